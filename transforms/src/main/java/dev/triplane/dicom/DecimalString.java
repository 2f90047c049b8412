package dev.triplane.dicom;

import java.nio.charset.StandardCharsets;

/** Numbers written as characters: DS and IS of PS3.5 6.2, as they are found in files. */
public final class DecimalString {
  /** Powers of ten that a double holds exactly. */
  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = power;
      power *= 10;
    }
  }

  private static final long LARGEST_EXACT = 1L << 53;

  private DecimalString() {}

  /**
   * The first byte that is neither a space nor a null, from {@code from} on; at most {@code to}.
   */
  static int skipPadding(byte[] b, int from, int to) {
    int i = from;
    while (i < to && isPadding(b[i])) {
      i++;
    }
    return i;
  }

  /** The end of what is left when padding at the end is cut off. */
  static int trimEnd(byte[] b, int from, int to) {
    int end = to;
    while (end > from && isPadding(b[end - 1])) {
      end--;
    }
    return end;
  }

  private static boolean isPadding(byte c) {
    return c == ' ' || c == 0 || c == '\t' || c == '\n' || c == '\r';
  }

  /**
   * The number that a text is: with spaces around it, an exponent, a comma as the decimal point.
   *
   * @return null where it is no finite decimal number
   */
  public static Double parse(String text) {
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    double value = parse(b, 0, b.length);
    return Double.isNaN(value) ? null : value;
  }

  /** A number as an int; null where it is null, has a fraction or does not fit. */
  public static Integer toInteger(Double value) {
    if (value == null) {
      return null;
    }
    int whole = (int) (double) value;
    return whole == value ? whole : null;
  }

  /**
   * The number in a range of bytes.
   *
   * <p>A comma is read as the decimal point where it is the only one and there is no point.
   *
   * @return NaN where the bytes are no finite decimal number; "NaN" and "Infinity" are none either
   */
  static double parse(byte[] b, int from, int to) {
    int i = skipPadding(b, from, to);
    int end = trimEnd(b, i, to);
    int first = i;
    boolean negative = false;
    if (i < end && (b[i] == '-' || b[i] == '+')) {
      negative = b[i] == '-';
      i++;
    }
    long digits = 0;
    int scale = 0;
    int seen = 0;
    boolean exact = true;
    boolean point = false;
    boolean comma = false;
    for (; i < end; i++) {
      int c = b[i];
      if (c >= '0' && c <= '9') {
        seen++;
        if (digits < LARGEST_EXACT / 10) {
          digits = digits * 10 + (c - '0');
          scale -= point ? 1 : 0;
        } else {
          exact = false;
        }
      } else if ((c == '.' || c == ',') && !point) {
        point = true;
        comma = c == ',';
      } else {
        break;
      }
    }
    if (seen == 0) {
      return Double.NaN;
    }
    if (i < end) {
      int exponent = exponent(b, i, end);
      if (exponent == Integer.MIN_VALUE) {
        return Double.NaN;
      }
      scale += exponent;
    }
    if (exact && scale >= -22 && scale <= 22) {
      double value = scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
      return negative ? -value : value;
    }
    return slowly(b, first, end, comma);
  }

  /** The exponent behind E; MIN_VALUE where there is none. */
  private static int exponent(byte[] b, int from, int end) {
    int i = from;
    if (b[i] != 'e' && b[i] != 'E') {
      return Integer.MIN_VALUE;
    }
    i++;
    boolean negative = false;
    if (i < end && (b[i] == '-' || b[i] == '+')) {
      negative = b[i] == '-';
      i++;
    }
    if (i == end) {
      return Integer.MIN_VALUE;
    }
    int value = 0;
    for (; i < end; i++) {
      int c = b[i];
      if (c < '0' || c > '9') {
        return Integer.MIN_VALUE;
      }
      value = Math.min(value * 10 + (c - '0'), 100_000);
    }
    return negative ? -value : value;
  }

  @SuppressWarnings("deprecation") // the bytes are known to be ASCII
  private static double slowly(byte[] b, int from, int end, boolean comma) {
    String text = new String(b, 0, from, end - from);
    double value = Double.parseDouble(comma ? text.replace(',', '.') : text);
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  /**
   * Where a range holds a number as JSON writes them (RFC 8259 6), nothing but padding around it.
   *
   * @return whether {@code b[from, to)}, without padding, may be copied as it is
   */
  static boolean isJsonNumber(byte[] b, int from, int to) {
    int i = from;
    if (i < to && b[i] == '-') {
      i++;
    }
    if (i == to) {
      return false;
    }
    if (b[i] == '0') {
      i++;
    } else {
      int digits = digits(b, i, to);
      if (digits == i) {
        return false;
      }
      i = digits;
    }
    if (i < to && b[i] == '.') {
      int digits = digits(b, i + 1, to);
      if (digits == i + 1) {
        return false;
      }
      i = digits;
    }
    if (i < to && (b[i] == 'e' || b[i] == 'E')) {
      i++;
      if (i < to && (b[i] == '-' || b[i] == '+')) {
        i++;
      }
      int digits = digits(b, i, to);
      if (digits == i) {
        return false;
      }
      i = digits;
    }
    return i == to;
  }

  private static int digits(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i;
  }
}
