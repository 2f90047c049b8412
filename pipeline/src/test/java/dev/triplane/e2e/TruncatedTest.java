package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real files that end too early: their rows, their whole frames, and a reason for the others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TruncatedTest {
  private JsonNode truth;
  private Tables tables;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    Path archive = folder.resolve("archive");
    truth = Python.json(folder, "truncated.py", SharedData.path("data"), archive);
    tables = Job.run(archive, folder.resolve("out"), "--previewSize=16").assertDone().tables();
  }

  @AfterAll
  void close() {
    if (tables != null) {
      tables.close();
    }
  }

  private static String of(String name) {
    return "uri like '%/archive/" + name + "'";
  }

  @Test
  void eachHasItsRow() {
    assertEquals(truth.size(), tables.number("select count(*) from instances"));
    for (Map.Entry<String, JsonNode> file : truth.properties()) {
      Cells row = tables.row("select * from instances where " + of(file.getKey()));
      boolean cut = !file.getKey().startsWith("ct-") || file.getKey().equals("ct-2.dcm");
      assertEquals(cut, row.get("truncated"), file.getKey());
      assertEquals(file.getValue().get("frames").asInt(), row.integer("number_of_frames"));
      assertTrue(row.text("Modality").length() == 2, file.getKey());
    }
  }

  @Test
  void theFirstFramesAreUsedAndTheOthersFail() {
    for (Map.Entry<String, JsonNode> file : truth.properties()) {
      String where = of(file.getKey());
      int whole = file.getValue().get("whole").asInt();
      int frames = file.getValue().get("frames").asInt();
      assertEquals(
          whole,
          tables.number(
              "select count(*) from slices where frame_number <= " + whole + " and " + where),
          file.getKey());
      assertEquals(whole, tables.number("select count(*) from slices where " + where));
      assertEquals(
          frames - whole,
          tables.number(
              "select count(distinct frame_number) from failures where stage = 'DECODE'"
                  + " and reason = 'TRUNCATED_PIXELS' and frame_number > "
                  + whole
                  + " and "
                  + where),
          file.getKey());
    }
    assertEquals(
        0, tables.number("select count(*) from failures where reason <> 'TRUNCATED_PIXELS'"));
  }

  @Test
  void valuesAreThoseOfTheFramesUsed() {
    int compared = 0;
    for (Map.Entry<String, JsonNode> file : truth.properties()) {
      if (file.getValue().has("mean")) {
        Cells volume =
            tables.row(
                "select min(value_min) as least, max(value_max) as largest,"
                    + " sum(value_mean * value_count) / sum(value_count) as mean from volumes"
                    + " where volume_id in (select volume_id from slices where "
                    + of(file.getKey())
                    + ")");
        for (String value : new String[] {"least", "largest", "mean"}) {
          double expected = file.getValue().get(value).asDouble();
          assertEquals(expected, volume.real(value), 1e-9 * Math.abs(expected), file.getKey());
        }
        compared++;
      }
    }
    assertEquals(12, compared);
  }
}
