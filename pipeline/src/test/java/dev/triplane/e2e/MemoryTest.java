package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes pass by slice by slice: a small heap does for a long series. */
class MemoryTest {
  @TempDir Path folder;

  @Test
  void fourHundredSlicesPassThroughASmallHeap() throws Exception {
    Path archive = folder.resolve("archive");
    BenchArchive.write(archive, folder, "--series", 1, "--slices", 400, "--size", 256);
    Path output = folder.resolve("out");
    Path log = folder.resolve("log");
    Process process =
        ChildJvm.start(
            log, List.of("-Xmx256m"), List.of("--input=" + archive, "--output=" + output));
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    try (Tables tables = new Tables(output)) {
      assertEquals(400, tables.row("select frame_count from volumes").integer("frame_count"));
      assertEquals(3, tables.number("select count(*) from previews"));
    }
  }
}
