package dev.triplane.transforms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
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
 * writes {@code run.json}, removes temporary files, and writes {@code _SUCCESS} last. The marker is
 * written only where the balance is zero.
 */
public final class FinishRun extends PTransform<PCollection<KV<String, Long>>, PDone> {
  private static final long serialVersionUID = 1L;

  private final OutputLayout layout;
  private final RunDescription run;

  public FinishRun(OutputLayout layout, RunDescription run) {
    this.layout = layout;
    this.run = run;
  }

  @Override
  public PDone expand(PCollection<KV<String, Long>> tallies) {
    tallies
        .apply("Sum", Sum.longsPerKey())
        .apply("Collect", WithKeys.of(""))
        .apply("Await", GroupByKey.create())
        .apply("Finish", ParDo.of(new FinishFn(layout, run)));
    return PDone.in(tallies.getPipeline());
  }

  private static final class FinishFn extends DoFn<KV<String, Iterable<KV<String, Long>>>, Void> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;
    private final RunDescription run;

    FinishFn(OutputLayout layout, RunDescription run) {
      this.layout = layout;
      this.run = run;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<KV<String, Long>>> all) throws IOException {
      Map<String, Long> tallies = new TreeMap<>();
      all.getValue().forEach(tally -> tallies.merge(tally.getKey(), tally.getValue(), Long::sum));
      RunBalance balance = RunBalance.of(tallies);
      OutputFiles.write(layout, "run.json", json(tallies, balance), "application/json");
      removeTemporaryFiles();
      if (balance.isZero()) {
        OutputFiles.write(layout, "_SUCCESS", new byte[0], "text/plain");
      }
      removeTemporaryFiles();
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
      json.put("balance", Map.of("files", balance.files(), "frames", balance.frames()));
      return (mapper.writeValueAsString(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void removeTemporaryFiles() throws IOException {
      String folder = layout.temporaryFolder();
      MatchResult found =
          FileSystems.match(layout.root() + "/" + folder + "/*", EmptyMatchTreatment.ALLOW);
      List<ResourceId> files = new ArrayList<>();
      for (MatchResult.Metadata metadata : found.metadata()) {
        files.add(metadata.resourceId());
      }
      FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
      // A bucket has no folder to be left behind.
      if (OutputFiles.hasFolders(layout)) {
        FileSystems.delete(
            List.of(layout.resource(folder)), StandardMoveOptions.IGNORE_MISSING_FILES);
      }
    }
  }
}
