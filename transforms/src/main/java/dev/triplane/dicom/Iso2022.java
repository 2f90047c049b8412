package dev.triplane.dicom;

/**
 * Text with code extensions: G0 for bytes below 80, G1 for those above, each switched by escape
 * sequences (PS3.5 6.1.2.5, PS3.3 C.12.1.1.2). One object a text.
 */
final class Iso2022 {
  static final int ESC = 0x1B;

  private final CodeSet firstLower;
  private final CodeSet firstUpper;
  private final CodeSet spareUpper;
  private final boolean backslashSplits;
  private final boolean name;
  private CodeSet lower;
  private CodeSet upper;
  private int undecodable;

  /**
   * @param spareUpper for bytes above 7F where no G1 is in force: writers of Korean and Chinese are
   *     seen to switch once a text, and not again behind each delimiter; may be null
   */
  Iso2022(CodeSet firstLower, CodeSet firstUpper, CodeSet spareUpper, Vr vr) {
    this.firstLower = firstLower;
    this.firstUpper = firstUpper;
    this.spareUpper = spareUpper;
    this.backslashSplits = vr.multiple();
    this.name = vr == Vr.PN;
    reset();
  }

  int undecodable() {
    return undecodable;
  }

  /** What PS3.5 6.1.2.5.3 asks for at each delimiter. */
  private void reset() {
    lower = firstLower;
    upper = firstUpper;
  }

  String decode(byte[] bytes, int offset, int length) {
    StringBuilder out = new StringBuilder(length);
    int end = offset + length;
    int i = offset;
    while (i < end) {
      int b = bytes[i] & 0xFF;
      int next = i + 1 < end ? bytes[i + 1] & 0xFF : -1;
      CodeSet high = upper == null ? spareUpper : upper;
      if (b == ESC) {
        i += escape(bytes, i, end, out);
      } else if (b < 0x20) {
        if (b == '\t' || b == '\n' || b == '\f' || b == '\r') {
          reset();
        }
        out.append((char) b);
        i++;
      } else if (b < 0x80 && lower.pairs() && next >= 0 && isPair(lower, b, next)) {
        out.append(lower.pair(b, next));
        i += 2;
      } else if (b < 0x80) {
        out.append(single(b));
        i++;
      } else if (high != null && high.pairs() && next >= 0x80) {
        out.append(checked(high.pair(b, next), 2));
        i += 2;
      } else {
        out.append(high(b));
        i++;
      }
    }
    return out.toString();
  }

  private static boolean isPair(CodeSet set, int first, int second) {
    return second < 0x80 && set.pair(first, second) != CodeSet.UNDEFINED;
  }

  /** A byte below 80 that is one character, or a delimiter. */
  private char single(int b) {
    if ((b == '\\' && backslashSplits) || (name && (b == '^' || b == '='))) {
      reset();
      return (char) b;
    }
    if (b == ' ' || b == 0x7F) {
      return (char) b;
    }
    if (lower.pairs()) {
      undecodable++;
      return CodeSet.UNDEFINED;
    }
    return checked(lower.single(b), 1);
  }

  private char high(int b) {
    if (upper == null || upper.pairs()) {
      undecodable++;
      return CodeSet.UNDEFINED;
    }
    return checked(upper.single(b), 1);
  }

  private char checked(char c, int bytes) {
    undecodable += c == CodeSet.UNDEFINED ? bytes : 0;
    return c;
  }

  /**
   * Follows the escape sequence at {@code at}; an unknown one becomes U+FFFD. Returns its length.
   */
  private int escape(byte[] b, int at, int end, StringBuilder out) {
    int i = at + 1;
    while (i < end && b[i] >= 0x20 && b[i] <= 0x2F) {
      i++;
    }
    int length = i - at + 1;
    CodeSet set = null;
    boolean low = false;
    if (i < end && length == 3) {
      int kind = b[at + 1];
      int last = b[i];
      if (kind == '$') {
        low = true;
        set = last == 'B' || last == '@' ? CodeSet.KANJI : null;
      } else if (kind == '(') {
        low = true;
        set = last == 'B' ? CodeSet.ASCII : last == 'J' ? CodeSet.ROMAJI : null;
      } else if (kind == ')') {
        set = last == 'I' ? CodeSet.KATAKANA : null;
      } else if (kind == '-') {
        set = latin(last);
      }
    } else if (i < end && length == 4 && b[at + 1] == '$') {
      int kind = b[at + 2];
      int last = b[i];
      if (kind == '(') {
        low = true;
        set = last == 'D' ? CodeSet.KANJI_MORE : last == 'B' ? CodeSet.KANJI : null;
      } else if (kind == ')') {
        set = last == 'C' ? CodeSet.KOREAN : last == 'A' ? CodeSet.CHINESE : null;
      }
    }
    if (set == null) {
      undecodable++;
      out.append(CodeSet.UNDEFINED);
      return 1;
    }
    if (low) {
      lower = set;
    } else {
      upper = set;
    }
    return length;
  }

  private static CodeSet latin(int last) {
    return switch (last) {
      case 'A' -> CodeSet.LATIN_1;
      case 'B' -> CodeSet.LATIN_2;
      case 'C' -> CodeSet.LATIN_3;
      case 'D' -> CodeSet.LATIN_4;
      case 'L' -> CodeSet.CYRILLIC;
      case 'G' -> CodeSet.ARABIC;
      case 'F' -> CodeSet.GREEK;
      case 'H' -> CodeSet.HEBREW;
      case 'M' -> CodeSet.LATIN_5;
      case 'b' -> CodeSet.LATIN_9;
      case 'T' -> CodeSet.THAI;
      default -> null;
    };
  }
}
