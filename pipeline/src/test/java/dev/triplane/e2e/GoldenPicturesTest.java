package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of phantoms that pydicom wrote, in acquisitions of every kind: axial, sagittal, coronal,
 * anisotropic, mirrored, upside down, tilted, oblique. What is in them is read from their pixels by
 * a script that knows the phantom and nothing of this project.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenPicturesTest {
  private static final double BALL_RADIUS = 35;
  private static final double BEAD_RADIUS = 6;
  private static final double[] LEFT_BEAD = {52, 0, 0};
  private static final double[] FRONT_BEAD = {0, -52, 0};

  /** How far off, pixels, a length or a place may be. */
  private static final double PIXELS = 1;

  /**
   * One picture, or one of several in it.
   *
   * @param row of the table previews
   * @param truth of its series
   * @param place of its plane, mm; NaN where no single picture tells it
   * @param found what the script read
   */
  private record Shown(Cells row, JsonNode truth, double place, JsonNode found) {
    String id() {
      return truth.get("kind").asText() + " " + row.text("plane") + " " + row.text("kind");
    }

    JsonNode plane() {
      return truth.get("planes").get(row.text("plane"));
    }

    double mm() {
      return row.real("mm_per_px");
    }

    /** How far a point is from the middle of the picture, mm: only tilted slices are off. */
    double fromMiddle(String direction, double[] point) {
      JsonNode centre = plane().get("centre");
      double[] middle = new double[3];
      for (int i = 0; i < 3; i++) {
        middle[i] = centre.get(i).asDouble();
      }
      return dot(direction, point) - dot(direction, middle);
    }

    double dot(String direction, double[] point) {
      JsonNode v = plane().get(direction);
      return v.get(0).asDouble() * point[0]
          + v.get(1).asDouble() * point[1]
          + v.get(2).asDouble() * point[2];
    }
  }

  private final List<Shown> shown = new ArrayList<>();

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    Path archive = folder.resolve("archive");
    JsonNode truth = Python.json(folder, "golden.py", "write", archive);
    Job job =
        Job.run(
                archive,
                folder.resolve("out"),
                "--previewSize=384",
                "--window=0,1000",
                "--sheet=3x5",
                "--flythrough=12",
                "--marks=all")
            .assertDone();
    List<Cells> rows;
    try (Tables tables = job.tables()) {
      rows = tables.rows("select * from previews order by kind = 'SLICE' desc, path");
    }
    assertEquals(truth.size() * 9, rows.size());
    Map<String, Cells> singles = new TreeMap<>();
    ArrayNode questions = new ObjectMapper().createArrayNode();
    List<Shown> asked = new ArrayList<>();
    for (Cells row : rows) {
      String plane = row.text("volume_id") + row.text("plane");
      singles.putIfAbsent(plane, row);
      Cells single = singles.get(plane);
      List<?> indices = (List<?>) row.get("slice_indices");
      // The first of several carries the scale bar; the other is the plane shown by itself too.
      int same = indices.indexOf(single.get("slice_index"));
      JsonNode series = truth.get(row.text("SeriesInstanceUID"));
      if (indices.size() > 1) {
        asked.add(new Shown(row, series, Double.NaN, question(job, row, 0, questions)));
      }
      if (same >= 0) {
        double place = single.real("position_mm");
        asked.add(new Shown(row, series, place, question(job, row, same, questions)));
      }
    }
    Path question = folder.resolve("question.json");
    Files.writeString(question, questions.toString());
    JsonNode answers = Python.json(folder, "golden.py", "read", question);
    for (int i = 0; i < asked.size(); i++) {
      Shown one = asked.get(i);
      shown.add(new Shown(one.row(), one.truth(), one.place(), answers.get(i)));
    }
  }

  private static JsonNode question(Job job, Cells row, int k, ArrayNode questions) {
    ObjectNode question = questions.addObject();
    question.put("file", job.output().resolve(row.text("path")).toString());
    if (row.text("kind").equals("SHEET")) {
      int high = row.integer("height_px") / row.integer("sheet_rows");
      int wide = row.integer("width_px") / row.integer("sheet_columns");
      int columns = row.integer("sheet_columns");
      question.putArray("tile").add(k / columns * high).add(k % columns * wide).add(high).add(wide);
    } else {
      question.put("frame", k);
    }
    return question;
  }

  @Test
  void everyEdgeIsNamedAfterWhereItIs() {
    for (Shown one : shown) {
      JsonNode marks = one.found().get("marks");
      JsonNode edges = one.plane().get("edges");
      int i = 0;
      for (String edge : List.of("left", "right", "top", "bottom")) {
        assertEquals(edges.get(i++).asText(), marks.get(edge).asText(), one.id() + " " + edge);
      }
    }
  }

  @Test
  void edgesOfStraightVolumesHaveOneLetter() {
    Map<String, String> wanted = Map.of("AXIAL", "RLAP", "CORONAL", "RLSI", "SAGITTAL", "APSI");
    for (Shown one : shown) {
      String kind = one.truth().get("kind").asText();
      if (kind.contains("oblique") || kind.equals("tilted")) {
        continue;
      }
      StringBuilder letters = new StringBuilder();
      one.found().get("marks").forEach(mark -> letters.append(mark.asText()));
      assertEquals(wanted.get(one.row().text("plane")), letters.substring(0, 4), one.id());
    }
  }

  @Test
  void theLeftBeadIsAtTheRightUnderAnL() {
    int seen = check("left", LEFT_BEAD);
    assertTrue(seen >= 60, "seen in " + seen);
    for (Shown one : shown) {
      if (visible(one, LEFT_BEAD)) {
        String id = one.id();
        assertTrue(one.found().get("left").get(0).asDouble() > 30, id);
        assertTrue(one.found().get("marks").get("right").asText().startsWith("L"), id);
        assertTrue(one.found().get("marks").get("left").asText().startsWith("R"), id);
      }
    }
  }

  @Test
  void theFrontBeadIsWhereTheAIs() {
    int seen = check("front", FRONT_BEAD);
    assertTrue(seen >= 60, "seen in " + seen);
    for (Shown one : shown) {
      if (visible(one, FRONT_BEAD)) {
        boolean axial = one.row().text("plane").equals("AXIAL");
        String edge = axial ? "top" : "left";
        assertTrue(one.found().get("front").get(axial ? 1 : 0).asDouble() < -30, one.id());
        assertTrue(one.found().get("marks").get(edge).asText().startsWith("A"), one.id());
      }
    }
  }

  /** Whether a bead's middle, to within half its radius, is in the plane that is shown. */
  private static boolean visible(Shown one, double[] bead) {
    return Math.abs(one.dot("through", bead) - one.place()) < BEAD_RADIUS / 2;
  }

  private int check(String name, double[] bead) {
    int seen = 0;
    for (Shown one : shown) {
      if (visible(one, bead)) {
        JsonNode blob = one.found().get(name);
        assertFalse(blob.isNull(), one.id() + ": no " + name + " bead");
        double right = one.fromMiddle("right", bead) / one.mm();
        double down = one.fromMiddle("down", bead) / one.mm();
        assertEquals(right, blob.get(0).asDouble(), PIXELS, one.id() + " " + name + " right");
        assertEquals(down, blob.get(1).asDouble(), PIXELS, one.id() + " " + name + " down");
        seen++;
      }
    }
    return seen;
  }

  @Test
  void lengthsInPixelsAreLengthsInMm() {
    int measured = 0;
    for (Shown one : shown) {
      if (!Double.isNaN(one.place())) {
        double chord = 2 * Math.sqrt(BALL_RADIUS * BALL_RADIUS - one.place() * one.place());
        double pixels = chord / one.mm();
        assertEquals(pixels, one.found().get("across").asDouble(), PIXELS, one.id() + " across");
        assertEquals(pixels, one.found().get("down").asDouble(), PIXELS, one.id() + " down");
        measured++;
      }
    }
    assertTrue(measured >= 100, "measured " + measured);
  }

  @Test
  void scaleBarsAreAsLongAsTheySay() {
    int bars = 0;
    for (Shown one : shown) {
      String text = one.found().get("bar").get("text").asText();
      if (one.row().text("kind").equals("SHEET") && !Double.isNaN(one.place())) {
        assertEquals("", text, "one bar a sheet: " + one.id());
        continue;
      }
      assertTrue(text.matches("[0-9.]+mm"), one.id() + " says " + text);
      double mm = Double.parseDouble(text.substring(0, text.length() - 2));
      double pixels = one.found().get("bar").get("pixels").asDouble();
      assertEquals(mm, pixels * one.mm(), 0.51 * one.mm(), one.id());
      bars++;
    }
    assertTrue(bars >= 100, "bars " + bars);
  }

  @Test
  void placesAreThoseOfTheTables() {
    for (Shown one : shown) {
      if (Double.isNaN(one.place())) {
        continue;
      }
      // The side of the patient that positive places of this plane lie on.
      JsonNode through = one.plane().get("through");
      int axis =
          one.row().text("plane").equals("AXIAL")
              ? 2
              : one.row().text("plane").equals("CORONAL") ? 1 : 0;
      boolean positive = through.get(axis).asDouble() > 0 == one.place() > 0;
      String side = (positive ? "LPS" : "RAI").substring(axis, axis + 1);
      String found = one.found().get("marks").get("place").asText().replace("m", "");
      assertEquals(Math.abs(one.place()) < 0.05 ? "" : side, found.replaceAll("[0-9.]", ""));
      double mm = Double.parseDouble(found.replaceAll("[A-Z]", ""));
      assertEquals(Math.abs(one.place()), mm, 0.05 + 1e-9, one.id());
    }
  }
}
