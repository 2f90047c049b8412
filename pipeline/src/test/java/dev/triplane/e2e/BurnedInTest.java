package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures whose pixels may name the patient: withheld with a row, shown where asked for. */
class BurnedInTest {
  @TempDir Path folder;

  @Test
  void ultrasoundThatDoesNotSayNoIsWithheldAndSoIsItsFile() throws IOException {
    Path input = SharedData.data("us-multiframe");
    Job job = Job.run(input, folder.resolve("out"), "--sheet=2x2", "--volumes=nifti").assertDone();
    try (Tables tables = job.tables()) {
      List<Cells> rows = tables.rows("select * from previews");
      assertEquals(6, rows.size(), "a slice and a sheet of three clips");
      for (Cells row : rows) {
        assertEquals("BURNED_IN_ANNOTATION_NOT_RULED_OUT", row.text("withheld_reason"));
        for (String column : List.of("path", "width_px", "height_px", "size_bytes", "marks")) {
          assertEquals(null, row.get(column), column);
        }
        assertEquals("IMAGE", row.text("plane"));
      }
      assertEquals(
          3,
          tables.number(
              "select count(*) from volumes where volume_path is null and value_count > 0"
                  + " and withheld_reason = 'BURNED_IN_ANNOTATION_NOT_RULED_OUT'"));
      assertEquals(0, tables.number("select count(*) from failures"));
    }
    assertEquals(0, EveryFolderTest.pictures(job.output()));
    assertTrue(!Files.exists(job.output().resolve("volumes")));
    assertEquals(6, job.runJson().at("/counts/previews").asInt());
    assertEquals(6, job.runJson().at("/counts/previews_withheld").asInt());
    assertTrue(job.out().contains(", 0 pictures"), job.out());
    assertTrue(job.out().contains("Held    6 pictures"), job.out());
  }

  @Test
  void shownWhereAskedFor() throws IOException {
    Job job =
        Job.run(
                SharedData.data("us-multiframe"),
                folder.resolve("out"),
                "--burnedIn=show",
                "--volumes=nifti")
            .assertDone();
    try (Tables tables = job.tables()) {
      assertEquals(3, tables.number("select count(*) from previews where path is not null"));
      assertEquals(3, tables.number("select count(*) from volumes where volume_path is not null"));
      assertEquals(
          0,
          tables.number(
              "select count(*) from previews join volumes using (volume_id)"
                  + " where previews.withheld_reason is not null"
                  + " or volumes.withheld_reason is not null"));
    }
    assertEquals(3, EveryFolderTest.pictures(job.output()));
    assertEquals(0, job.runJson().at("/counts/previews_withheld").asInt());
  }

  @Test
  void aYesIsWithheldWhateverTheModality() throws IOException {
    // Captures of a CT; one file says YES, as pydicom reads it, the others are of its series.
    Job job = Job.run(SharedData.data("ct-exam-summary-mixed"), folder.resolve("out"));
    try (Tables tables = job.assertDone().tables()) {
      long yes =
          tables.number(
              "select count(distinct s.volume_id) from slices s"
                  + " join instances i using (SOPInstanceUID) where i.BurnedInAnnotation = 'YES'");
      assertTrue(yes > 0);
      assertEquals(
          yes,
          tables.number(
              "select count(*) from volumes"
                  + " where withheld_reason = 'BURNED_IN_ANNOTATION_YES'"));
      assertEquals(
          tables.number("select count(*) from previews where path is not null"),
          EveryFolderTest.pictures(job.output()));
    }
  }
}
