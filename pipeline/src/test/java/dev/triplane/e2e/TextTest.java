package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every character of every specific character set, in the columns and the JSON, as pydicom. */
class TextTest {
  @TempDir Path folder;

  @Test
  void everyCharacterIsThatOfPydicom() throws IOException {
    Path archive = folder.resolve("archive");
    JsonNode truth = Python.json(folder, "text.py", archive);
    Job job = Job.run(archive, folder.resolve("out")).assertDone();
    Map<String, String> differences = new TreeMap<>();
    int compared = 0;
    try (Tables tables = job.tables()) {
      List<Cells> rows =
          tables.rows("select *, array_to_string(reasons, ' ') as all_reasons from instances");
      assertEquals(truth.size(), rows.size());
      for (Cells row : rows) {
        String name = Path.of(row.text("uri")).getFileName().toString();
        JsonNode file = truth.get(name);
        JsonNode json = new ObjectMapper().readTree(row.text("dicom_json"));
        assertEquals(row.text("ImageComments"), json.at("/00204000/Value/0").asText(), name);
        String person = file.get("PatientName").asText();
        assertEquals(
            person.replaceFirst("=+$", ""), row.text("PatientName").replaceFirst("=+$", ""));
        assertEquals(file.get("groups"), json.at("/00100010/Value/0"), name);
        compared +=
            compare(
                name, file.get("ImageComments").asText(), row.text("ImageComments"), differences);
        assertEquals("", row.text("all_reasons"), name);
        assertEquals(false, row.get("text_replaced"), name);
      }
    }
    assertTrue(compared > 60_000, "characters compared: " + compared);
    assertEquals(Map.of(), differences);
  }

  /** Counts the characters; those that differ are noted by file. */
  private static int compare(
      String name, String expected, String found, Map<String, String> differences) {
    int[] a = expected.codePoints().toArray();
    int[] b = found.codePoints().toArray();
    if (a.length != b.length) {
      differences.put(name, a.length + " characters in pydicom, here " + b.length);
      return 0;
    }
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        differences.merge(name, "%04X %04X".formatted(a[i], b[i]), (x, y) -> x + ", " + y);
      }
    }
    return a.length;
  }
}
