package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An archive of every plane with all that real archives hold beside images, against its truth. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchArchiveTest {
  /** ImagePositionPatient is written with six decimals, so that it is off by 5e-7 at most. */
  private static final double POSITION_MM = 6e-7;

  /** ImageOrientationPatient is written with ten decimals. */
  private static final double DIRECTION = 1e-10;

  /** The reason of each fault; those of the duplicates are in a test of their own. */
  private static final Map<String, String> REASONS =
      Map.of(
          "empty.dcm", "EMPTY_FILE",
          "notes.txt", "NOT_DICOM",
          "random.dcm", "NOT_DICOM",
          "preamble-only.dcm", "NO_DATA_SET",
          "DICOMDIR", "NO_DATA_SET",
          "truncated-header.dcm", "TRUNCATED_HEADER",
          "huge-length.dcm", "LENGTH_BEYOND_END");

  private BenchArchive archive;
  private Job job;
  private Tables tables;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    Path input = folder.resolve("archive");
    archive =
        BenchArchive.write(input, folder, "--series", 10, "--slices", 20, "--size", 96, "--faults");
    job = Job.run(input, folder.resolve("out"), "--previewSize=96").assertDone();
    tables = job.tables();
  }

  @AfterAll
  void close() {
    if (tables != null) {
      tables.close();
    }
  }

  private List<String> series() {
    List<String> names = new ArrayList<>();
    archive.truth().fieldNames().forEachRemaining(names::add);
    names.remove("faults");
    return names;
  }

  @Test
  void everySeriesIsOneVolumeOfTheTrueShapeAndPlace() {
    assertEquals(10, series().size());
    assertEquals(10, tables.number("select count(*) from volumes"));
    for (String uid : series()) {
      JsonNode truth = archive.truth().get(uid);
      Cells volume = tables.row("select * from volumes where SeriesInstanceUID = '" + uid + "'");
      double[] shape = reals(truth.get("shape"));
      assertEquals(shape[0], volume.integer("planes"));
      assertEquals(shape[1], volume.integer("rows"));
      assertEquals(shape[2], volume.integer("columns"));
      assertEquals(truth.get("n_files").asInt(), volume.integer("frame_count"));
      assertEquals(truth.get("plane").asText(), volume.text("plane"));
      boolean tilted = truth.get("kind").asText().equals("tilt");
      assertEquals(tilted ? "TILTED" : "REGULAR", volume.text("verdict"));
      assertArrayEquals(
          reals(truth.get("first_ipp")), volume.reals("first_position_mm"), POSITION_MM);
      assertArrayEquals(
          reals(truth.get("last_ipp")), volume.reals("last_position_mm"), POSITION_MM);
      checkSampling(truth, volume);
    }
  }

  private static void checkSampling(JsonNode truth, Cells volume) {
    double[] spacing = reals(truth.get("spacing"));
    double[] fov = reals(truth.get("fov_mm"));
    // Both ends of the span may be off; the span is divided by planes - 1.
    double tolerance = 4 * POSITION_MM / (volume.integer("planes") - 1);
    assertEquals(spacing[0], volume.real("spacing_slice_mm"), tolerance);
    assertEquals(spacing[1], volume.real("spacing_row_mm"), 1e-12);
    assertEquals(spacing[2], volume.real("spacing_column_mm"), 1e-12);
    assertEquals(fov[0], volume.real("fov_slice_mm"), tolerance * volume.integer("planes"));
    assertEquals(fov[1], volume.real("fov_row_mm"), 1e-9);
    assertEquals(fov[2], volume.real("fov_column_mm"), 1e-9);
    double[] iop = reals(truth.get("iop"));
    double[] row = volume.reals("row_direction");
    double[] column = volume.reals("column_direction");
    for (int i = 0; i < 3; i++) {
      assertEquals(iop[i], row[i], DIRECTION);
      assertEquals(iop[3 + i], column[i], DIRECTION);
    }
  }

  @Test
  void slicesStandInTheOrderOfTheNormal() {
    // File names and InstanceNumber are shuffled; the position must rise with the index all the
    // same.
    assertEquals(200, tables.number("select count(*) from slices"));
    assertEquals(
        0,
        tables.number(
            "select count(*) from (select position_mm - lag(position_mm) over w as gap,"
                + " slice_index - lag(slice_index) over w as step from slices"
                + " window w as (partition by volume_id order by slice_index))"
                + " where gap <= 0 or step <> 1"));
    assertNotEquals(
        0,
        tables.number(
            "select count(*) from (select InstanceNumber - lag(InstanceNumber) over"
                + " (partition by volume_id order by slice_index) as step from slices)"
                + " where abs(step) <> 1"),
        "the archive is no test of the order");
  }

  @Test
  void everyFaultEndsWithItsReason() {
    Map<String, String> expected = new TreeMap<>(REASONS);
    expected.put("truth.json", "NOT_DICOM");
    Map<String, String> found = new TreeMap<>();
    for (Cells row :
        tables.rows("select uri, reason, frame_number from failures where stage = 'READ'")) {
      assertEquals(null, row.get("frame_number"));
      found.put(Path.of(row.text("uri")).getFileName().toString(), row.text("reason"));
    }
    assertEquals(expected, found);
    for (String fault : REASONS.keySet()) {
      assertTrue(archive.truth().get("faults").has(fault), fault);
    }
    assertEquals(REASONS.size() + 2, archive.truth().get("faults").size(), "faults without a test");
  }

  @Test
  void ofTheFilesWithOneIdentityOneIsUsed() {
    // Three files: an image, its copy, and its first half. The first by uri is used.
    List<Cells> files =
        tables.rows(
            "select i.uri, i.truncated, f.stage, f.reason, f.frame_number,"
                + " (select count(*) from slices s where s.uri = i.uri) as slices"
                + " from instances i left join failures f on f.uri = i.uri"
                + " where SOPInstanceUID in (select SOPInstanceUID from instances"
                + " group by all having count(*) > 1) order by i.uri");
    assertEquals(3, files.size());
    Cells used = files.get(0);
    assertTrue(used.text("uri").endsWith("faults/duplicate-of-first.dcm"), used.text("uri"));
    assertEquals(null, used.get("reason"));
    assertEquals(1, used.integer("slices"));
    Cells half = files.get(1);
    assertTrue(half.text("uri").endsWith("faults/truncated-pixels.dcm"), half.text("uri"));
    assertEquals("DUPLICATE_CONFLICT", half.text("reason"));
    assertEquals(true, half.get("truncated"));
    Cells original = files.get(2);
    assertTrue(original.text("uri").contains("/patient-"), original.text("uri"));
    assertEquals("DUPLICATE_IDENTICAL", original.text("reason"));
    for (Cells unused : List.of(half, original)) {
      assertEquals("GROUP", unused.text("stage"));
      assertEquals(1, unused.integer("frame_number"));
      assertEquals(0, unused.integer("slices"));
    }
  }

  @Test
  void valuesAndPicturesAreThoseOfPydicomAndNumpy(@TempDir Path scratch) throws IOException {
    // Hounsfield units in whole numbers: percentiles are exact. The tilted ones have their cuts
    // straightened, which the phantom's tests look at.
    VolumeWitness.of(job).check(scratch, "verdict = 'REGULAR'", 8, 0);
    VolumeWitness.valuesOf(job).check(scratch, "verdict = 'TILTED'", 2, 0);
  }

  @Test
  void theFolderIsCompleteAndHoldsNothingTemporary() throws IOException {
    try (Stream<Path> files = Files.walk(job.output())) {
      List<String> names =
          files
              .map(path -> job.output().relativize(path).toString())
              .filter(name -> !name.matches("(tables|previews|report/).*"))
              .filter(name -> !name.isEmpty())
              .sorted()
              .toList();
      assertEquals(
          List.of(
              ".triplane-run",
              "_SUCCESS",
              "report",
              "run.json",
              "state",
              "state/part-00000-of-00001.parquet"),
          names);
    }
    try (Stream<Path> files = Files.walk(job.output())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (file.toString().contains("tables")) {
          assertTrue(name.matches("part-\\d{5}-of-\\d{5}\\.parquet"), name);
        }
        assertFalse(name.endsWith("~") || name.contains("tmp"), name);
      }
    }
    assertEquals(30, EveryFolderTest.pictures(job.output()));
  }

  private static double[] reals(JsonNode array) {
    double[] reals = new double[array.size()];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = array.get(i).asDouble();
    }
    return reals;
  }
}
