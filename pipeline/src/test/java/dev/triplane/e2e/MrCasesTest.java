package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real MR series of one volume against what pydicom shows of their headers. */
class MrCasesTest {
  @TempDir Path output;

  @Test
  void sagittal() throws IOException {
    // IOP 0 1 0, 0 0 -1: the normal is -x, so x falls from 38.4 to -33.6 over 15 gaps = 4.8.
    CaseTable.check(
        output,
        "mr-sagittal",
        """
        RIP 16x256x256 | 4.8 1.0156 1.0156 | 38.4 -130 130 > -33.6 -130 130 \
        | REGULAR THICKNESS_DIFFERS
        instances 16""");
  }

  @Test
  void coronal() throws IOException {
    // IOP 1 0 0, 0 0 -1: the normal is +y; y from -5.992188 to 24.007843 over 15 gaps = 2.
    CaseTable.check(
        output,
        "mr-coronal",
        """
        PIL 16x256x256 | 2 0.2344 0.2344 | 65.3594 -5.9922 23.5547 > 65.3594 24.0078 23.5547 | REGULAR
        instances 16""");
  }

  @Test
  void obliqueWithWrongSpacingTag() throws IOException {
    // IPP . (0, -0.134158, 0.990960): gaps from 6.9583 to 7.0709, mean 7.0005; the widest is off by
    // 0.0704, just over 1 % of the mean: uneven, and the median is 6.9718. The tag says 2.0.
    Job job =
        CaseTable.check(
            output,
            "mr-oblique-axial",
            """
            SPL 20x256x256 | 6.9718 0.8594 0.8594 | -110.5 -78.3063 -72.7575 > -110.5 -96.2063 59.0425 \
            | IRREGULAR THICKNESS_DIFFERS SPACING_TAG_DIFFERS UNEVEN_GAPS
            instances 20""");
    try (Tables tables = job.tables()) {
      Cells volume = tables.row("select * from volumes");
      assertEquals(6.9583, volume.real("gap_min_mm"), 1e-4);
      assertEquals(7.0709, volume.real("gap_max_mm"), 1e-4);
      // atan(0.134158 / 0.990960)
      assertEquals(7.71, volume.real("obliquity_degrees"), 1e-3);
    }
  }

  @Test
  void doubleOblique() throws IOException {
    // r x c of the IOP: largest component x = -0.780362 (0.790737 x -0.971694 - 0.063724 x
    // 0.188227), 38.7 degrees from the axis; s from 85.4762 to 97.4762 over 3 gaps = 4.
    Job job =
        CaseTable.check(
            output,
            "mr-double-oblique",
            """
            RIP 4x64x64 | 4 2.3438 2.3438 | -136.2682 -50.1227 36.6436 > -145.6324 -43.1327 39.3734 \
            | REGULAR
            instances 4""");
    try (Tables tables = job.tables()) {
      assertEquals(38.7, tables.row("select * from volumes").real("obliquity_degrees"), 0.05);
    }
  }

  @Test
  void slopePerSlice() throws IOException {
    // s from -141.8883 to -140.3883 over 3 gaps = 0.5; PixelSpacing 4.0\\6.39995861053464.
    CaseTable.check(
        output,
        "mr-slope-per-slice",
        """
        SPL 4x28x64 | 0.5 4 6.4 | -83.4297 -132.1349 -143.9253 > -83.4556 -132.1414 -142.4256 | REGULAR
        instances 4""");
  }

  @Test
  void parametricMap() throws IOException {
    CaseTable.check(
        output,
        "parametric-map-float",
        """
        2 x SPL 1x128x128 | - 0.6615 0.6615 | -158.1358 -179.0358 -75.7 > -158.1358 -179.0358 -75.7 \
        | SINGLE
        instances 2""");
  }

  @Test
  void pet() throws IOException {
    CaseTable.check(
        output,
        "pet-slice",
        """
        SPL 1x168x168 | - 4.0728 4.0728 | -342.1108 -528.7493 -278.5 > -342.1108 -528.7493 -278.5 \
        | SINGLE
        instances 1""");
  }

  @Test
  void highThroughputJpeg2000() throws IOException {
    // A CT slice, and two colour captures without SeriesInstanceUID.
    CaseTable.check(
        output,
        "ts-htj2k",
        """
        SPL 1x512x512 | - 0.6615 0.6615 | -158.1358 -179.0358 -75.7 > -158.1358 -179.0358 -75.7 \
        | SINGLE
        instances 3
        NO_SERIES 2""");
  }
}
