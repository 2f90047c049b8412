package dev.triplane;

import dev.triplane.options.TriplaneOptions;
import dev.triplane.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;

/** Small real pipelines in place of the archive's, to test what happens around a run. */
final class TestPipelines {
  private TestPipelines() {}

  /** A run.json with the numbers that decide about the exit code. */
  static String runJson(long listed, long unreadable, long lostFiles) {
    return """
        {"triplane_version": "1", "run_id": "r", "started": "2026-01-01T00:00:00Z",
         "finished": "2026-01-01T00:00:12.500Z", "options": {"previewSize": 512},
         "counts": {"files_listed": %d, "bytes_listed": 1234567, "instances": 5, "series": 2,
           "volumes": 3, "slices": 30, "previews": 9, "image_frames": 30,
           "failures": {"READ": {"UNREADABLE": %d, "NOT_DICOM": 1}},
           "volumes_by_plane": {"AXIAL": 2, "CORONAL": 1},
           "volumes_by_verdict": {"REGULAR": 3}},
         "balance": {"files": %d, "frames": 0}}
        """
        .formatted(listed, unreadable, lostFiles);
  }

  /** A pipeline that writes a picture, a table and this run.json, as a worker would. */
  static Run.Wiring writing(String runJson) {
    return (pipeline, options, run) ->
        apply(pipeline, options, new Writing(options.getOutput(), runJson));
  }

  /** A pipeline that fails on its worker. */
  static Run.Wiring failing() {
    return (pipeline, options, run) -> apply(pipeline, options, new Failing());
  }

  /** A wiring that must not be reached. */
  static Run.Wiring forbidden() {
    return (pipeline, options, run) -> {
      throw new AssertionError("the pipeline was built");
    };
  }

  private static void apply(Pipeline pipeline, TriplaneOptions options, DoFn<String, String> step) {
    pipeline.apply(Create.of(options.getOutput())).apply(ParDo.of(step));
  }

  private static final class Writing extends DoFn<String, String> {
    private final String output;
    private final String runJson;

    Writing(String output, String runJson) {
      this.output = output;
      this.runJson = runJson;
    }

    @ProcessElement
    public void process() throws IOException {
      Path table = Files.createDirectories(Path.of(output, "tables", "volumes"));
      Files.writeString(table.resolve("part-new.parquet"), "rows");
      Files.writeString(Path.of(output, "run.json"), runJson);
      Files.writeString(Path.of(output, "_SUCCESS"), "");
    }
  }

  private static final class Failing extends DoFn<String, String> {
    @ProcessElement
    public void process(@Element String output) throws IOException {
      Files.writeString(Path.of(output, "no such folder", "x"), "");
    }
  }
}
