package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Flink bundle, within one process and on a cluster, makes what the DirectRunner makes. */
class FlinkIT {
  private static final String[] WORK = {"--reslice=0", "--volumes=nifti-gz", "--previewSize=1024"};

  @TempDir static Path folder;
  private static FlinkCluster cluster;
  private static Path archive;
  private static Path expected;

  @BeforeAll
  static void start() throws Exception {
    archive = folder.resolve("archive");
    for (int seed = 1; seed <= 3; seed++) {
      PhantomArchive.write(Files.createDirectories(archive.resolve("seed" + seed)), seed);
    }
    expected = folder.resolve("expected");
    Job.run(archive, expected, WORK).assertDone();
    cluster = FlinkCluster.start(Files.createDirectories(folder.resolve("cluster")));
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
                    "--reslice=0",
                    "--volumes=nifti-gz",
                    "--previewSize=1024"));
    try {
      assertTrue(process.waitFor(240, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
    SameResults.assertSame(expected, output);
  }

  @Test
  void onAClusterWithItsCountersInSight() throws Exception {
    Map<String, Long> seen = new TreeMap<>();
    try (FlinkJob job = submit("cluster-out", "--maxBundleSize=1")) {
      String id = job.id();
      long half =
          job.await(
              () -> {
                cluster
                    .rest()
                    .counters(id)
                    .forEach((name, count) -> seen.merge(name, count, Math::max));
                return Optional.ofNullable(
                        seen.get("dev_triplane_transforms_AssembleVolumes_frames_decoded"))
                    .filter(frames -> frames > 0);
              });
      assertEquals("RUNNING", cluster.rest().state(id));
      job.assertDone();
      long frames = Job.counts(expected).get("slices").asLong();
      assertTrue(half < frames, half + " of " + frames + " frames when the counter was first seen");
    }
    SameResults.assertSame(expected, folder.resolve("cluster-out"));
    long listed = Job.counts(expected).get("files_listed").asLong();
    assertEquals(listed, seen.get("dev_triplane_transforms_ListFiles_files_listed"));
    assertEquals(
        listed,
        seen.get("dev_triplane_transforms_ReadInstances_files_read")
            + seen.get("dev_triplane_transforms_ReadInstances_read_failures"));
    assertEquals(
        Job.counts(expected).get("series").asLong(),
        seen.get("dev_triplane_transforms_PlanVolumes_series_grouped"));
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
    try (FlinkJob job = submit("interrupted", "--maxBundleSize=1")) {
      String id = job.id();
      job.await(() -> cluster.rest().workersOf(id, "AssembleVolumes/Assemble").stream().findAny());
      job.interrupt();
      assertTrue(job.log().contains("interrupted"), job.log());
      job.awaitState(id, "CANCELED");
    }
    assertFalse(Files.exists(output.resolve("_SUCCESS")));
  }
}
