package dev.triplane.report;

/** What was listed against what was made of it: the two sums that a good run brings to zero. */
final class BalanceSection {
  private BalanceSection() {}

  static void append(Html html, RunFacts run, FailureSurvey failures) {
    html.start("section", "class", "panel wide", "aria-labelledby", "balance");
    html.leaf("h2", "Balance", "id", "balance");
    if (run.isBalanced()) {
      html.leaf("p", "Every file and every image frame is accounted for.", "class", "good");
    } else {
      html.leaf(
          "p",
          "Files or frames are missing: they are neither in a table nor among the failures.",
          "class",
          "bad");
    }
    html.start("table", "class", "balance");
    html.leaf("caption", "Balance of files and image frames", "class", "unseen");
    html.start("tbody");
    row(
        html,
        "Files",
        run.count("files_listed") + " listed",
        run.count("instances") + " instances",
        failures.count("READ") + " failed to be read",
        run.balance("files"));
    row(
        html,
        "Frames",
        run.count("image_frames") + " in all instances",
        run.count("slices") + " slices of volumes",
        failures.frames() + " failed or left out",
        run.balance("frames"));
    html.end().end().endLine();
  }

  private static void row(
      Html html, String what, String all, String used, String failed, long left) {
    html.start("tr").leaf("th", what, "scope", "row");
    number(html, "", all);
    number(html, "− ", used);
    number(html, "− ", failed);
    number(html, "= ", left + (left == 0 ? " missing" : " missing!"));
    html.endLine();
  }

  /** A number with its sign in front and its words behind. */
  private static void number(Html html, String sign, String numberAndWords) {
    int space = numberAndWords.indexOf(' ');
    String number = Links.count(Long.parseLong(numberAndWords.substring(0, space)));
    html.start("td").leaf("strong", sign + number);
    html.text(numberAndWords.substring(space)).end();
  }
}
