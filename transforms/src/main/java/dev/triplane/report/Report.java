package dev.triplane.report;

import dev.triplane.failure.Reason;
import dev.triplane.series.Remark;
import dev.triplane.table.TableColumn;
import dev.triplane.volume.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the page of a run from its tables: {@code report/index.html} and what it needs. */
public final class Report {
  /** Folder of the page below the output folder. */
  public static final String FOLDER = "report";

  private static final List<String> SCRIPTS =
      List.of("data.js", "pictures.js", "gallery.js", "volume.js", "report.js");

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

  private Report() {}

  /**
   * Writes the page; its index.html last, so that there is none before everything it needs is in
   * place.
   *
   * @param runJson the bytes of run.json
   * @param mode not {@link ReportMode#NONE}
   * @throws IOException if the tables or run.json cannot be read, or the page not be written
   */
  public static void write(ReportStore store, byte[] runJson, ReportMode mode) throws IOException {
    if (mode == ReportMode.NONE) {
      throw new IllegalArgumentException("no page was asked for");
    }
    RunFacts run = RunFacts.parse(runJson);
    ShownColumns shown = new ShownColumns(mode);
    FailureSurvey failures = FailureSurvey.read(store);
    VolumeSurvey volumes = VolumeSurvey.read(store, shown);
    VolumeChunks chunks = new VolumeChunks(store, shown, volumes.order());
    chunks.write();
    Overview overview = new Overview(run, failures, volumes, chunks, mode);
    for (String script : SCRIPTS) {
      store.write(FOLDER + "/" + script, resource(script), "text/javascript");
    }
    store.write(FOLDER + "/report.css", resource("report.css"), "text/css");
    Map<String, String> places = new LinkedHashMap<>();
    places.put("title", new Html().text(run.runId()).toString());
    places.put("started", new Html().text(started(run)).toString());
    places.put("summary", overview.summary());
    places.put("overview", overview.sections());
    places.put("manifest", Json.of(manifest(chunks, volumes, mode)));
    String page = fill(new String(resource("index.html"), StandardCharsets.UTF_8), places);
    store.write(FOLDER + "/index.html", page.getBytes(StandardCharsets.UTF_8), "text/html");
  }

  private static String started(RunFacts run) {
    return run.started() + (run.took().isEmpty() ? "" : " · " + run.took());
  }

  /** What the scripts must know before they load anything. */
  private static Map<String, Object> manifest(
      VolumeChunks chunks, VolumeSurvey volumes, ReportMode mode) {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("mode", mode.text());
    manifest.put("volumes", volumes.order().size());
    manifest.put("index_rows", VolumeChunks.INDEX_ROWS);
    manifest.put("view_rows", VolumeChunks.VIEW_ROWS);
    manifest.put("columns", chunks.columns().describe());
    Map<String, Object> pictures = new LinkedHashMap<>();
    for (TableColumn column : chunks.pictureColumns()) {
      pictures.put(column.name(), column.doc());
    }
    manifest.put("picture_columns", pictures);
    Map<String, Object> counts = new LinkedHashMap<>();
    volumes.counts().forEach((column, count) -> counts.put(column, pairs(count)));
    counts.put("reasons", pairs(volumes.reasons()));
    counts.put("flags", pairs(chunks.flags()));
    manifest.put("counts", counts);
    Map<String, Object> words = new LinkedHashMap<>();
    for (Remark remark : Remark.values()) {
      words.put(remark.name(), remark.meaning());
    }
    for (Verdict verdict : Verdict.values()) {
      words.put(verdict.name(), verdict.meaning());
    }
    for (Reason reason : Reason.values()) {
      words.put(reason.name(), reason.meaning());
    }
    manifest.put("words", words);
    return manifest;
  }

  private static List<Object> pairs(Counts counts) {
    List<Object> pairs = new ArrayList<>();
    counts.byCount().forEach(value -> pairs.add(List.of(value, counts.of(value))));
    return pairs;
  }

  /** Fills every place once: what is filled in is not looked at again. */
  private static String fill(String template, Map<String, String> places) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Report.class.getResourceAsStream("/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the build left out report/" + name);
      }
      return in.readAllBytes();
    }
  }
}
