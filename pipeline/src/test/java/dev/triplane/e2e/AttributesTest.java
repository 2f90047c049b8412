package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each attribute column of the instances table against pydicom, for every real file. */
class AttributesTest {

  /** Where columns differ from pydicom's values (a pattern of file and keyword), and why. */
  private static final Map<String, String> JUSTIFIED =
      Map.of(
          "ct-duplicate-positions/CT2\\d?[.]dcm AccessionNumber",
          "SH: leading spaces mean nothing (PS3.5 table 6.2-1); pydicom keeps them",
          "(pixel-oddities|ts-ct)/.*[.]dcm ImageType",
          "CS: neither do spaces at the end of one value among several; pydicom keeps them",
          "charsets/chrX1[.]dcm PatientName",
          "the file has an empty third group, an = at the end; the JSON model cannot tell",
          "corrupt/badVR[.]dcm NumberOfFrames",
          "the value is no number: null here, an exception there");

  private static final List<String> MOMENTS =
      List.of(
          "InstanceCreationDate",
          "InstanceCreationTime",
          "PatientBirthDate",
          "StudyDate",
          "StudyTime",
          "SeriesDate",
          "SeriesTime",
          "AcquisitionDate",
          "AcquisitionTime",
          "AcquisitionDateTime",
          "ContentDate",
          "ContentTime");

  @TempDir Path folder;

  @Test
  void columnsAreWhatPydicomReads() throws IOException {
    Path data = SharedData.path("data");
    Job job = Job.run(data, folder.resolve("out"), "--previewSize=16").assertDone();
    Map<String, String> types = new TreeMap<>();
    List<Cells> instances;
    try (Tables tables = job.tables()) {
      for (Cells column : tables.rows("describe instances")) {
        String name = column.text("column_name");
        if (Character.isUpperCase(name.charAt(0))) {
          types.put(name, column.text("column_type"));
        }
      }
      instances = tables.rows("select * from instances order by uri");
    }
    assertTrue(types.size() > 80, types.keySet().toString());
    assertTrue(instances.size() > 550, "instances: " + instances.size());
    Path files = folder.resolve("files");
    Path keywords = folder.resolve("keywords");
    Files.write(files, instances.stream().map(row -> row.text("uri")).toList());
    Files.write(keywords, types.keySet());
    JsonNode truth = Python.json(folder, "attributes.py", files, keywords);

    Map<String, String> differences = new TreeMap<>();
    int compared = 0;
    for (Cells row : instances) {
      String uri = row.text("uri");
      JsonNode file = truth.get(uri);
      for (Map.Entry<String, String> column : types.entrySet()) {
        Object expected = expected(file.get(column.getKey()), column.getValue());
        Object found = row.get(column.getKey());
        compared += found == null ? 0 : 1;
        if (!same(expected, found)) {
          String key = data.relativize(Path.of(uri)) + " " + column.getKey();
          differences.put(key, "pydicom " + expected + ", column " + found);
        }
      }
    }
    assertTrue(compared > 15_000, "values compared: " + compared);
    int moments = 0;
    for (Cells row : instances) {
      for (String keyword : MOMENTS) {
        String expected = truth.get(row.text("uri")).path(keyword + " parsed").asText(null);
        String found = moment(row, keyword);
        if (expected == null && found != null && row.text(keyword).indexOf(':') > 0) {
          assertEquals(row.text(keyword), found); // ACR-NEMA's times, which pydicom does not know
          continue;
        }
        assertEquals(expected, found, row.text("uri") + " " + keyword);
        moments += found == null ? 0 : 1;
      }
    }
    assertTrue(moments > 2000, "dates and times compared: " + moments);
    for (String pattern : JUSTIFIED.keySet()) {
      assertTrue(differences.keySet().removeIf(key -> key.matches(pattern)), "unused: " + pattern);
    }
    assertEquals(Map.of(), differences);
  }

  /** The value beside a date or time, in ISO 8601. */
  private static String moment(Cells row, String keyword) {
    String name = keyword.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    if (!keyword.endsWith("Time")) {
      return row.get(name) == null ? null : row.get(name).toString();
    }
    if (keyword.endsWith("DateTime")) {
      return row.get(name) == null ? null : iso(((Timestamp) row.get(name)).toLocalDateTime());
    }
    Double seconds = (Double) row.get(name + "_seconds");
    return seconds == null
        ? null
        : iso(LocalTime.ofNanoOfDay(Math.round(seconds * 1e6) * 1000).atDate(LocalDate.EPOCH))
            .substring("1970-01-01T".length());
  }

  /** As Python writes it: seconds always, microseconds where there are some. */
  private static String iso(LocalDateTime moment) {
    String format =
        "uuuu-MM-dd'T'HH:mm:ss" + (moment.get(ChronoField.NANO_OF_SECOND) == 0 ? "" : ".SSSSSS");
    return moment.format(DateTimeFormatter.ofPattern(format, Locale.ROOT));
  }

  /** What the column must hold: the first value, all values, or null where there is none. */
  private static Object expected(JsonNode values, String type) {
    if (values == null || values.isEmpty()) {
      return values != null && values.isTextual() ? values.asText() : null;
    }
    List<Object> all = new ArrayList<>();
    for (JsonNode value : values) {
      all.add(value(value));
    }
    if (type.endsWith("[]")) {
      return all;
    }
    Object first = all.get(0);
    return "".equals(first) ? null : first;
  }

  private static Object value(JsonNode value) {
    if (value.isNumber()) {
      return value.asDouble();
    }
    if (!value.isObject()) {
      return value.isNull() ? "" : value.asText();
    }
    // A person's name: component groups, in the file separated by = (PS3.5 6.2.1.1).
    String name =
        value.path("Alphabetic").asText()
            + "="
            + value.path("Ideographic").asText()
            + "="
            + value.path("Phonetic").asText();
    return name.replaceFirst("=+$", "");
  }

  private static boolean same(Object expected, Object found) {
    if (expected == null || found == null) {
      return expected == found;
    }
    if (expected instanceof List<?> a && found instanceof List<?> b) {
      boolean same = a.size() == b.size();
      for (int i = 0; same && i < a.size(); i++) {
        same = same(a.get(i), b.get(i));
      }
      return same;
    }
    return found instanceof Number number
        ? expected.equals(number.doubleValue())
        : found.equals(expected);
  }
}
