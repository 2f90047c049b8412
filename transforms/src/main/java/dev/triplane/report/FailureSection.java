package dev.triplane.report;

import dev.triplane.failure.Reason;
import java.util.HashMap;
import java.util.Map;

/** What failed, before all else: counts by stage and reason, each with its meaning and examples. */
final class FailureSection {
  private final RunFacts run;
  private final FailureSurvey failures;
  private final ReportMode mode;
  private final Map<String, String> meanings = new HashMap<>();

  FailureSection(RunFacts run, FailureSurvey failures, ReportMode mode) {
    this.run = run;
    this.failures = failures;
    this.mode = mode;
    for (Reason reason : Reason.values()) {
      meanings.put(reason.name(), reason.meaning());
    }
  }

  void append(Html html) {
    html.start("section", "class", "panel wide", "aria-labelledby", "failures");
    html.leaf("h2", "Failures", "id", "failures");
    if (failures.count() == 0) {
      html.leaf("p", "No file and no frame failed.", "class", "good").endLine();
      return;
    }
    html.start("p", "class", "note");
    html.text(Links.count(failures.count()) + " files or frames were not used, out of ");
    html.text(Links.count(run.count("files_listed")) + " files and ");
    html.text(Links.count(run.count("image_frames")) + " image frames.").endLine();
    html.start("table", "class", "failures");
    html.leaf("caption", "Failures by stage and reason", "class", "unseen");
    html.start("thead").start("tr");
    for (String head : new String[] {"Stage", "Reason", "Count", "", "What it means"}) {
      html.leaf(head.isEmpty() ? "td" : "th", head, "scope", head.isEmpty() ? null : "col");
    }
    html.end().end().start("tbody");
    long most = failures.groups().get(0).count();
    for (FailureSurvey.Group group : failures.groups()) {
      html.start("tr").leaf("td", group.stage());
      html.start("th", "scope", "row").leaf("code", group.reason()).end();
      html.leaf("td", Links.count(group.count()), "class", "number");
      html.start("td", "class", "bar");
      BarTable.bar(html, group.count(), most);
      html.end().start("td").sentence(meanings.getOrDefault(group.reason(), ""));
      examples(html, group);
      html.end().endLine();
    }
    html.end().end().endLine();
  }

  private void examples(Html html, FailureSurvey.Group group) {
    boolean all = group.count() <= FailureSurvey.EXAMPLES;
    html.start("details");
    html.start("summary").text(all ? "Examples" : "The first " + FailureSurvey.EXAMPLES);
    html.leaf("span", " of " + group.reason(), "class", "unseen").end();
    html.start("ul", "class", "examples");
    for (FailureSurvey.Example example : group.examples()) {
      html.start("li");
      if (mode == ReportMode.IDENTIFIERS) {
        html.leaf("bdi", example.uri(), "class", "uri");
      }
      html.leaf("bdi", facts(example), "class", "facts").endLine();
    }
    html.end();
    String what = mode == ReportMode.IDENTIFIERS ? "All of them: " : "Which files these are: ";
    html.start("p", "class", "query").text(what).leaf("code", query(group)).end().end();
  }

  private static String facts(FailureSurvey.Example example) {
    StringBuilder facts = new StringBuilder();
    if (example.frame() != null) {
      facts.append("frame ").append(example.frame()).append(", ");
    }
    if (example.detail() != null) {
      facts.append(example.detail()).append(", ");
    }
    if (example.offset() != null) {
      facts.append("byte ").append(Links.count(example.offset())).append(", ");
    }
    if (example.tag() != null) {
      facts.append(example.tag()).append(", ");
    }
    return facts.isEmpty() ? "no details" : facts.substring(0, facts.length() - 2);
  }

  private static String query(FailureSurvey.Group group) {
    return "select uri, frame_number, detail from 'tables/failures/*.parquet' where reason = '"
        + group.reason().replace("'", "''")
        + "' order by all";
  }
}
