package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of real slices, as large as the slices, so that nothing is resampled: within one gray
 * level of matplotlib, numpy and pydicom.
 */
class MatplotlibPicturesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ct-axial-philips, 512, true",
    "ct-axial-small, 64, false",
    "ct-gantry-tilt, 512, true",
    "seg-with-ct, 512, true",
    "mr-sagittal, 256, false",
    "mr-coronal, 256, false",
    "mr-fmri-ge, 64, false",
    "pet-slice, 168, true",
    "xray, 440, true",
    "dicomdir-archive, 16, true",
  })
  void areWithinOneGrayLevel(String name, int size, boolean header) throws IOException {
    Job job =
        Job.run(SharedData.data(name), folder.resolve("out"), "--previewSize=" + size).assertDone();
    ArrayNode questions = new ObjectMapper().createArrayNode();
    try (Tables tables = job.tables()) {
      // The slices' own pictures, of square pixels and as many of them.
      List<Cells> pictures =
          tables.rows(
              "select p.*, s.uri, s.frame_number from previews p join volumes v using (volume_id)"
                  + " join slices s on s.volume_id = v.volume_id and s.slice_index = p.slice_index"
                  + " where p.plane in ('IMAGE', v.plane) and p.colormap = 'gray'"
                  + " and not p.resliced and p.kind = 'SLICE'"
                  + " and least(v.rows, v.columns) = least(p.width_px, p.height_px)"
                  + " and greatest(v.rows, v.columns) = greatest(p.width_px, p.height_px)");
      for (Cells picture : pictures) {
        questions
            .addObject()
            .put("png", job.output().resolve(picture.text("path")).toString())
            .put("uri", picture.text("uri"))
            .put("frame_number", picture.integer("frame_number"))
            .put("window_low", picture.real("window_low"))
            .put("window_high", picture.real("window_high"))
            .put("source", picture.text("window_source"));
      }
    }
    Path question = folder.resolve("question.json");
    Files.writeString(question, questions.toString());
    JsonNode answers = Python.json(folder, "matplotlib_pictures.py", question);
    int headers = 0;
    for (JsonNode answer : answers) {
      // Half a level is rounding; the product reckons in floats.
      assertTrue(answer.get("numpy").asDouble(99) <= 0.52, answer.toString());
      assertTrue(answer.get("matplotlib").asDouble(99) <= 1, answer.toString());
      headers += answer.get("pydicom").isNull() ? 0 : 1;
      assertTrue(answer.get("pydicom").asDouble(0) <= 0.52, answer.toString());
    }
    assertTrue(answers.size() > 0, "no picture is as large as its slice");
    assertTrue(!header || headers > 0, "no picture has the window of its file");
  }
}
