package dev.triplane.dicom;

/** Strings and numbers of JSON (RFC 8259). */
final class JsonText {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** Appends a string with its quotes; a surrogate without its partner is escaped. */
  static void quote(CharSequence text, StringBuilder out) {
    out.append('"');
    int n = text.length();
    int done = 0;
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && (c < 0xD800 || c > 0xDFFF)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < n
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      out.append(text, done, i);
      escape(c, out);
      done = i + 1;
    }
    out.append(text, done, n).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX[c >>> shift & 15]);
        }
      }
    }
  }

  /** Appends a number that reads back as the same double; a non-finite one as a string. */
  static void number(double value, StringBuilder out) {
    long whole = (long) value;
    if (whole == value && Math.abs(whole) < 1L << 53) {
      out.append(whole);
    } else if (Double.isFinite(value)) {
      out.append(value);
    } else {
      out.append('"').append(value).append('"');
    }
  }
}
