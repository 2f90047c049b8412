package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes pass by slice by slice: a small heap does for a long series. */
class MemoryTest {
  @TempDir Path folder;

  @Test
  void fourHundredSlicesPassThroughASmallHeap() throws Exception {
    run("-Xmx256m", 3);
  }

  @Test
  void soTheyDoWhereEveryKindOfPictureIsMade() throws Exception {
    run("-Xmx384m", 3 * (16 + 1 + 1), "--slices=16", "--sheet=6x8", "--flythrough=10");
  }

  private void run(String heap, int pictures, String... flags) throws Exception {
    Path archive = folder.resolve("archive");
    BenchArchive.write(archive, folder, "--series", 1, "--slices", 400, "--size", 256);
    Path output = folder.resolve("out");
    Path log = folder.resolve("log");
    List<String> args = new ArrayList<>(List.of("--input=" + archive, "--output=" + output));
    args.addAll(List.of(flags));
    Process process = ChildJvm.start(log, List.of(heap), args);
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    try (Tables tables = new Tables(output)) {
      assertEquals(400, tables.row("select frame_count from volumes").integer("frame_count"));
      assertEquals(pictures, tables.number("select count(*) from previews"));
    }
  }
}
