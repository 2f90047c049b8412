package dev.triplane.report;

import dev.triplane.series.Remark;
import dev.triplane.table.Table;
import dev.triplane.table.TableColumn;
import dev.triplane.volume.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first view of the page, complete without a script: failures, balance, distributions, run. */
final class Overview {
  private static final Map<String, String> TITLES = titles();

  private final RunFacts run;
  private final FailureSurvey failures;
  private final VolumeSurvey volumes;
  private final VolumeChunks chunks;
  private final ReportMode mode;

  Overview(
      RunFacts run,
      FailureSurvey failures,
      VolumeSurvey volumes,
      VolumeChunks chunks,
      ReportMode mode) {
    this.run = run;
    this.failures = failures;
    this.volumes = volumes;
    this.chunks = chunks;
    this.mode = mode;
  }

  private static Map<String, String> titles() {
    Map<String, String> titles = new LinkedHashMap<>();
    titles.put("Modality", "Modality");
    titles.put("BodyPartExamined", "Body part");
    titles.put("plane", "Plane of the slices");
    titles.put("spacing_slice_mm", "Spacing of slices, mm");
    titles.put("spacing_row_mm", "Spacing of rows, mm");
    titles.put("spacing_column_mm", "Spacing of columns, mm");
    titles.put("planes", "Slices of a volume");
    titles.put("fov_slice_mm", "Extent across slices, mm");
    titles.put("fov_row_mm", "Field of view, height in mm");
    titles.put("fov_column_mm", "Field of view, width in mm");
    return titles;
  }

  /** The line of numbers in the page's head. */
  String summary() {
    Html html = new Html();
    html.start("dl", "class", "sums");
    for (String name :
        new String[] {"files_listed", "instances", "series", "volumes", "previews"}) {
      String word =
          name.equals("files_listed") ? "files" : name.equals("previews") ? "pictures" : name;
      html.start("div").leaf("dt", word).leaf("dd", Links.count(run.count(name))).end();
    }
    html.start("div", "class", failures.count() == 0 ? null : "warn");
    html.leaf("dt", "failures").leaf("dd", Links.count(failures.count())).end();
    html.start("div", "class", run.isBalanced() ? "good" : "bad");
    html.leaf("dt", "balance").leaf("dd", run.isBalanced() ? "zero" : "NOT ZERO").end();
    return html.end().toString();
  }

  /** The sections. */
  String sections() {
    Html html = new Html();
    new FailureSection(run, failures, mode).append(html);
    BalanceSection.append(html, run, failures);
    html.leaf("h2", "Volumes", "class", "wide").start("div", "class", "grid");
    for (String column : new String[] {"Modality", "BodyPartExamined", "plane"}) {
      Counts counts = volumes.counts().get(column);
      BarTable.append(html, TITLES.get(column), column, counts, counts.total(), value -> null);
    }
    html.endLine();
    words(html);
    html.leaf("h2", "Sampling and size", "class", "wide");
    html.start("div", "class", "grid");
    volumes
        .histograms()
        .forEach(
            (column, histogram) ->
                HistogramFigure.append(
                    html, TITLES.get(column), column, histogram, volumes.order().size()));
    html.endLine();
    options(html);
    return html.toString();
  }

  /** Counts of what needs words: verdicts, reasons, flags, withheld pictures. */
  private void words(Html html) {
    Map<String, String> meanings = new HashMap<>();
    for (Verdict verdict : Verdict.values()) {
      meanings.put(verdict.name(), verdict.meaning());
    }
    for (Remark remark : Remark.values()) {
      meanings.put(remark.name(), remark.meaning());
    }
    Map<String, String> docs = new HashMap<>();
    for (Table table : List.of(Table.PREVIEWS, Table.VOLUMES)) {
      TableColumn.of(table).forEach(column -> docs.put(column.name(), column.doc()));
    }
    long all = volumes.order().size();
    Counts verdicts = volumes.counts().get("verdict");
    html.start("div", "class", "grid two");
    BarTable.append(html, "Verdict", "verdict", verdicts, all, meanings::get);
    BarTable.append(html, "Reasons", "reasons", volumes.reasons(), all, meanings::get);
    BarTable.append(html, "Flags", "flags", chunks.flags(), all, docs::get);
    long pictures = run.count("previews");
    BarTable.append(
        html, "Pictures withheld", "withheld", chunks.withheld(), pictures, value -> null);
    html.endLine();
  }

  private void options(Html html) {
    html.start("section", "class", "panel wide", "aria-labelledby", "run");
    html.leaf("h2", "Run", "id", "run");
    html.start("p", "class", "note").text("Triplane " + run.version() + ", run ");
    html.leaf("code", run.runId()).text(". Started " + run.started() + ".").end();
    html.start("details").leaf("summary", "Options in force");
    html.start("table").leaf("caption", "Options in force", "class", "unseen").start("tbody");
    run.options(mode)
        .forEach(
            (name, value) -> {
              html.start("tr").start("th", "scope", "row").leaf("code", name).end();
              html.start("td").leaf("bdi", value).end().endLine();
            });
    html.end().end().end().endLine();
  }
}
