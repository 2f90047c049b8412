package dev.triplane.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The few lines at the end of a run: what was read, made, what failed, and where to look. */
public final class SummaryText {
  private SummaryText() {}

  /** The lines, each with its line break. */
  public static String of(RunSummary run, String folder) {
    String output = folder.replaceFirst("/+$", "");
    RunSummary.Counts counts = run.counts();
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Read    %,d files (%s): %,d instances in %,d series",
        counts.filesListed(),
        size(counts.bytesListed()),
        counts.instances(),
        counts.series());
    if (!run.previous().output().isEmpty()) {
      since(text, run.previous());
    }
    line(
        text,
        "Made    %,d volumes%s%s of %,d slices, %,d pictures",
        counts.volumes(),
        list(" ", counts.volumesByPlane()),
        list(" ", counts.volumesByVerdict()),
        counts.slices(),
        counts.previews() - counts.previewsWithheld());
    if (counts.previewsWithheld() > 0) {
      line(
          text,
          "Held    %,d pictures whose pixels may name the patient (withheld_reason in the table"
              + " previews; --burnedIn=show makes them)",
          counts.previewsWithheld());
    }
    failures(text, counts);
    if (!run.balance().isZero()) {
      line(
          text,
          "LOST    %,d files and %,d image frames are neither in a table nor among the failures",
          run.balance().files(),
          run.balance().frames());
    }
    line(text, "Took    %.1f s (run %s)", run.seconds(), run.runId());
    line(text, "Tables  %s/tables   pictures %s/previews", output, output);
    if (!"none".equals(run.options().getOrDefault("report", "none"))) {
      text.append(page(folder)).append('\n');
    }
    line(text, "Look    %s", query(output, "volumes", "plane, verdict, count(*)"));
    if (!counts.failures().isEmpty()) {
      line(text, "        %s", query(output, "failures", "stage, reason, count(*)"));
    }
    return text.toString();
  }

  /** The line that says where the run's page is, without its line break. */
  static String page(String folder) {
    return "Page    " + folder.replaceFirst("/+$", "") + "/report/index.html";
  }

  private static void since(StringBuilder text, RunSummary.Since since) {
    String why =
        since.because().isEmpty() ? "" : " (changed: " + String.join(", ", since.because()) + ")";
    if (since.files().isEmpty()) {
      line(text, "Since   %s: nothing could be taken over%s", since.output(), why);
      return;
    }
    Map<String, Long> files = since.files();
    line(
        text,
        "Since   %s: files %,d added, %,d changed, %,d removed, %,d unchanged",
        since.output(),
        files.get("added"),
        files.get("changed"),
        files.get("removed"),
        files.get("unchanged"));
    if (!since.because().isEmpty()) {
      line(text, "        all series assembled again%s", why);
    }
  }

  private static void failures(StringBuilder text, RunSummary.Counts counts) {
    if (counts.failures().isEmpty()) {
      line(text, "Failed  nothing");
      return;
    }
    line(text, "Failed  (file, place and reason of each: table failures)");
    new TreeMap<>(counts.failures())
        .forEach(
            (stage, reasons) ->
                new TreeMap<>(reasons)
                    .forEach((reason, count) -> line(text, "  %,8d  %s %s", count, stage, reason)));
  }

  /** A command that can be pasted into a shell; the path may hold quotes of either kind. */
  private static String query(String output, String table, String columns) {
    String folder = output.replaceAll("[\\[*?]", "[$0]"); // DuckDB takes all of it for a glob
    String files = (folder + "/tables/" + table + "/*.parquet").replace("'", "''");
    String sql = "select " + columns + " from '" + files + "' group by all order by all";
    return "duckdb -c \"" + sql.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"";
  }

  private static String list(String before, Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(", ", before + "(", ")"));
  }

  private static String size(long bytes) {
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
