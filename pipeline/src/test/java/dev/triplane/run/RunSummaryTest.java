package dev.triplane.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {
  private static RunSummary summary(String counts, String balance) throws JsonProcessingException {
    return RunSummary.parse(
        """
        {"triplane_version": "1", "run_id": "r", "started": "2026-01-01T00:00:00Z",
         "finished": "2026-01-01T00:01:00Z", "options": {}, "later_key": 1,
         "counts": {%s}, "balance": {%s}}
        """
            .formatted(counts, balance));
  }

  private static String counts(long listed, String read, long frames, long slices) {
    return """
    "files_listed": %d, "bytes_listed": 2500000000, "instances": 7, "series": 2, "volumes": 1,
    "slices": %d, "previews": 3, "image_frames": %d, "failures": {"READ": {%s}},
    "volumes_by_plane": {"AXIAL": 1}, "volumes_by_verdict": {"REGULAR": 1}
    """
        .formatted(listed, slices, frames, read);
  }

  @Test
  void theRateIsTheWorseOfFilesAndFrames() throws JsonProcessingException {
    String balance = "\"files\": 0, \"frames\": 0";
    // 2 of 20 files; 5 of 20 frames.
    assertEquals(
        0.25, summary(counts(20, "\"MALFORMED\": 2", 20, 15), balance).failureRate(), 1e-12);
    // 5 of 20 - 10 files, the ten that are no DICOM left out on both sides.
    String mixed = "\"MALFORMED\": 5, \"NOT_DICOM\": 7, \"EMPTY_FILE\": 3";
    assertEquals(0.5, summary(counts(20, mixed, 10, 10), balance).failureRate(), 1e-12);
    assertEquals(0, summary(counts(0, "", 0, 0), balance).failureRate());
    assertEquals(0, summary(counts(9, "\"NOT_DICOM\": 9", 0, 0), balance).failureRate());
  }

  @Test
  void theBalanceComesFirst() throws JsonProcessingException {
    String counts = counts(20, "\"MALFORMED\": 10", 20, 20);
    assertEquals(
        ExitCode.UNBALANCED, summary(counts, "\"files\": 0, \"frames\": -1").exitCode(0.1));
    assertEquals(
        ExitCode.TOO_MANY_FAILURES, summary(counts, "\"files\": 0, \"frames\": 0").exitCode(0.1));
    assertEquals(ExitCode.DONE, summary(counts, "\"files\": 0, \"frames\": 0").exitCode(0.5));
  }

  @Test
  void aRunJsonWithoutItsPartsIsNoRunJson() {
    assertThrows(JsonProcessingException.class, () -> RunSummary.parse("{}"));
  }

  @Test
  void theTextSaysWhatWasReadMadeAndFailed() throws JsonProcessingException {
    RunSummary run = summary(counts(20, "\"MALFORMED\": 2", 20, 15), "\"files\": 0, \"frames\": 0");
    String text = SummaryText.of(run, "/o'ut/$x");
    assertTrue(text.contains("20 files (2.5 GB): 7 instances in 2 series"), text);
    assertTrue(text.contains("1 volumes (1 AXIAL) (1 REGULAR) of 15 slices, 3 pictures"), text);
    assertTrue(text.contains("       2  READ MALFORMED"), text);
    assertTrue(text.contains("Took    60.0 s"), text);
    assertTrue(text.contains("from '/o''ut/\\$x/tables/failures/*.parquet'"), text);
  }

  @Test
  void theQueryFindsTheTablesWhateverTheFolderIsNamed(@TempDir Path folder) throws Exception {
    RunSummary run = summary(counts(20, "", 20, 20), "\"files\": 0, \"frames\": 0");
    Path output = folder.resolve("run [1] {a} *? it's");
    Path table = Files.createDirectories(output.resolve("tables/volumes"));
    String text = SummaryText.of(run, output.toString());
    String sql = text.replaceFirst("(?s).*?duckdb -c \"([^\"]*)\".*", "$1");
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      String file = table.resolve("part-0.parquet").toString().replace("'", "''");
      statement.execute("copy (select 'AXIAL' plane, 'GAPS' verdict) to '" + file + "'");
      try (ResultSet rows = statement.executeQuery(sql)) {
        assertTrue(rows.next(), sql);
        assertEquals("GAPS", rows.getString("verdict"));
      }
    }
  }
}
