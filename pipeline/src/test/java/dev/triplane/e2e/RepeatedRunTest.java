package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import dev.triplane.phantom.PhantomSummary;
import java.io.IOException;
import java.nio.file.Path;
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
    SameResults.assertSame(one.output(), four.output());
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
}
