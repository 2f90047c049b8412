package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Settings as they show in the tables: of flags, of the config file, and of both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {
  private Path series;
  @TempDir Path scratch;

  @BeforeAll
  void write(@TempDir Path folder) throws IOException {
    // The axial CT: all its images say WindowCenter 40, WindowWidth 400.
    series =
        folder.resolve(PhantomArchive.write(folder, 2).series().get(0).paths().get(0)).getParent();
  }

  private Cells firstPreview(String... flags) throws IOException {
    Job job = Job.run(series, scratch.resolve("out"), flags).assertDone();
    try (Tables tables = job.tables()) {
      assertEquals(
          1,
          tables.number(
              "select count(distinct (window_low, window_high, window_source)) from previews"));
      return tables.row(
          "select p.*, value_p01, value_p99 from previews p join volumes using (volume_id)"
              + " where p.plane = 'AXIAL'");
    }
  }

  private static void assertWindow(double low, double high, String source, Cells row) {
    assertEquals(low, row.real("window_low"));
    assertEquals(high, row.real("window_high"));
    assertEquals(source, row.text("window_source"));
  }

  @Test
  void theWindowOfTheHeaderIsTheDefault() throws IOException {
    // PS3.3 C.11.2.1.2: from c - 0.5 - (w - 1) / 2 to c - 0.5 + (w - 1) / 2.
    assertWindow(-160, 239, "HEADER", firstPreview());
  }

  @Test
  void aWindowInNumbersIsTaken() throws IOException {
    assertWindow(-200, 200, "OPTION", firstPreview("--window=-200,200"));
  }

  @Test
  void autoTakesPercentiles() throws IOException {
    Cells row = firstPreview("--window=auto");
    // WindowsTest says which: the 99th percentile is of what is no air.
    assertEquals("PERCENTILES", row.text("window_source"));
    assertEquals(row.real("value_p01"), row.real("window_low"));
    assertTrue(row.real("value_p99") <= row.real("window_high"));
  }

  @Test
  void previewSizeIsTheLongestSide() throws IOException {
    Cells row = firstPreview("--previewSize=64");
    assertEquals(64, row.integer("width_px"));
    assertEquals(64, row.integer("height_px"));
    assertEquals(160 * 1.4 / 64, row.real("mm_per_px"), 1e-9);
  }

  @Test
  void flagsWinOverTheFileAndTheFileOverTheDefaults() throws IOException {
    Path config = scratch.resolve("c.yaml");
    Path output = scratch.resolve("out");
    Files.writeString(
        config,
        """
        input:
          - %s
        output: /nowhere/to/be/used
        previewSize: 32
        window: -100,100
        """
            .formatted(series));
    Job job =
        Job.of(output, List.of("--config=" + config, "--output=" + output, "--previewSize=48"))
            .assertDone();
    try (Tables tables = job.tables()) {
      Cells row = tables.row("select * from previews where plane = 'AXIAL'");
      assertWindow(-100, 100, "OPTION", row);
      assertEquals(48, row.integer("width_px"));
    }
    assertEquals(48, job.runJson().at("/options/previewSize").asInt());
    assertEquals("-100,100", job.runJson().at("/options/window").asText());
    assertEquals(64, job.runJson().at("/options/readBatch").asInt());
  }
}
