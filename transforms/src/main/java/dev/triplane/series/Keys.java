package dev.triplane.series;

import java.util.Comparator;

/**
 * The order of split values: absent first, numbers by size, then text by character. Several values,
 * joined by a backslash, are compared one by one.
 */
final class Keys {
  /** Compares canonical texts as {@link FrameAttributes#keys} holds them; null is absent. */
  static final Comparator<String> ORDER = Comparator.nullsFirst(Keys::compare);

  private Keys() {}

  private static int compare(String a, String b) {
    if (a.indexOf('\\') < 0 && b.indexOf('\\') < 0) {
      return compareOne(a, b);
    }
    String[] some = a.split("\\\\", -1);
    String[] others = b.split("\\\\", -1);
    for (int i = 0; i < Math.min(some.length, others.length); i++) {
      int order = compareOne(some[i], others[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(some.length, others.length);
  }

  private static int compareOne(String a, String b) {
    Double x = number(a);
    Double y = number(b);
    if (x != null && y != null) {
      return Double.compare(x, y);
    }
    if (x != null || y != null) {
      return x != null ? -1 : 1;
    }
    return a.compareTo(b);
  }

  private static Double number(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    if (first != '-' && (first < '0' || first > '9')) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // a time with colons, or a text that begins with a digit
    }
  }
}
