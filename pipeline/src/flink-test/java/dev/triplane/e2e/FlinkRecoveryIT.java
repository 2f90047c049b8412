package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.flink.FlinkCluster;
import dev.triplane.flink.FlinkRest;
import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is lost in the middle of a job costs time, and nothing else. */
class FlinkRecoveryIT {
  /** Enough work on pixels to strike in the middle of it. */
  private static final String[] WORK = {"--reslice=0", "--volumes=nifti-gz", "--previewSize=2048"};

  @TempDir Path folder;

  @Test
  void aKilledWorkerLeavesNoTrace() throws Exception {
    Path archive = folder.resolve("archive");
    for (int seed = 1; seed <= 3; seed++) {
      PhantomArchive.write(Files.createDirectories(archive.resolve("seed" + seed)), seed);
    }
    Path expected = folder.resolve("expected");
    Job.run(archive, expected, WORK).assertDone();
    Path output = folder.resolve("out");
    try (FlinkCluster cluster =
            FlinkCluster.start(Files.createDirectories(folder.resolve("cluster")), Map.of());
        FlinkJob job =
            FlinkJob.start(
                cluster, archive, output, WORK[0], WORK[1], WORK[2], "--executionRetryDelay=500")) {
      FlinkRest rest = cluster.rest();
      String id = job.id();
      // Pictures are there and more are to come: some are in place, some are being written.
      long frames = job.await(() -> framesDecoded(rest, id));
      String victim =
          job.await(() -> rest.workersOf(id, "AssembleVolumes/Assemble").stream().findFirst());
      cluster.kill(victim);
      assertFalse(Files.exists(output.resolve("_SUCCESS")), "over before the worker was killed");
      assertTrue(frames < Job.counts(expected).get("slices").asLong(), frames + " frames");
      // The other worker goes on alone; a new one joins it.
      cluster.startTaskManager("tm3");
      job.assertDone();
      assertEquals("FINISHED", rest.state(id));
      assertTrue(rest.recoveries(id) > 0, "the job did not notice: " + cluster.log("jobmanager"));
    }
    SameResults.assertSame(expected, output);
  }

  private static Optional<Long> framesDecoded(FlinkRest rest, String id) throws IOException {
    return Optional.ofNullable(rest.counters(id).get("frames_decoded"))
        .filter(frames -> frames > 0);
  }
}
