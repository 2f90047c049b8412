package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real CT series against what pydicom shows of their headers and arithmetic by hand. */
class CtCasesTest {
  @TempDir Path output;

  @Test
  void axial() throws IOException {
    // IPP z from 731.21 to 766.21 over 7 gaps = 5; SliceThickness and SpacingBetweenSlices 5.
    CaseTable.check(
        output,
        "ct-axial-philips",
        """
        SPL 8x512x512 | 5 0.4512 0.4512 | -115.5 -1.85 731.21 > -115.5 -1.85 766.21 | REGULAR
        instances 8""");
  }

  @Test
  void axialWhole() throws IOException {
    // IPP z from 0 to 138 over 92 gaps = 1.5.
    CaseTable.check(
        output,
        "ct-axial-small",
        """
        SPL 93x64x64 | 1.5 3.2 3.2 | 0 0 0 > 0 0 138 | REGULAR
        instances 93""");
  }

  @Test
  void gantryTilt() throws IOException {
    // The table moves 2.5 mm along z; the normal is (0, 0.3173047, 0.9483237), so slices are
    // 2.5 x 0.9483237 = 2.3708 apart, and acos(0.9483237) = 18.5 degrees is GantryDetectorTilt.
    Job job =
        CaseTable.check(
            output,
            "ct-gantry-tilt",
            """
            SPL 8x512x512 | 2.3708 0.4824 0.4824 | -123.5 -15.641 789.8452 > -123.5 -15.641 807.3452 \
            | TILTED THICKNESS_DIFFERS SPACING_TAG_DIFFERS SHEARED
            instances 8""");
    try (Tables tables = job.tables()) {
      Cells volume = tables.row("select * from volumes");
      assertEquals(18.5, volume.real("tilt_degrees"), 1e-4);
      assertEquals(18.5, volume.real("obliquity_degrees"), 1e-4);
      assertEquals(
          List.of(0.0, 0.0, 2.5), List.of(step(volume, 0), step(volume, 1), step(volume, 2)));
      // One step along the planes is the table's 2.5 mm; rows run along (0, 0.9483237, -0.3173047).
      double[] affine = volume.reals("affine_lps");
      assertEquals(2.5, affine[8], 1e-9);
      assertEquals(0.482421875 * 0.9483237, affine[5], 1e-7);
      assertEquals(0.482421875 * -0.3173047, affine[9], 1e-7);
    }
  }

  private static double step(Cells volume, int axis) {
    return Math.rint(volume.reals("slice_step_mm")[axis] * 1e9) / 1e9;
  }

  @Test
  void duplicatePositions() throws IOException {
    // z: -512.5 -400 -382.5 -365 -352.5 -245 -237.5 -122.5 -90 (twice) -42.5. Gaps 112.5 17.5 17.5
    // 12.5 107.5 7.5 115 32.5 47.5: no lattice of up to 20 planes, and their median is 32.5.
    Job job =
        CaseTable.check(
            output,
            "ct-duplicate-positions",
            """
            SPL 10x512x512 | 32.5 0.7031 0.7031 | -172.5 -180 -512.5 > -172.5 -180 -42.5 \
            | IRREGULAR DUPLICATE_POSITIONS THICKNESS_DIFFERS SPACING_TAG_DIFFERS UNEVEN_GAPS
            instances 11
            DUPLICATE_POSITION 1""");
    try (Tables tables = job.tables()) {
      // CT26 and CT28 agree in AcquisitionNumber 1 and InstanceNumber 21, so that the lower
      // SOPInstanceUID (...498.328 against ...498.560) is used.
      Cells failure = tables.row("select * from failures");
      assertEquals("CT28.dcm", Path.of(failure.text("uri")).getFileName().toString());
      assertEquals(
          1,
          tables.number(
              "select count(*) from slices where uri like '%CT26.dcm' and slice_index = 8"));
      assertEquals(1, tables.row("select * from volumes").integer("duplicate_slices"));
    }
  }

  @Test
  void examSummary() throws IOException {
    // Six Secondary Captures: three of 256 x 512 with 16 bits that claim positions, which a capture
    // has not; screens of 741 x 650 and 512 x 650 in colour. DIRFILE is a DICOMDIR: no image.
    CaseTable.check(
        output,
        "ct-exam-summary-mixed",
        """
        - 1x741x650 | - - - | - > - | NOT_GEOMETRIC SPLIT_BY_SIZE NOT_CROSS_SECTIONAL
        2 x - 1x512x650 | - - - | - > - | NOT_GEOMETRIC SPLIT_BY_SIZE NOT_CROSS_SECTIONAL
        3 x - 1x256x512 | - 0.9766 0.9766 | - > - | NOT_GEOMETRIC SPLIT_BY_SIZE NOT_CROSS_SECTIONAL
        instances 7""");
  }

  @Test
  void slicesInManyTransferSyntaxes() throws IOException {
    // 14 copies of one slice: 8 share a SOPInstanceUID (7 are left out), and of the 6 others one
    // has 8 bits. The 16-bit ones stand at one place with nothing that orders them.
    CaseTable.check(
        output,
        "ts-ct",
        """
        SPL 1x512x512 | - 0.6758 0.6758 | -161.4 -148.8 4.7 > -161.4 -148.8 4.7 \
        | SINGLE SPLIT_BY_SIZE
        SPL 1x512x512 | - 0.6758 0.6758 | -161.4 -148.8 4.7 > -161.4 -148.8 4.7 \
        | SINGLE SPLIT_BY_SIZE DUPLICATE_POSITIONS
        instances 14
        DUPLICATE_CONFLICT 7
        DUPLICATE_POSITION 5""");
  }
}
