package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets, fly-throughs and several slices of real series, pixel by pixel against Pillow, numpy. */
class SeveralSlicesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"ct-axial-small", "ct-axial-philips", "mr-sagittal", "mr-coronal"})
  void everyPixelIsAsDefined(String name) throws IOException {
    Job job =
        Job.run(
                SharedData.data(name),
                folder.resolve("out"),
                "--previewSize=200",
                "--slices=3",
                "--sheet=3x4",
                "--flythrough=7",
                "--marks=none")
            .assertDone();
    ArrayNode questions = new ObjectMapper().createArrayNode();
    List<Cells> rows;
    try (Tables tables = job.tables()) {
      Cells volume = tables.row("select * from volumes");
      rows = tables.rows("select * from previews order by path");
      ObjectNode question = questions.addObject();
      tables.putFrames(volume, question);
      ArrayNode previews = question.putArray("previews");
      rows.forEach(row -> ask(job, row, previews.addObject()));
    }
    assertEquals(3 * (3 + 1 + 1), rows.size());
    Path question = folder.resolve("question.json");
    Files.writeString(question, questions.toString());
    JsonNode differences = Python.json(folder, "pictures.py", question).get(0);
    for (int i = 0; i < rows.size(); i++) {
      // Half a gray level for rounding to whole ones, and the product reckons in floats.
      double gray = differences.get(i).asDouble();
      assertTrue(gray >= 0 && gray <= 0.52, rows.get(i).text("path") + " differs by " + gray);
    }
  }

  private static void ask(Job job, Cells row, ObjectNode preview) {
    String plane = row.text("plane").toLowerCase(Locale.ROOT);
    String kind = row.text("kind").toLowerCase(Locale.ROOT);
    assertEquals("EVENLY_SPACED", row.text("slice_choice"));
    assertEquals(false, row.get("marks"));
    preview
        .put("kind", row.text("kind"))
        .put("plane", row.text("plane"))
        .put("file", job.output().resolve(row.text("path")).toString())
        .put("width_px", row.integer("width_px"))
        .put("height_px", row.integer("height_px"))
        .put("window_low", row.real("window_low"))
        .put("window_high", row.real("window_high"));
    ArrayNode indices = preview.putArray("slice_indices");
    for (double index : row.reals("slice_indices")) {
      indices.add((int) index);
    }
    switch (row.text("kind")) {
      case "SLICE" -> {
        int index = row.integer("slice_index");
        preview.put("slice_index", index);
        String name = String.format(Locale.ROOT, "/%s-%03d.png", plane, index);
        assertTrue(row.text("path").endsWith(name), row.text("path"));
      }
      case "SHEET" ->
          preview
              .put("sheet_rows", row.integer("sheet_rows"))
              .put("sheet_columns", row.integer("sheet_columns"));
      default -> preview.put("frames_per_second", row.integer("frames_per_second"));
    }
    if (!kind.equals("slice")) {
      assertTrue(row.text("path").endsWith("/" + plane + "-" + kind + ".png"), row.text("path"));
    }
  }

  @Test
  void planesAreEvenlySpaced() throws IOException {
    Job job =
        Job.run(
            SharedData.data("mr-sagittal"),
            folder.resolve("out"),
            "--previewSize=64",
            "--slices=4",
            "--sheet=2x5",
            "--flythrough=5");
    try (Tables tables = job.assertDone().tables()) {
      // The middles of equal parts: of 16 slices in 4, the slices 2, 6, 10, 14.
      assertEquals(
          List.of(2, 6, 10, 14),
          tables
              .rows(
                  "select slice_index from previews where plane = 'SAGITTAL' and kind = 'SLICE'"
                      + " order by path")
              .stream()
              .map(row -> row.integer("slice_index"))
              .toList());
      assertEquals(
          List.of(0, 2, 4, 5, 7, 8, 10, 12, 13, 15),
          tables
              .row("select * from previews where plane = 'SAGITTAL' and kind = 'SHEET'")
              .get("slice_indices"));
      Cells through =
          tables.row("select * from previews where plane = 'AXIAL' and kind = 'FLYTHROUGH'");
      // 256 rows in 64 frames at most: the middle of every fourth.
      assertEquals(64, through.reals("slice_indices").length);
      assertEquals(2, through.reals("slice_indices")[0]);
      assertEquals(254, through.reals("slice_indices")[63]);
    }
  }
}
