package dev.triplane.report;

import java.util.function.UnaryOperator;

/** How often each value of a column occurs: a table, whose bars only repeat its numbers. */
final class BarTable {
  /** Values shown one by one; the rest is one row. */
  private static final int ROWS = 15;

  private BarTable() {}

  /**
   * Appends the table.
   *
   * @param total what the shares are of
   * @param meaning of a value, shown below it; null for none
   */
  static void append(
      Html html,
      String title,
      String column,
      Counts counts,
      long total,
      UnaryOperator<String> meaning) {
    if (counts.isEmpty()) {
      return;
    }
    html.start("section", "class", "panel").leaf("h3", title);
    html.start("table", "class", "bars");
    html.leaf("caption", "Volumes by " + title, "class", "unseen");
    html.start("thead", "class", "unseen").start("tr");
    html.leaf("th", title, "scope", "col").leaf("th", "Volumes", "scope", "col");
    html.leaf("th", "Share", "scope", "col").end().end().start("tbody");
    long rest = counts.total();
    long longest = counts.of(counts.byCount().get(0));
    int rows = 0;
    for (String value : counts.byCount()) {
      if (++rows > ROWS) {
        break;
      }
      long count = counts.of(value);
      rest -= count;
      html.start("tr").start("th", "scope", "row");
      html.start("a", "href", Links.volumes(column, value));
      html.leaf("bdi", value.isEmpty() ? "none" : value).end();
      String words = meaning.apply(value);
      if (words != null) {
        html.start("span", "class", "meaning").sentence(words).end();
      }
      html.end();
      cells(html, count, longest, total);
    }
    if (rest > 0) {
      html.start("tr").leaf("th", "others", "scope", "row");
      cells(html, rest, longest, total);
    }
    html.end().end().endLine();
  }

  private static void cells(Html html, long count, long longest, long total) {
    html.leaf("td", Links.count(count), "class", "number");
    html.start("td", "class", "bar");
    bar(html, count, longest);
    html.leaf("span", Links.percent(count, total), "class", "share").end().endLine();
  }

  /** A bar as long as the share of a count in another. */
  static void bar(Html html, long count, long of) {
    String width = Json.number(Math.min(100, Math.max(0.5, 100.0 * count / Math.max(1, of))));
    html.start("svg", "viewBox", "0 0 100 8", "preserveAspectRatio", "none", "aria-hidden", "true");
    html.leaf("rect", "", "width", width, "height", "8").end();
  }
}
