package dev.triplane.report;

import java.util.List;

/** A histogram as a picture, and its numbers as a table below. */
final class HistogramFigure {
  private static final int WIDTH = 320;
  private static final int TOP = 14;
  private static final int BASE = 92;
  private static final int HEIGHT = 108;

  /** Room for the label of a tick. */
  private static final int LABEL = 26;

  private final String title;
  private final String column;
  private final List<Histogram.Bin> bins;
  private final long count;

  private HistogramFigure(String title, String column, Histogram histogram) {
    this.title = title;
    this.column = column;
    this.bins = histogram.bins();
    this.count = histogram.count();
  }

  /**
   * Appends the figure.
   *
   * @param volumes of the run, those without a value too
   */
  static void append(Html html, String title, String column, Histogram histogram, long volumes) {
    HistogramFigure figure = new HistogramFigure(title, column, histogram);
    html.start("figure", "class", "panel").start("figcaption").leaf("h3", title);
    String of = Links.count(histogram.count()) + " of " + Links.count(volumes) + " volumes";
    html.leaf("span", of, "class", "note").end();
    if (!figure.bins.isEmpty()) {
      figure.picture(html);
      figure.table(html);
    }
    html.endLine();
  }

  private double x(double value) {
    double from = Math.log10(bins.get(0).from());
    double to = Math.log10(bins.get(bins.size() - 1).to());
    return (Math.log10(value) - from) / (to - from) * WIDTH;
  }

  private void picture(Html html) {
    long most = bins.stream().mapToLong(Histogram.Bin::count).max().orElse(1);
    // The table says the same, and its links can be reached by keyboard.
    html.start("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "aria-hidden", "true");
    line(html, "most", TOP);
    html.leaf("text", Links.count(most), "class", "most", "y", "" + (TOP - 4));
    for (Histogram.Bin bin : bins) {
      if (bin.count() > 0) {
        double x = x(bin.from());
        double height = Math.max(1, (double) (BASE - TOP) * bin.count() / most);
        html.start("a", "href", link(bin), "tabindex", "-1");
        html.start(
            "rect",
            "x",
            Json.number(x),
            "y",
            Json.number(BASE - height),
            "width",
            Json.number(Math.max(1, x(bin.to()) - x - 1)),
            "height",
            Json.number(height));
        html.leaf("title", range(bin) + ": " + Links.count(bin.count())).end().end();
      }
    }
    line(html, "base", BASE);
    ticks(html);
    html.end();
  }

  private static void line(Html html, String kind, int y) {
    html.leaf("line", "", "class", kind, "x2", "" + WIDTH, "y1", "" + y, "y2", "" + y);
  }

  private void ticks(Html html) {
    double free = 0;
    for (Histogram.Bin bin : bins) {
      double x = x(bin.from());
      String label = Json.number(bin.from());
      boolean round = label.matches("0?\\.?0*[125]0*") || bins.size() < 8;
      if (round && x >= free && x < WIDTH - LABEL / 2.0) {
        html.leaf("text", label, "class", "tick", "x", Json.number(x), "y", "" + (BASE + 12));
        free = x + LABEL;
      }
    }
  }

  private void table(Html html) {
    html.start("details").leaf("summary", "Numbers");
    html.start("table").leaf("caption", title, "class", "unseen").start("thead").start("tr");
    html.leaf("th", "From, below", "scope", "col").leaf("th", "Volumes", "scope", "col");
    html.leaf("th", "Share", "scope", "col").end().end().start("tbody");
    for (Histogram.Bin bin : bins) {
      if (bin.count() > 0) {
        html.start("tr").start("th", "scope", "row").leaf("a", range(bin), "href", link(bin)).end();
        html.leaf("td", Links.count(bin.count()), "class", "number");
        html.leaf("td", Links.percent(bin.count(), count), "class", "number").endLine();
      }
    }
    html.end().end().end();
  }

  private String link(Histogram.Bin bin) {
    return Links.volumes(column, bin.from(), bin.to());
  }

  private static String range(Histogram.Bin bin) {
    return Json.number(bin.from()) + " to " + Json.number(bin.to());
  }
}
