package dev.triplane.series;

import java.util.Comparator;

/** The order of split values: absent first, numbers by size, then text by character. */
final class Keys {
  /** Compares canonical texts as {@link FrameAttributes#keys} holds them; null is absent. */
  static final Comparator<String> ORDER = Comparator.nullsFirst(Keys::compare);

  private Keys() {}

  private static int compare(String a, String b) {
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
      return null; // several numbers, such as a direction: compared as text
    }
  }
}
