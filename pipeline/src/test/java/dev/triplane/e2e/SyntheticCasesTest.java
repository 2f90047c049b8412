package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Series that pydicom wrote for what no real file at hand shows; {@code cases.py} says how each is
 * made. Slices are 4 x 4 pixels of 2 x 3 mm, and the value of a pixel is the number of its frame.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyntheticCasesTest {
  /** Slices 0, 2 and 4 mm up, from the head of a line to the verdict. */
  private static final String THREE = "SPL 3x4x4 | 2 2 3 | 0 0 0 > 0 0 4 | REGULAR";

  private static final String KEY = THREE + " SPLIT_BY_KEY | ";

  private Tables tables;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    Path archive = folder.resolve("archive");
    Python.run(folder, Path.of("src/test/resources/e2e/cases.py"), archive);
    Job job = Job.run(archive, folder.resolve("out"), "--previewSize=16").assertDone();
    tables = job.tables();
  }

  @AfterAll
  void close() {
    if (tables != null) {
      tables.close();
    }
  }

  private void check(String name, String... lines) {
    CaseTable.check(tables, series(name), name, String.join("\n", lines));
  }

  private String series(String name) {
    return tables
        .row(
            "select distinct SeriesInstanceUID as s from instances where uri like '%/"
                + name
                + "/%'")
        .text("s");
  }

  private Cells volume(String name, int index) {
    return tables.row(
        "select * from volumes where SeriesInstanceUID = '%s' and volume_index = %d"
            .formatted(series(name), index));
  }

  /** Frame numbers in slice order. */
  private List<Integer> frames(String name, int index) {
    return tables
        .rows(
            "select frame_number from slices where volume_id = '%s' order by slice_index"
                .formatted(volume(name, index).text("volume_id")))
        .stream()
        .map(row -> row.integer("frame_number"))
        .toList();
  }

  @Test
  void stacksOfOneImage() {
    check(
        "two-stacks",
        THREE + " SPLIT_BY_STACK | StackID=1",
        "SPL 4x4x4 | 5 2 3 | 0 0 100 > 0 0 115 | REGULAR SPLIT_BY_STACK | StackID=2");
    check(
        "two-stacks-turned",
        THREE + " SPLIT_BY_ORIENTATION",
        "PIL 4x4x4 | 5 2 3 | 0 0 0 > 0 15 0 | REGULAR SPLIT_BY_ORIENTATION");
  }

  @Test
  void concatenation() {
    check("concatenation", "SPL 7x4x4 | 3 2 3 | 0 0 0 > 0 0 18 | REGULAR");
    assertEquals(List.of(1, 2, 3, 4, 1, 2, 3), frames("concatenation", 0));
  }

  @Test
  void dimensionIndices() {
    String place =
        "SPL 3x4x4 | 4 2 3 | 0 0 0 > 0 0 8 | REGULAR SPLIT_BY_KEY | DimensionIndexValues=";
    check(
        "dimensions-order-time",
        IntStream.rangeClosed(1, 12).mapToObj(t -> place + t).toArray(String[]::new));
    assertEquals(List.of(28, 29, 30), frames("dimensions-order-time", 9));
    check("dimensions-by-slice", place + "#1", place + "#2");
    assertEquals(List.of(4, 5, 6), frames("dimensions-by-slice", 1));
  }

  @Test
  void timesOfFrames() {
    // The later time point comes first in the file.
    String place = "SPL 3x4x4 | 4 2 3 | 0 0 0 > 0 0 8 | REGULAR SPLIT_BY_KEY | AcquisitionTime=#";
    check("frame-times", place + "1", place + "2");
    assertEquals(List.of(4, 5, 6), frames("frame-times", 0));
    assertEquals(List.of(1, 2, 3), frames("frame-times", 1));
  }

  @Test
  void attributesOfFrames() {
    check("frames-differ", THREE);
    // Values 1 x 1 + 0, 2 x 2 - 10, 3 x 3 - 20.
    assertEquals(-11, volume("frames-differ", 0).real("value_min"));
    assertEquals(1, volume("frames-differ", 0).real("value_max"));
    assertEquals((1 - 6 - 11) / 3.0, volume("frames-differ", 0).real("value_mean"), 1e-12);
    check(
        "frames-spacing-differs",
        "SPL 3x4x4 | 2 - - | 0 0 0 > 0 0 4 | REGULAR PIXEL_SPACING_INVALID");
  }

  @Test
  void functionalGroupsOfSomeFrames() {
    check(
        "groups-missing",
        THREE + " SPLIT_BY_POSITION_PRESENCE",
        "- 2x4x4 | - 2 3 | - > - | STACK SPLIT_BY_POSITION_PRESENCE NO_POSITIONS");
    assertEquals(List.of(1, 2, 3), frames("groups-missing", 0));
    assertEquals(List.of(4, 5), frames("groups-missing", 1));
  }

  @Test
  void nuclearTomography() {
    // From z 50 down by 4: sorted along the normal, slice 3 (z 42) comes first.
    String place = "SPL 3x4x4 | 4 2 3 | -1 -2 42 > -1 -2 50 | REGULAR SPLIT_BY_KEY | ";
    check("nm-tomo", place + "FrameIncrementPointer=1\\1", place + "FrameIncrementPointer=1\\2");
    assertEquals(List.of(3, 2, 1), frames("nm-tomo", 0));
    assertEquals(List.of(6, 5, 4), frames("nm-tomo", 1));
  }

  @Test
  void doseOnAbsoluteOffsets() {
    check("dose-absolute", "SPL 4x4x4 | 2.5 2 3 | -1 -2 40 > -1 -2 47.5 | REGULAR");
    Cells dose = volume("dose-absolute", 0);
    assertEquals("GY", dose.text("units"));
    assertEquals(0.04, dose.real("value_max"), 1e-12);
  }

  @Test
  void segments() {
    // Segment s from 1 on has slices at 2 (s - 1), + 2 and + 4 mm.
    check(
        "segments",
        IntStream.rangeClosed(1, 12)
            .mapToObj(
                s ->
                    "SPL 3x4x4 | 2 2 3 | 0 0 %d > 0 0 %d | REGULAR SPLIT_BY_STACK | "
                            .formatted(2 * s - 2, 2 * s + 2)
                        + "ReferencedSegmentNumber="
                        + s)
            .toArray(String[]::new));
  }

  @Test
  void diffusionInPrivateElements() {
    check("private-ge", KEY + "DiffusionBValue=0", KEY + "DiffusionBValue=800");
    String direction = "DiffusionBValue=1000;DiffusionGradientOrientation=";
    check(
        "private-siemens",
        KEY + "DiffusionBValue=0",
        KEY + direction + "0\\0.6\\0.8",
        KEY + direction + "1\\0\\0");
    check("private-philips", KEY + "DiffusionBValue=0", KEY + "DiffusionBValue=650");
  }

  @Test
  void components() {
    check(
        "private-ge-component",
        KEY + "ComplexImageComponent=IMAGINARY",
        KEY + "ComplexImageComponent=REAL");
    check(
        "dixon",
        KEY + "ImageType=DIXON\\FAT",
        KEY + "ImageType=DIXON\\IN_PHASE",
        KEY + "ImageType=DIXON\\OUT_PHASE",
        KEY + "ImageType=DIXON\\WATER");
    check("magnitude-phase", KEY + "ImageType=M\\ND", KEY + "ImageType=P\\ND");
  }

  @Test
  void cardiacPhases() {
    String place = "SPL 5x4x4 | 8 2 3 | 0 0 0 > 0 0 32 | REGULAR SPLIT_BY_KEY | TriggerTime=#";
    check("cardiac", place + "1", place + "2", place + "3", place + "4");
    // InstanceNumber = 1 + 4 x slice + phase, both from 0.
    List<Cells> slices =
        tables.rows(
            "select s.InstanceNumber as number, slice_index, volume_index from slices s "
                + "join volumes using (volume_id) where s.SeriesInstanceUID = '%s'"
                    .formatted(series("cardiac")));
    assertEquals(20, slices.size());
    for (Cells slice : slices) {
      assertEquals(
          1 + 4 * slice.integer("slice_index") + slice.integer("volume_index"),
          slice.integer("number"));
    }
  }

  @Test
  void acquisitions() {
    check("acquisitions", KEY + "AcquisitionNumber=7", KEY + "AcquisitionNumber=8");
  }

  @Test
  void localizerBesideItsStack() {
    check(
        "localizer",
        "SPL 1x4x4 | - 2 3 | 0 0 4 > 0 0 4 | SINGLE SPLIT_BY_LOCALIZER",
        "SPL 5x4x4 | 2 2 3 | 0 0 0 > 0 0 8 | REGULAR SPLIT_BY_LOCALIZER");
  }

  @Test
  void spacingAtTheDetector() {
    check("radiograph", "- 1x4x4 | - - - | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL");
    assertEquals(List.of(0.2, 0.3), volume("radiograph", 0).get("ImagerPixelSpacing"));
  }
}
