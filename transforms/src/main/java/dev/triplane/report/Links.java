package dev.triplane.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Links into the gallery, and other texts that several parts of the page have in common. */
final class Links {
  private Links() {}

  /** The volumes with one value in a column; the empty text finds those without a value. */
  static String volumes(String column, String value) {
    return "#/volumes?" + encode(column) + "=" + encode(value);
  }

  /** The volumes with values from one number on and below another. */
  static String volumes(String column, double from, double to) {
    return volumes(column, Json.number(from) + ".." + Json.number(to));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** 12345 as 12,345. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A share in percent, with the digits that it needs; nothing of nothing is empty. */
  static String percent(long part, long whole) {
    if (whole <= 0) {
      return "";
    }
    double percent = 100.0 * part / whole;
    return String.format(
        Locale.ROOT, percent < 9.95 && part < whole ? "%.1f %%" : "%.0f %%", percent);
  }
}
