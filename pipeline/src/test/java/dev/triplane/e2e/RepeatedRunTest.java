package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import dev.triplane.phantom.PhantomSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes depends on its input and options alone, not on how it was carried out. */
class RepeatedRunTest {
  @TempDir Path folder;

  @Test
  void parallelismAndBatchesChangeNothing() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 3);
    String size = "--previewSize=128";
    Job one =
        Job.run(archive, folder.resolve("one"), size, "--targetParallelism=1", "--readBatch=7")
            .assertDone();
    Job four =
        Job.run(archive, folder.resolve("four"), size, "--targetParallelism=4", "--readBatch=64")
            .assertDone();
    try (Tables tables = one.tables().attach(four.output(), "other_")) {
      for (String table : Tables.NAMES) {
        long rows = tables.number("select count(*) from " + table);
        assertTrue(rows > 0, table);
        assertEquals(rows, tables.number("select count(*) from other_" + table), table);
        assertEquals(List.of(), difference(tables, table, "other_" + table));
        assertEquals(List.of(), difference(tables, "other_" + table, table));
      }
    }
    SortedMap<String, byte[]> pictures = pictures(one.output());
    SortedMap<String, byte[]> others = pictures(four.output());
    assertEquals(pictures.keySet(), others.keySet());
    for (String path : pictures.keySet()) {
      assertArrayEquals(pictures.get(path), others.get(path), path);
    }
    assertEquals(one.runJson().get("counts"), four.runJson().get("counts"));
  }

  /** Rows of one table that the other lacks, doubles equal to the last bit. */
  private static List<Cells> difference(Tables tables, String table, String other) {
    return tables.rows("select * from " + table + " except all select * from " + other);
  }

  @Test
  void overwriteLeavesNothingOfALargerRun() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomSummary truth = PhantomArchive.write(archive, 3);
    Path output = folder.resolve("out");
    Job.run(archive, output, "--previewSize=64").assertDone();
    long before = EveryFolderTest.pictures(output);
    Path one = archive.resolve(truth.series().get(0).paths().get(0)).getParent();
    Job smaller = Job.run(one, output, "--previewSize=64", "--overwrite").assertDone();
    try (Tables tables = smaller.tables()) {
      assertEquals(
          truth.series().get(0).paths().size(), tables.number("select count(*) from instances"));
      assertEquals(1, tables.number("select count(*) from series"));
      assertEquals(1, tables.number("select count(*) from volumes"));
      assertEquals(3, tables.number("select count(*) from previews"));
      assertEquals(0, tables.number("select count(*) from failures"));
    }
    assertTrue(before > 3, "pictures before: " + before);
    assertEquals(3, EveryFolderTest.pictures(output));
  }

  private static SortedMap<String, byte[]> pictures(Path output) throws IOException {
    SortedMap<String, byte[]> pictures = new TreeMap<>();
    Path root = output.resolve("previews");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        pictures.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return pictures;
  }
}
