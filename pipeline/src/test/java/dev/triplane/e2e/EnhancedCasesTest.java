package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real multi-frame objects against what pydicom shows of their functional groups and vectors. */
class EnhancedCasesTest {
  @TempDir Path output;

  @Test
  void philips() throws IOException {
    // Frame 1 at x 100.2936, frame 8 at 91.8935; the normal is -x: 8.40004 over 7 gaps = 1.2.
    CaseTable.check(
        output,
        "mr-enhanced-philips",
        """
        RIP 8x256x256 | 1.2 1 1 | 100.2936 -150.6046 116.9492 > 91.8935 -150.6046 116.9492 | REGULAR
        instances 1""");
  }

  @Test
  void siemensTimePoints() throws IOException {
    // y from 16.7225 to 34.7225 over 9 gaps = 2; one file a TemporalPositionIndex.
    String place = "PIL 10x64x64 | 2 2 2 | -64 16.7225 51.1388 > -64 34.7225 51.1388 | REGULAR";
    String key = place + " SPLIT_BY_KEY | TemporalPositionIdentifier=";
    CaseTable.check(
        output, "mr-enhanced-xa60", key + "1\n" + key + "2\n" + key + "3\n" + "instances 3");
  }

  @Test
  void withoutFunctionalGroups() throws IOException {
    // The groups were emptied: ten frames without a place. Five files of one SOPInstanceUID in
    // five syntaxes: the first by name is used, 4 x 10 frames are not.
    CaseTable.check(
        output,
        "mr-enhanced-small",
        """
        - 10x64x64 | - - - | - > - | STACK NO_POSITIONS
        instances 5
        DUPLICATE_CONFLICT 40""");
  }

  @Test
  void ct() throws IOException {
    // IOP -1 0 0, 0 1 0: the normal is -z, so that frame 2 (z -149) comes before frame 1 (-159).
    Job job =
        CaseTable.check(
            output,
            "ct-enhanced",
            """
            IPR 2x512x512 | 10 0.3887 0.3887 | 99.5 -301.5 -149 > 99.5 -301.5 -159 | REGULAR
            instances 1""");
    try (Tables tables = job.tables()) {
      assertEquals(
          2, tables.row("select * from slices where slice_index = 0").integer("frame_number"));
    }
  }

  @Test
  void segmentation() throws IOException {
    // Three frames of one segment, 1 mm apart, beside the three CT slices they were drawn on.
    CaseTable.check(
        output,
        "seg-with-ct",
        """
        SPL 3x512x512 | 1 0.8105 0.8105 | -235.2 -226.8 -128.69 > -235.2 -226.8 -126.69 | REGULAR
        SPL 3x512x512 | 1 0.8105 0.8105 | -235.2 -226.8 -128.69 > -235.2 -226.8 -126.69 \
        | REGULAR THICKNESS_DIFFERS
        instances 4""");
  }

  @Test
  void radiotherapy() throws IOException {
    // GridFrameOffsetVector 0, 5, ... 70: z from -761.87 to -691.87. DoseGridScaling 1e-6,
    // DoseUnits
    // RELATIVE. The plan and the structures hold no image.
    Job job =
        CaseTable.check(
            output,
            "rt-objects",
            """
            SPL 15x10x10 | 5 10 10 | 189.4312 199.4312 -761.87 > 189.4312 199.4312 -691.87 | REGULAR
            instances 3""");
    try (Tables tables = job.tables()) {
      assertEquals("RELATIVE", tables.row("select * from volumes").text("units"));
    }
  }

  @Test
  void nuclear() throws IOException {
    // SliceVector 1 to 13, but no position to start from: 13 frames in order. SpacingBetweenSlices
    // is a statement, not a position.
    CaseTable.check(
        output,
        "nm-multiframe",
        """
        - 13x64x64 | - 3.1158 3.1158 | - > - | STACK NO_POSITIONS
        instances 1""");
  }

  @Test
  void ultrasound() throws IOException {
    // Regions in cm: PhysicalDelta 0.0510497 and 0.2293750 are 0.5105 and 2.2938 mm. The third
    // file has no region.
    CaseTable.check(
        output,
        "us-multiframe",
        """
        - 30x240x320 | - 0.5105 0.5105 | - > - | STACK NO_POSITIONS
        - 8x240x320 | - 2.2938 2.2938 | - > - | STACK NO_POSITIONS
        - 10x430x600 | - - - | - > - | STACK NO_POSITIONS
        instances 3""");
  }

  @Test
  void wholeSlide() throws IOException {
    // 25 tiles of a slide, PixelSpacing 0.000499 mm.
    CaseTable.check(
        output,
        "whole-slide",
        """
        - 25x10x10 | - 0.0005 0.0005 | - > - | STACK NO_POSITIONS
        instances 1""");
  }

  @Test
  void projections() throws IOException {
    // The DX states the same numbers as PixelSpacing and as ImagerPixelSpacing, the CR neither.
    Job job =
        CaseTable.check(
            output,
            "xray",
            """
            - 1x440x440 | - - - | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
            - 1x169x211 | - 1.2 1.2012 | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
            instances 2""");
    try (Tables tables = job.tables()) {
      Cells dx = tables.row("select * from volumes where columns = 211");
      assertEquals(1.2, dx.reals("ImagerPixelSpacing")[0]);
      assertEquals(1.201199999999, dx.reals("ImagerPixelSpacing")[1]);
      assertNull(tables.row("select * from volumes where columns = 440").get("ImagerPixelSpacing"));
    }
  }
}
