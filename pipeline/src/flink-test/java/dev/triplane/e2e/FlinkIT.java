package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.flink.FlinkCluster;
import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Flink bundle, within one process and on a cluster, makes what the DirectRunner makes. */
class FlinkIT {
  /** Enough work on pixels to look at while it is done. */
  private static final String[] WORK = {"--reslice=0", "--volumes=nifti-gz", "--previewSize=2048"};

  @TempDir static Path folder;
  private static FlinkCluster cluster;
  private static Path archive;
  private static Path expected;

  @BeforeAll
  static void start() throws Exception {
    archive = folder.resolve("archive");
    for (int seed = 1; seed <= 2; seed++) {
      PhantomArchive.write(Files.createDirectories(archive.resolve("seed" + seed)), seed);
    }
    expected = folder.resolve("expected");
    Job.run(archive, expected, WORK).assertDone();
    cluster = FlinkCluster.start(Files.createDirectories(folder.resolve("cluster")), Map.of());
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static FlinkJob submit(String output, String... more) throws IOException {
    String[] args = new String[WORK.length + more.length];
    System.arraycopy(WORK, 0, args, 0, WORK.length);
    System.arraycopy(more, 0, args, WORK.length, more.length);
    return FlinkJob.start(cluster, archive, folder.resolve(output), args);
  }

  @Test
  void withinOneProcess() throws Exception {
    Path output = folder.resolve("local");
    Path log = folder.resolve("local.log");
    Process process =
        Bundle.of("flink")
            .start(
                log,
                List.of(
                    "--runner=FlinkRunner",
                    "--flinkMaster=[local]",
                    "--input=" + archive,
                    "--output=" + output,
                    WORK[0],
                    WORK[1],
                    WORK[2]));
    try {
      assertTrue(process.waitFor(400, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
    SameResults.assertSame(expected, output);
  }

  @Test
  void onAClusterWithItsCountersInSight() throws Exception {
    JsonNode counts = Job.counts(expected);
    Map<String, Long> seen;
    try (FlinkJob job = submit("cluster-out")) {
      String id = job.id();
      seen = job.await(() -> withFrames(cluster.rest().counters(id)));
      assertEquals("RUNNING", cluster.rest().state(id));
      long frames = seen.get("frames_decoded");
      assertTrue(frames < counts.get("slices").asLong(), frames + " frames when first seen");
      job.assertDone();
    }
    SameResults.assertSame(expected, folder.resolve("cluster-out"));
    // What came before the pixels was complete by then.
    assertEquals(counts.get("files_listed").asLong(), seen.get("files_listed"));
    assertEquals(counts.get("instances").asLong(), seen.get("files_read"));
    assertEquals(sum(counts.at("/failures/READ")), seen.get("read_failures"));
    assertEquals(counts.get("series").asLong(), seen.get("series_grouped"));
    assertTrue(seen.get("volumes_assembled") > 0);
    assertTrue(seen.get("previews_written") > 0);
    assertTrue(seen.get("volumes_written") > 0);
  }

  private static Optional<Map<String, Long>> withFrames(Map<String, Long> counters) {
    return counters.getOrDefault("frames_decoded", 0L) > 0
        ? Optional.of(counters)
        : Optional.empty();
  }

  private static long sum(JsonNode numbers) {
    long sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asLong();
    }
    return sum;
  }

  @Test
  void theJobEndsWellWithoutItsLauncher() throws Exception {
    Path output = folder.resolve("alone");
    try (FlinkJob job = submit("alone")) {
      String id = job.id();
      job.kill();
      assertFalse(Files.exists(output.resolve("_SUCCESS")), "over before the launcher was killed");
      job.awaitState(id, "FINISHED");
    }
    SameResults.assertSame(expected, output);
  }

  @Test
  void anInterruptedLauncherCancelsTheJob() throws Exception {
    Path output = folder.resolve("interrupted");
    try (FlinkJob job = submit("interrupted")) {
      String id = job.id();
      job.await(() -> cluster.rest().workersOf(id, "AssembleVolumes/Assemble").stream().findAny());
      job.interrupt();
      assertTrue(job.log().contains("interrupted"), job.log());
      job.awaitState(id, "CANCELED");
    }
    assertFalse(Files.exists(output.resolve("_SUCCESS")));
  }
}
