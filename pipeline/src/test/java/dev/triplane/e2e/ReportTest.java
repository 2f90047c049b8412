package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that a run makes, and makes again. */
class ReportTest {
  @TempDir static Path folder;

  private static Path archive;
  private static Job job;

  @BeforeAll
  static void run() throws IOException {
    archive = folder.resolve("archive");
    PhantomArchive.write(archive, 5);
    job = Job.run(archive, folder.resolve("out"), "--previewSize=64").assertDone();
  }

  private static Job command(Path output, String... more) {
    List<String> args = new ArrayList<>(List.of("report", "--output=" + output));
    args.addAll(List.of(more));
    return Job.of(output, args);
  }

  private static SortedMap<String, String> page(Path output) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Path report = output.resolve("report");
    try (Stream<Path> found = Files.walk(report)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        files.put(report.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static JsonNode data(Path output, String kind) throws IOException {
    String script = Files.readString(output.resolve("report/data/" + kind + "-0.js"));
    int from = script.indexOf(",0,") + 3;
    return new ObjectMapper().readTree(script.substring(from, script.lastIndexOf(')')));
  }

  private static String value(JsonNode column, int row) {
    if (column.has("numbers")) {
      int number = column.get("numbers").get(row).asInt();
      return number < 0 ? null : column.get("values").get(number).asText();
    }
    return column.isNull() || column.get(row).isNull() ? null : column.get(row).asText();
  }

  @Test
  void theIndexSaysWhatDuckDbReadsInTheTables() throws IOException {
    JsonNode index = data(job.output(), "index");
    JsonNode more = data(job.output(), "more");
    try (Tables tables = job.tables()) {
      assertEquals(tables.number("select count(*) from volumes"), index.get("volume_id").size());
      for (int row = 0; row < index.get("volume_id").size(); row++) {
        String id = value(index.get("volume_id"), row);
        Cells volume = tables.row("select * from volumes where volume_id = '" + id + "'");
        for (String column : List.of("Modality", "plane", "verdict", "split_key")) {
          assertEquals(volume.get(column), value(index.get(column), row), column);
        }
        for (String column : List.of("planes", "rows", "columns")) {
          assertEquals(volume.integer(column), index.get(column).get(row).asInt(), column);
        }
        for (String column : List.of("spacing_slice_mm", "fov_row_mm", "fov_column_mm")) {
          assertNear((Double) volume.get(column), value(index.get(column), row), column);
        }
        assertNear((Double) volume.get("value_mean"), value(more.get("value_mean"), row), "mean");
      }
      for (JsonNode row : data(job.output(), "rows")) {
        for (JsonNode picture : row.get("pictures")) {
          String path = picture.get("path").asText();
          assertEquals(
              1, tables.number("select count(*) from previews where path = '" + path + "'"), path);
          assertTrue(Files.exists(job.output().resolve(path)), path);
        }
      }
    }
  }

  private static void assertNear(Double expected, String text, String what) {
    if (expected == null) {
      assertEquals(null, text, what);
    } else {
      assertEquals(expected, Double.parseDouble(text), Math.abs(expected) * 1e-8, what);
    }
  }

  @Test
  void thePageIsInPlaceBeforeTheRunIsComplete() throws IOException {
    assertTrue(job.out().contains("report/index.html"), job.out());
    Path success = job.output().resolve("_SUCCESS");
    Path page = job.output().resolve("report/index.html");
    assertTrue(Files.getLastModifiedTime(page).compareTo(Files.getLastModifiedTime(success)) <= 0);
  }

  @Test
  void withoutIdentifiersItHoldsNoNameUidOrPath() throws IOException {
    String all = String.join("\n", page(job.output()).values());
    try (Tables tables = job.tables()) {
      List<String> hidden = new ArrayList<>(List.of(folder.toString()));
      for (Cells row :
          tables.rows(
              "select distinct unnest([PatientID, PatientName, StudyInstanceUID,"
                  + " SeriesInstanceUID, SOPInstanceUID, FrameOfReferenceUID, uri,"
                  + " SeriesDescription, StudyDescription]) as value from instances")) {
        if (row.get("value") != null) {
          hidden.add(row.text("value"));
        }
      }
      assertTrue(hidden.size() > 600, "the archive has few identifiers");
      for (String value : hidden) {
        assertFalse(all.contains(value), value);
      }
    }
  }

  @Test
  void theCommandMakesTheSamePageFromTheTablesAlone() throws IOException {
    SortedMap<String, String> before = page(job.output());
    Path stale = job.output().resolve("report/data/index-7.js");
    Files.writeString(stale, "of a larger run");
    Job again = command(job.output());
    assertEquals(0, again.code(), again.err());
    assertTrue(again.out().contains(job.output() + "/report/index.html"), again.out());
    assertEquals(before, page(job.output()));
    try (Stream<Path> files = Files.list(job.output())) {
      assertTrue(files.noneMatch(file -> file.getFileName().toString().contains("tmp")));
    }
    assertEquals(0, command(job.output(), "--report=identifiers").code());
    String all = String.join("\n", page(job.output()).values());
    try (Tables tables = job.tables()) {
      for (Cells row : tables.rows("select SeriesInstanceUID, PatientID from volumes")) {
        assertTrue(all.contains(row.text("SeriesInstanceUID")));
        assertTrue(all.contains(row.text("PatientID")));
      }
      assertTrue(all.contains(archive.resolve("strays/noise.dcm").toString()));
    }
    assertEquals(0, command(job.output()).code());
    assertEquals(before, page(job.output()));
  }

  @Test
  void theCommandRefusesWhatIsNoFinishedRun() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEquals(3, command(empty).code());
    Files.writeString(empty.resolve("run.json"), "{}");
    Job other = command(empty);
    assertEquals(3, other.code());
    assertTrue(other.err().contains("holds no finished run"), other.err());
    assertEquals(2, Job.of(empty, List.of("report")).code());
    assertEquals(2, command(job.output(), "--report=all").code());
    assertEquals(2, command(job.output(), "--report=none").code());
    assertEquals(3, command(folder.resolve("absent")).code());
    assertFalse(Files.exists(folder.resolve("absent")));
  }

  @Test
  void aRunOfOtherModeHasItsPageOrNone() throws IOException {
    Path one = archive.resolve("patients/PAT001");
    Path output = folder.resolve("modes");
    Job.run(one, output, "--previewSize=16", "--report=identifiers").assertDone();
    assertTrue(String.join("", page(output).values()).contains("PAT001"));
    Job none = Job.run(one, output, "--previewSize=16", "--report=none", "--overwrite");
    none.assertDone();
    assertFalse(Files.exists(output.resolve("report")), "the page of the run before is left");
    assertFalse(none.out().contains("index.html"), none.out());
  }

  @Test
  void anOutputWhosePathLooksLikeAGlobHasItsVolumes() throws IOException {
    Path output = folder.resolve("out [a-b] {c}");
    Job.run(archive.resolve("patients/PAT001"), output, "--previewSize=16");
    assertTrue(data(output, "index").get("volume_id").size() > 0);
  }

  @Test
  void markupInHeadersIsTextOnThePage() throws IOException {
    Path hostile = Files.createDirectories(folder.resolve("hostile"));
    Path source = archive.resolve(PhantomArchive.write(archive, 5).series().get(0).paths().get(0));
    byte[] file = Files.readAllBytes(source);
    overwrite(file, 0x0008103E, "<script>h=1</script>");
    overwrite(file, 0x00180015, "<i>");
    Files.write(hostile.resolve("x.dcm"), file);
    Path output = folder.resolve("of-hostile");
    Job.run(hostile, output, "--previewSize=16", "--report=identifiers").assertDone();
    for (String text : page(output).values()) {
      assertFalse(text.contains("<script>") || text.contains("<i>"), text);
    }
    JsonNode index = data(output, "index");
    assertTrue(value(index.get("SeriesDescription"), 0).startsWith("<scr"));
    assertEquals("<i>", value(index.get("BodyPartExamined"), 0).substring(0, 3));
  }

  /** Writes a text over the front of a value of an explicit VR file, as far as there is room. */
  private static void overwrite(byte[] file, int tag, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 132; at + 8 < file.length; at += 2) {
      if (bytes.getShort(at) == (short) (tag >> 16) && bytes.getShort(at + 2) == (short) tag) {
        byte[] value = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(value, 0, file, at + 8, Math.min(value.length, bytes.getShort(at + 6)));
        return;
      }
    }
    throw new AssertionError("no such element");
  }
}
