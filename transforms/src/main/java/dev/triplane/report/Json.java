package dev.triplane.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * JSON that may stand in a script, inside a page or in a file of its own: nothing in it can end a
 * script or begin markup.
 */
final class Json {
  /** Digits of a number that are shown; the tables have all of them. */
  private static final MathContext DIGITS = new MathContext(9);

  private Json() {}

  /** A string, number, boolean, list or map as JSON. */
  static String of(Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  /**
   * Appends null, a string, number, boolean, list, or a map in its order. Real numbers have 9
   * digits; those that are not finite become null.
   */
  static void append(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
        Map.Entry<?, ?> entry = i.next();
        quote(entry.getKey().toString(), out);
        append(entry.getValue(), out.append(':'));
        out.append(i.hasNext() ? "," : "");
      }
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      for (int i = 0; i < list.size(); i++) {
        append(list.get(i), out.append(i == 0 ? "" : ","));
      }
      out.append(']');
    } else if (value instanceof CharSequence text) {
      quote(text, out);
    } else if (value instanceof Double || value instanceof Float) {
      out.append(number(((Number) value).doubleValue()));
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  /** A real number with 9 digits; {@code null} where it is not finite. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "null";
    }
    if (value == (int) value) {
      return Integer.toString((int) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15;
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  private static void quote(CharSequence text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7F && "\"\\<>&'`".indexOf(c) < 0;
      if (plain || (c > 0x9F && c != 0x2028 && c != 0x2029 && !Character.isSurrogate(c))) {
        out.append(c);
      } else {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >>> shift & 15, 16));
        }
      }
    }
    out.append('"');
  }
}
