package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares the values, and where asked the pictures, of a run's volumes with those that pydicom and
 * numpy make of the same frames.
 */
record VolumeWitness(Job job, boolean pictures) {

  static VolumeWitness of(Job job) {
    return new VolumeWitness(job, true);
  }

  static VolumeWitness valuesOf(Job job) {
    return new VolumeWitness(job, false);
  }

  /**
   * Compares.
   *
   * @param scratch for files in between
   * @param which volumes, a condition in SQL
   * @param expected how many they are
   * @param percentileError how far percentiles may be off, as a part of the range
   */
  void check(Path scratch, String which, int expected, double percentileError) throws IOException {
    List<Cells> volumes;
    ArrayNode questions = new ObjectMapper().createArrayNode();
    try (Tables tables = job.tables()) {
      volumes = tables.rows("select * from volumes where " + which + " order by volume_id");
      volumes.forEach(volume -> ask(tables, volume, questions));
    }
    assertEquals(expected, volumes.size(), "volumes with " + which);
    Path question = scratch.resolve("question.json");
    Files.writeString(question, questions.toString());
    JsonNode answers = Python.json(scratch, "volumes.py", question);
    for (int i = 0; i < volumes.size(); i++) {
      compare(volumes.get(i), answers.get(i), percentileError);
    }
  }

  private void ask(Tables tables, Cells volume, ArrayNode questions) {
    String of = " where volume_id = '" + volume.text("volume_id") + "' order by ";
    ObjectNode question = questions.addObject();
    tables.putFrames(volume, question);
    ArrayNode previews = question.putArray("previews");
    if (pictures) {
      for (Cells preview : tables.rows("select * from previews" + of + "plane")) {
        previews
            .addObject()
            .put("plane", preview.text("plane"))
            .put("file", job.output().resolve(preview.text("path")).toString())
            .put("slice_index", preview.integer("slice_index"))
            .put("width_px", preview.integer("width_px"))
            .put("height_px", preview.integer("height_px"))
            .put("window_low", preview.real("window_low"))
            .put("window_high", preview.real("window_high"));
      }
      assertEquals(3, previews.size());
    }
  }

  private static void compare(Cells volume, JsonNode truth, double percentileError) {
    String id = volume.text("SeriesInstanceUID") + ' ' + volume.text("split_key");
    double range = truth.get("max").asDouble() - truth.get("min").asDouble();
    assertEquals(truth.get("count").asLong(), ((Number) volume.get("value_count")).longValue(), id);
    for (String name : List.of("min", "max", "mean", "std", "p01", "p50", "p99")) {
      double tolerance = name.startsWith("p") ? percentileError * range : 0;
      double value = truth.get(name).asDouble();
      // Sums in another order differ in the last digits; so does slope x value, by one rounding.
      tolerance = Math.max(tolerance, 1e-11 * Math.max(Math.abs(value), range));
      assertEquals(value, volume.real("value_" + name), tolerance, id + " value_" + name);
    }
    for (JsonNode difference : truth.get("differences")) {
      // Half a gray level for rounding to whole ones, and the product reckons in floats.
      double gray = difference.asDouble();
      assertTrue(gray >= 0 && gray <= 0.52, id + ": a picture differs by " + gray);
    }
  }
}
