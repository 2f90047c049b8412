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
  /** Where Java's tables and Python's have different characters for one code, both in use. */
  private static final Map<String, String> JUSTIFIED =
      Map.of(
          "ir(13-ir)?87[.]dcm 2015 2014",
          "the long dash of JIS X 0208",
          "ir159[.]dcm 007E FF5E",
          "the tilde of JIS X 0212",
          "GBK[.]dcm 2295 2641",
          "a code that GBK has and GB 2312 has not",
          "GB18030[.]dcm E7[89C]. .*|GB18030[.]dcm E8.. .*",
          "private use until the edition of 2005 or 2022; which one is a matter of the JDK");

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
        String what = name + " %04X %04X".formatted(a[i], b[i]);
        if (JUSTIFIED.keySet().stream().noneMatch(what::matches)) {
          differences.put(what, "pydicom, here");
        }
      }
    }
    return a.length;
  }
}
