package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values and gray of images with every form of Modality LUT, window, VOI LUT and inversion, against
 * pydicom: statistics, voxels of the NIfTI files, and pixels of the pictures.
 */
class ValuesTest {
  @TempDir static Path folder;
  private static Job job;
  private static Map<String, String> names;

  @BeforeAll
  static void run() throws IOException {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Path truth = Files.createDirectory(folder.resolve("truth"));
    names = new TreeMap<>();
    JsonNode written = Python.json(folder, "values.py", "write", archive, truth);
    written.fields().forEachRemaining(e -> names.put(e.getKey(), e.getValue().asText()));
    // As wide as the images: pictures have their pixels.
    job = Job.run(archive, folder.resolve("out"), "--previewSize=32", "--volumes=nifti");
    job.assertDone();
  }

  @Test
  void everyFormIsAsPydicomReadsIt() throws IOException {
    ArrayNode questions = new ObjectMapper().createArrayNode();
    try (Tables tables = job.tables()) {
      String sql =
          "select * from volumes v join previews p using (volume_id)"
              + " where p.plane in ('IMAGE', 'AXIAL')";
      for (Cells row : tables.rows(sql)) {
        questions
            .addObject()
            .put("uid", row.text("SeriesInstanceUID"))
            .put("min", row.real("value_min"))
            .put("max", row.real("value_max"))
            .put("mean", row.real("value_mean"))
            .put("nifti", job.output().resolve(row.text("volume_path")).toString())
            .put("png", job.output().resolve(row.text("path")).toString());
      }
    }
    assertEquals(names.size(), questions.size());
    Path question = folder.resolve("question.json");
    Files.writeString(question, questions.toString());
    int pictures = 0;
    List<String> wrong = new ArrayList<>();
    JsonNode answers = Python.json(folder, "values.py", "check", folder.resolve("truth"), question);
    for (JsonNode answer : answers) {
      pictures += answer.get("gray").asBoolean() ? 1 : 0;
      for (JsonNode what : answer.get("wrong")) {
        wrong.add(names.get(answer.get("uid").asText()) + ": " + what.asText());
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(pictures >= 15, pictures + " pictures compared");
  }

  private static Cells volume(Tables tables, String name) {
    String uid =
        names.entrySet().stream()
            .filter(e -> e.getValue().equals(name))
            .findFirst()
            .orElseThrow()
            .getKey();
    return tables.row(
        "select *, (select min(window_source) from previews p where p.volume_id = v.volume_id)"
            + " as source from volumes v where SeriesInstanceUID = '"
            + uid
            + "'");
  }

  @Test
  void unitsAndTransformationAreSaid() {
    try (Tables tables = job.tables()) {
      Map<String, String> units =
          Map.of(
              "modality-16", "OD",
              "modality-8-clamped-at-both-ends", "US",
              "modality-signed", "HU",
              "modality-65536-entries", "Z_EFF",
              "linear-first-of-two", "OD",
              "enhanced", "PCT");
      units.forEach((name, unit) -> assertEquals(unit, volume(tables, name).text("units"), name));
      assertNull(volume(tables, "sigmoid").text("units"));
      Map<String, String> transforms =
          Map.of(
              "modality-16", "MODALITY_LUT",
              "linear-first-of-two", "RESCALE",
              "sigmoid", "NONE",
              "enhanced", "RESCALE_PER_SLICE");
      transforms.forEach(
          (name, how) -> assertEquals(how, volume(tables, name).text("value_transform"), name));
      Map<String, String> sources =
          Map.of(
              "modality-16", "PERCENTILES",
              "modality-and-voi-lut", "VOI_LUT",
              "window-goes-before-voi-lut", "HEADER",
              "voi-of-negative-values", "VOI_LUT",
              "enhanced", "HEADER");
      sources.forEach(
          (name, source) -> assertEquals(source, volume(tables, name).text("source"), name));
    }
  }

  @Test
  void windowsAreListedWithWhatTheyAreFor() {
    try (Tables tables = job.tables()) {
      Cells two = volume(tables, "linear-first-of-two");
      assertEquals(List.of(500.0, 40.0), two.get("WindowCenter"));
      assertEquals(List.of(800.0, 60.0), two.get("WindowWidth"));
      assertEquals(List.of("NORMAL", "HARD"), two.get("WindowCenterWidthExplanation"));
      assertEquals("LINEAR", two.text("VOILUTFunction"));
      Cells shared = volume(tables, "enhanced");
      assertEquals(List.of(3000.0), shared.get("WindowCenter"));
      assertEquals("SIGMOID", shared.text("VOILUTFunction"));
      assertNull(volume(tables, "modality-16").get("WindowCenter"));
    }
  }

  /** PS3.3 C.7.6.16.2.11: reported, and not applied. */
  @Test
  void realWorldValuesAreReported() {
    try (Tables tables = job.tables()) {
      Cells volume = volume(tables, "real-world-linear-and-table");
      assertEquals(2, volume.integer("real_world_count"));
      assertEquals("ADC", volume.text("real_world_label"));
      assertEquals("mm2/s", volume.text("real_world_units"));
      assertEquals("UCUM", volume.text("real_world_units_scheme"));
      assertEquals(1e-6, volume.real("real_world_slope"));
      assertEquals(0.5, volume.real("real_world_intercept"));
      assertEquals(0, volume.real("real_world_first"));
      assertEquals(4095, volume.real("real_world_last"));
      assertNull(volume.get("real_world_lut_entries"));
      assertEquals(4095, volume.real("value_max"));
      assertNull(volume(tables, "sigmoid").get("real_world_count"));
    }
  }
}
