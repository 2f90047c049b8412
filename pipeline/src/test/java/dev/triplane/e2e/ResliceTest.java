package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.phantom.PhantomSeries;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patient's own planes of oblique volumes, against pydicom and numpy. */
class ResliceTest {
  private static final String ASKED =
      "v.missing_slices = 0 and v.volume_id in"
          + " (select volume_id from previews where resliced)";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"mr-double-oblique, 1", "mr-oblique-axial, 1", "ct-gantry-tilt, 1"})
  void realSeriesAgree(String name, int volumes) throws IOException {
    compare(SharedData.data(name), volumes);
  }

  @Test
  void doubleObliquePhantomAgrees() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomSeries series =
        PhantomArchive.write(archive, 3).series().stream()
            .filter(one -> one.description().equals("MR double oblique T1"))
            .findFirst()
            .orElseThrow();
    compare(archive.resolve(series.paths().get(0)).getParent(), 1);
  }

  private void compare(Path input, int expected) throws IOException {
    Job job =
        Job.run(input, folder.resolve("out"), "--reslice=5", "--previewSize=300").assertDone();
    List<Cells> volumes;
    ArrayNode questions = new ObjectMapper().createArrayNode();
    try (Tables tables = job.tables()) {
      volumes = tables.rows("select * from volumes v where " + ASKED + " order by volume_id");
      for (Cells volume : volumes) {
        ask(job, tables, volume, questions.addObject());
      }
    }
    assertEquals(expected, volumes.size(), "volumes");
    Path question = folder.resolve("question.json");
    Files.writeString(question, questions.toString());
    JsonNode answers = Python.json(folder, "reslice.py", question);
    for (JsonNode pictures : answers) {
      for (JsonNode picture : pictures) {
        // Half a gray level for rounding to whole ones, and the product reckons in floats.
        assertTrue(picture.get("difference").asDouble() <= 0.52, answers.toString());
        assertTrue(picture.get("shown").asDouble() > 0.02, answers.toString());
        assertEquals(0, picture.get("off").asDouble(), 1e-6, answers.toString());
      }
    }
  }

  private static void ask(Job job, Tables tables, Cells volume, ObjectNode question) {
    String of = " where volume_id = '" + volume.text("volume_id") + "'";
    question.put("uneven", volume.text("verdict").equals("IRREGULAR"));
    tables.putFrames(volume, question);
    ArrayNode previews = question.putArray("previews");
    for (Cells row : tables.rows("select * from previews" + of + " and resliced order by plane")) {
      assertTrue(
          row.text("path").endsWith(row.text("plane").toLowerCase(Locale.ROOT) + "-resliced.png"));
      assertEquals(null, row.get("slice_index"));
      previews
          .addObject()
          .put("plane", row.text("plane"))
          .put("position_mm", row.real("position_mm"))
          .put("file", job.output().resolve(row.text("path")).toString())
          .put("width_px", row.integer("width_px"))
          .put("height_px", row.integer("height_px"))
          .put("window_low", row.real("window_low"))
          .put("window_high", row.real("window_high"));
    }
    assertEquals(3, previews.size());
    // The volume's own pictures stay.
    assertEquals(3, tables.number("select count(*) from previews" + of + " and not resliced"));
  }

  @Test
  void onlyVolumesBeyondTheLimitAndOnlyWhereAskedFor() throws IOException {
    Path series = SharedData.data("mr-oblique-axial"); // 7.7 degrees off
    for (String limit : List.of("", "--reslice=20")) {
      Path output = folder.resolve("out" + limit);
      Job job = limit.isEmpty() ? Job.run(series, output) : Job.run(series, output, limit);
      try (Tables tables = job.assertDone().tables()) {
        assertEquals(3, tables.number("select count(*) from previews"));
        assertEquals(0, tables.number("select count(*) from previews where resliced"));
      }
    }
  }
}
