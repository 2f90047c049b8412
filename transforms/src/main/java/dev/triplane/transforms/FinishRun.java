package dev.triplane.transforms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.triplane.report.Report;
import dev.triplane.report.ReportMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Ends a run when everything else is in place: weighs what was listed against what was made of it,
 * writes {@code run.json} and the run's page, removes temporary files, and writes {@code _SUCCESS}
 * last. The marker is written only where the balance is zero.
 */
public final class FinishRun extends PTransform<PCollection<KV<String, Long>>, PDone> {
  private static final long serialVersionUID = 1L;

  private final OutputLayout layout;
  private final RunDescription run;
  private final ReportMode report;

  /**
   * The last step of a run.
   *
   * @param report what its page shows, if there is to be one
   */
  public FinishRun(OutputLayout layout, RunDescription run, ReportMode report) {
    this.layout = layout;
    this.run = run;
    this.report = report;
  }

  @Override
  public PDone expand(PCollection<KV<String, Long>> tallies) {
    tallies
        .apply("Sum", Sum.longsPerKey())
        .apply("Collect", WithKeys.of(""))
        .apply("Await", GroupByKey.create())
        .apply("Finish", ParDo.of(new FinishFn(layout, run, report)));
    return PDone.in(tallies.getPipeline());
  }

  private static final class FinishFn extends DoFn<KV<String, Iterable<KV<String, Long>>>, Void> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;
    private final RunDescription run;
    private final ReportMode report;

    FinishFn(OutputLayout layout, RunDescription run, ReportMode report) {
      this.layout = layout;
      this.run = run;
      this.report = report;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<KV<String, Long>>> all) throws IOException {
      Map<String, Long> tallies = new TreeMap<>();
      all.getValue().forEach(tally -> tallies.merge(tally.getKey(), tally.getValue(), Long::sum));
      RunBalance balance = RunBalance.of(tallies);
      byte[] runJson = json(tallies, balance);
      OutputFiles.write(layout, "run.json", runJson, "application/json");
      if (report != ReportMode.NONE) {
        Report.write(new StoredRun(layout), runJson, report);
      }
      OutputFiles.removeTemporary(layout);
      if (balance.isZero()) {
        OutputFiles.write(layout, "_SUCCESS", new byte[0], "text/plain");
      }
      OutputFiles.removeTemporary(layout);
    }

    private byte[] json(Map<String, Long> tallies, RunBalance balance) throws IOException {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("triplane_version", run.version());
      json.put("run_id", layout.runId());
      json.put("started", run.started().toString());
      json.put("finished", Instant.now().toString());
      json.put("options", mapper.readTree(run.optionsJson()));
      json.put("counts", RunCounts.of(tallies));
      if (run.previousJson() != null) {
        json.put("previous", previous(mapper, tallies));
      }
      json.put("state_form", EarlierRun.stateForm());
      json.put("balance", Map.of("files", balance.files(), "frames", balance.frames()));
      return (mapper.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode previous(ObjectMapper mapper, Map<String, Long> tallies) throws IOException {
      ObjectNode previous = (ObjectNode) mapper.readTree(run.previousJson());
      ObjectNode files = previous.putObject("files");
      // Where nothing is taken over, nothing is compared.
      if (tallies.containsKey(Tally.FILES_ADDED)) {
        files
            .put("added", tallies.get(Tally.FILES_ADDED))
            .put("changed", tallies.getOrDefault(Tally.FILES_CHANGED, 0L))
            .put("removed", tallies.getOrDefault(Tally.FILES_REMOVED, 0L))
            .put("unchanged", tallies.getOrDefault(Tally.FILES_UNCHANGED, 0L));
      }
      return previous;
    }
  }
}
