package dev.triplane.dicom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Bytes of an element to text and numbers, by its VR. */
final class Values {
  private Values() {}

  static String firstString(Element e) {
    if (!e.hasBytes() || e.arrayLength() == 0) {
      return null;
    }
    Vr vr = e.vr();
    byte[] b = e.array();
    int from = e.arrayOffset();
    int to = from + e.arrayLength();
    String text;
    if (isPlain(vr, b, from, to)) {
      int end = vr.multiple() ? indexOf(b, from, to, '\\') : to;
      text = plain(b, from, end);
    } else if (vr.isText()) {
      String whole = decode(e, from, to);
      int end = vr.multiple() ? whole.indexOf('\\') : -1;
      text = trim(end < 0 ? whole : whole.substring(0, end), vr);
    } else {
      List<String> all = strings(e);
      text = all.isEmpty() ? "" : all.get(0);
    }
    return text.isEmpty() ? null : text;
  }

  static List<String> strings(Element e) {
    if (!e.hasBytes() || e.arrayLength() == 0) {
      return List.of();
    }
    Vr vr = e.vr();
    byte[] b = e.array();
    int from = e.arrayOffset();
    int to = from + e.arrayLength();
    if (isPlain(vr, b, from, to)) {
      return plainValues(vr, b, from, to);
    }
    return switch (vr.kind()) {
      case STRING, DECIMAL, TEXT -> split(decode(e, from, to), vr);
      case NUMBER, TAG -> {
        int n = count(e);
        List<String> all = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
          all.add(binaryText(e, i));
        }
        yield all;
      }
      case BYTES, SEQUENCE -> List.of();
    };
  }

  /** The values of a decoded text, each without padding. */
  static List<String> split(String whole, Vr vr) {
    if (!vr.multiple() || whole.indexOf('\\') < 0) {
      return List.of(trim(whole, vr));
    }
    List<String> all = new ArrayList<>(4);
    int start = 0;
    while (true) {
      int end = whole.indexOf('\\', start);
      if (end < 0) {
        all.add(trim(whole.substring(start), vr));
        return all;
      }
      all.add(trim(whole.substring(start, end), vr));
      start = end + 1;
    }
  }

  private static String trim(String text, Vr vr) {
    int from = 0;
    int to = text.length();
    while (to > 0 && isPadding(text.charAt(to - 1))) {
      to--;
    }
    if (!vr.keepsLeadingSpaces()) {
      while (from < to && isPadding(text.charAt(from))) {
        from++;
      }
    }
    return text.substring(from, to);
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == 0;
  }

  /**
   * Whether a value is ASCII by its VR, and is so indeed. Where it is not, its bytes are read as
   * text of the character set is: writers put one into a code string, too.
   */
  private static boolean isPlain(Vr vr, byte[] b, int from, int to) {
    return (vr.kind() == Vr.Kind.STRING || vr.kind() == Vr.Kind.DECIMAL) && isAscii(b, from, to);
  }

  static boolean isAscii(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static List<String> plainValues(Vr vr, byte[] b, int from, int to) {
    if (!vr.multiple()) {
      return List.of(plain(b, from, to));
    }
    List<String> all = new ArrayList<>(4);
    int start = from;
    while (true) {
      int end = indexOf(b, start, to, '\\');
      all.add(plain(b, start, end));
      if (end == to) {
        return all;
      }
      start = end + 1;
    }
  }

  /** The characters of a part of a value, or of all of it. */
  static String decode(Element e, int from, int to) {
    return charset(e).decode(e.array(), from, to - from, e.vr());
  }

  /** That of the data set; the attribute that names it cannot be read by itself. */
  static SpecificCharacterSet charset(Element e) {
    return e.tag() == Tag.SPECIFIC_CHARACTER_SET
        ? SpecificCharacterSet.DEFAULT
        : e.dataSet().charset();
  }

  /** Text of the default repertoire. */
  private static String plain(byte[] b, int from, int to) {
    int start = from;
    int end = to;
    while (end > start && isPadding((char) (b[end - 1] & 0xFF))) {
      end--;
    }
    while (start < end && isPadding((char) (b[start] & 0xFF))) {
      start++;
    }
    return new String(b, start, end - start, StandardCharsets.US_ASCII);
  }

  static int indexOf(byte[] b, int from, int to, char wanted) {
    int i = from;
    while (i < to && b[i] != wanted) {
      i++;
    }
    return i;
  }

  static Double number(Element e) {
    if (!e.hasBytes() || e.arrayLength() == 0) {
      return null;
    }
    double value;
    if (e.vr().kind() == Vr.Kind.DECIMAL) {
      int from = e.arrayOffset();
      int end = indexOf(e.array(), from, from + e.arrayLength(), '\\');
      value = DecimalString.parse(e.array(), from, end);
    } else if (count(e) == 0) {
      return null;
    } else {
      value = binary(e, 0);
    }
    return Double.isFinite(value) ? value : null;
  }

  static Integer integer(Element e) {
    return DecimalString.toInteger(number(e));
  }

  static double[] doubles(Element e) {
    if (!e.hasBytes() || e.arrayLength() == 0) {
      return null;
    }
    double[] values = e.vr().kind() == Vr.Kind.DECIMAL ? decimals(e) : binaries(e);
    if (values.length == 0) {
      return null;
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return null;
      }
    }
    return values;
  }

  private static double[] decimals(Element e) {
    byte[] b = e.array();
    int from = e.arrayOffset();
    int to = from + e.arrayLength();
    int n = 1;
    for (int i = from; i < to; i++) {
      n += b[i] == '\\' ? 1 : 0;
    }
    double[] values = new double[n];
    int start = from;
    for (int i = 0; i < n; i++) {
      int end = indexOf(b, start, to, '\\');
      values[i] = DecimalString.parse(b, start, end);
      start = end + 1;
    }
    return values;
  }

  private static double[] binaries(Element e) {
    double[] values = new double[count(e)];
    for (int i = 0; i < values.length; i++) {
      values[i] = binary(e, i);
    }
    return values;
  }

  /** How many whole numbers or words the value has; 0 where its VR has none. */
  static int count(Element e) {
    return switch (e.vr()) {
      case UN, SQ -> 0;
      default -> e.vr().isText() ? 0 : e.arrayLength() / e.vr().width();
    };
  }

  /** Binary number {@code i}; NaN for a VR without numbers. UV and SV lose what a double lacks. */
  static double binary(Element e, int i) {
    return switch (e.vr()) {
      case FL, OF -> Float.intBitsToFloat((int) bits(e, i));
      case FD, OD -> Double.longBitsToDouble(bits(e, i));
      case UV, OV -> {
        long value = bits(e, i);
        yield value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
      }
      case SV, SS, SL, US, UL, OB, OW, OL -> whole(e, i);
      default -> Double.NaN;
    };
  }

  /** Binary whole number {@code i}; a UV above 2^63 comes negative. */
  static long whole(Element e, int i) {
    long bits = bits(e, i);
    return switch (e.vr()) {
      case SS -> i == 0 && isTableDescriptor(e.tag()) ? bits : (short) bits;
      case SL -> (int) bits;
      default -> bits;
    };
  }

  /** Entry counts are unsigned even where pixels are signed (PS3.3 C.11.1.1.1 and C.7.6.3.1.5). */
  private static boolean isTableDescriptor(int tag) {
    return tag == Tag.LUT_DESCRIPTOR
        || tag == Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
        || tag == Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
        || tag == Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR;
  }

  private static long bits(Element e, int i) {
    byte[] b = e.array();
    int width = e.vr().width();
    int at = e.arrayOffset() + i * width;
    long bits = 0;
    if (e.bigEndian()) {
      for (int k = 0; k < width; k++) {
        bits = (bits << 8) | (b[at + k] & 0xFF);
      }
    } else {
      for (int k = width - 1; k >= 0; k--) {
        bits = (bits << 8) | (b[at + k] & 0xFF);
      }
    }
    return bits;
  }

  /** A tag of an AT value: two numbers of 16 bits, each in the byte order of the data set. */
  static int tagValue(Element e, int i) {
    byte[] b = e.array();
    int at = e.arrayOffset() + i * 4;
    int high = e.bigEndian() ? 0 : 1;
    int group = ((b[at + high] & 0xFF) << 8) | (b[at + 1 - high] & 0xFF);
    int element = ((b[at + 2 + high] & 0xFF) << 8) | (b[at + 3 - high] & 0xFF);
    return group << 16 | element;
  }

  private static String binaryText(Element e, int i) {
    return switch (e.vr()) {
      case AT -> Tag.toHex(tagValue(e, i));
      case FL -> Float.toString(Float.intBitsToFloat((int) bits(e, i)));
      case FD -> Double.toString(Double.longBitsToDouble(bits(e, i)));
      case UV -> Long.toUnsignedString(bits(e, i));
      default -> Long.toString(whole(e, i));
    };
  }
}
