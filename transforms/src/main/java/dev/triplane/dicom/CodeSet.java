package dev.triplane.dicom;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sets of graphic characters that a data set can switch between (PS3.3 C.12.1.1.2, tables
 * C.12-2 to C.12-4), with the numbers of the ISO register.
 */
enum CodeSet {
  /** ISO-IR 6, for bytes 00 to 7F. */
  ASCII(6, null, false),
  /** ISO-IR 14: ASCII with a yen sign and an overline. */
  ROMAJI(14, null, false),
  /** ISO-IR 13, the upper half of JIS X 0201. */
  KATAKANA(13, null, false),
  LATIN_1(100, "ISO-8859-1", false),
  LATIN_2(101, "ISO-8859-2", false),
  LATIN_3(109, "ISO-8859-3", false),
  LATIN_4(110, "ISO-8859-4", false),
  CYRILLIC(144, "ISO-8859-5", false),
  ARABIC(127, "ISO-8859-6", false),
  GREEK(126, "ISO-8859-7", false),
  HEBREW(138, "ISO-8859-8", false),
  LATIN_5(148, "ISO-8859-9", false),
  LATIN_9(203, "ISO-8859-15", false),
  THAI(166, "TIS-620", false),
  /** JIS X 0208, two bytes a character in G0. */
  KANJI(87, "EUC-JP", true),
  /** JIS X 0212, two bytes a character in G0. */
  KANJI_MORE(159, "EUC-JP", true),
  /** KS X 1001, two bytes a character in G1. */
  KOREAN(149, "EUC-KR", true),
  /** GB 2312, two bytes a character in G1. */
  CHINESE(58, "GB2312", true);

  static final char UNDEFINED = '\uFFFD';

  private static final int ROW = 94;

  private final int number;
  private final String charset;
  private final boolean pairs;

  CodeSet(int number, String charset, boolean pairs) {
    this.number = number;
    this.charset = charset;
    this.pairs = pairs;
  }

  /** The set with a number of the ISO register, or null. */
  static CodeSet ofNumber(int number) {
    for (CodeSet set : values()) {
      if (set.number == number) {
        return set;
      }
    }
    return null;
  }

  /** The part number of ISO 8859, as in "15"; empty for any other set. */
  String part() {
    return charset != null && charset.startsWith("ISO-8859-") ? charset.substring(9) : "";
  }

  /** Whether a character takes two bytes. */
  boolean pairs() {
    return pairs;
  }

  /** Whether the set is used for bytes below 80. */
  boolean isLower() {
    return this == ASCII || this == ROMAJI || this == KANJI || this == KANJI_MORE;
  }

  /** The character of one byte, 00 to FF; {@link #UNDEFINED} where the set has none. */
  char single(int b) {
    return table()[b];
  }

  /** The character of two bytes, whose highest bits do not matter. */
  char pair(int first, int second) {
    int row = (first & 0x7F) - 0x21;
    int cell = (second & 0x7F) - 0x21;
    return row < 0 || row >= ROW || cell < 0 || cell >= ROW ? UNDEFINED : table()[row * ROW + cell];
  }

  private char[] table() {
    return Tables.BY_SET.computeIfAbsent(this, set -> pairs ? pairTable() : singleTable());
  }

  private char[] singleTable() {
    char[] chars = new char[256];
    Charset upper = charset == null ? StandardCharsets.US_ASCII : Charset.forName(charset);
    for (int b = 0; b < 256; b++) {
      String text = new String(new byte[] {(byte) b}, upper);
      chars[b] = text.length() == 1 ? text.charAt(0) : UNDEFINED;
    }
    if (this == ROMAJI) {
      chars[0x5C] = '\u00A5';
      chars[0x7E] = '\u203E';
    }
    if (this == KATAKANA) {
      for (int b = 0xA1; b <= 0xDF; b++) {
        chars[b] = (char) (0xFF61 + b - 0xA1);
      }
    }
    return chars;
  }

  private char[] pairTable() {
    Charset euc = Charset.forName(charset);
    char[] chars = new char[ROW * ROW];
    int extra = this == KANJI_MORE ? 1 : 0;
    byte[] code = new byte[2 + extra];
    code[0] = (byte) 0x8F;
    for (int row = 0; row < ROW; row++) {
      for (int cell = 0; cell < ROW; cell++) {
        code[extra] = (byte) (0xA1 + row);
        code[extra + 1] = (byte) (0xA1 + cell);
        String text = new String(code, euc);
        chars[row * ROW + cell] = text.length() == 1 ? text.charAt(0) : UNDEFINED;
      }
    }
    return chars;
  }

  /** The characters of each set, made when the first text needs them. */
  private static final class Tables {
    static final Map<CodeSet, char[]> BY_SET = new ConcurrentHashMap<>();
  }
}
