package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.triplane.testing.SharedData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of real series: one for the whole series, by presets, and by percentiles. */
class WindowsTest {
  @TempDir Path folder;

  private Job run(Path input, String... flags) throws IOException {
    return Job.run(input, folder.resolve("out"), flags).assertDone();
  }

  /** Percentiles without what is no body, against numpy on all values. */
  @ParameterizedTest
  @ValueSource(strings = {"mr-sagittal", "mr-coronal", "mr-oblique-axial", "ct-axial-small"})
  void percentilesAreAsNumpyReckonsThem(String name) throws IOException {
    Job job = run(SharedData.data(name), "--window=auto", "--previewSize=16");
    try (Tables tables = job.tables()) {
      ArrayNode questions = new ObjectMapper().createArrayNode();
      List<Cells> volumes = tables.rows("select * from volumes order by volume_id");
      for (Cells volume : volumes) {
        ObjectNode question = questions.addObject();
        tables.putFrames(volume, question);
      }
      Path question = folder.resolve("question.json");
      Files.writeString(question, questions.toString());
      JsonNode answers = Python.json(folder, "contrast.py", question);
      for (int i = 0; i < volumes.size(); i++) {
        Cells shown =
            tables.row(
                "select distinct window_low, window_high, window_source from previews"
                    + " where volume_id = '"
                    + volumes.get(i).text("volume_id")
                    + "'");
        assertEquals("PERCENTILES", shown.text("window_source"));
        assertEquals(answers.get(i).get(0).asDouble(), shown.real("window_low"), name);
        assertEquals(answers.get(i).get(1).asDouble(), shown.real("window_high"), name);
      }
      assertTrue(!volumes.isEmpty());
    }
  }

  /** The headers of ten time points have ten windows: none is the series'. */
  @Test
  void timePointsHaveOneWindow() throws IOException {
    Job job = run(SharedData.data("mr-fmri-ge"), "--previewSize=16");
    try (Tables tables = job.tables()) {
      assertEquals(10, tables.number("select count(*) from volumes"));
      assertTrue(tables.number("select count(distinct WindowCenter) from volumes") > 1);
      Cells window =
          tables.row("select distinct window_low, window_high, window_source from previews");
      assertEquals("SERIES_PERCENTILES", window.text("window_source"));
      // Of a sample, near the percentiles of all: not far from the median of the volumes' own.
      Cells own = tables.row("select median(value_p99) as p99, max(value_max) as top from volumes");
      assertTrue(window.real("window_high") >= own.real("p99"));
      assertTrue(window.real("window_high") <= own.real("top"));
    }
  }

  /** A field map and its magnitudes are not one quantity. */
  @Test
  void aFieldMapHasAWindowOfItsOwn() throws IOException {
    Job job = run(SharedData.data("mr-b0map-ge"), "--previewSize=16");
    try (Tables tables = job.tables()) {
      assertEquals(
          2, tables.number("select count(distinct (window_low, window_high)) from previews"));
    }
  }

  @Test
  void presetsByModalityAndColours() throws IOException {
    Job job =
        run(
            SharedData.data("ct-axial-philips"),
            "--window=CT=ct-lung;MR=auto",
            "--colormap=viridis",
            "--previewSize=64");
    try (Tables tables = job.tables()) {
      for (Cells row : tables.rows("select * from previews")) {
        assertEquals("PRESET", row.text("window_source"));
        assertEquals("ct-lung", row.text("window_name"));
        assertEquals("viridis", row.text("colormap"));
        // -600 and 1500, by PS3.3 C.11.2.1.2.
        assertEquals(-1350, row.real("window_low"));
        assertEquals(149, row.real("window_high"));
        BufferedImage picture = ImageIO.read(job.output().resolve(row.text("path")).toFile());
        assertEquals(3, picture.getRaster().getNumBands());
      }
      assertEquals(3, tables.number("select count(*) from previews"));
    }
  }

  @Test
  void coloursAreNotMapped() throws IOException {
    Job job = run(SharedData.data("us-multiframe"), "--colormap=hot", "--previewSize=16");
    try (Tables tables = job.tables()) {
      assertTrue(tables.number("select count(*) from previews") > 0);
      assertEquals(
          0,
          tables.number(
              "select count(*) from previews where colormap is not null or window_low is not"
                  + " null"));
    }
  }
}
