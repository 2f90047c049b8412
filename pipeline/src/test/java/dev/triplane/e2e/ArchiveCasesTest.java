package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of real files that archives hold beside clean series, against what pydicom reads. */
class ArchiveCasesTest {
  @TempDir Path output;

  @Test
  void archiveWithDicomdirs() throws IOException {
    // 31 images of 13 series; 8 variants of a DICOMDIR and 50 CT headers without pixels, which make
    // no volume and no failure. Series, by SeriesInstanceUID: two CT localizers across each other;
    // 5 CT slices (z -1.2375 to 8.7625 over 4 gaps); three CR; 4 CT slices at z -99.48 103.02
    // 104.27 105.52 (202.5 is 162 times 1.25: too many holes for a lattice); 7 MR projections
    // turned
    // about z; MR localizers, three of them single and two of three planes.
    Job job =
        CaseTable.check(
            output,
            "dicomdir-archive",
            """
            LIA 1x16x16 | - 0.5455 0.5968 | 0 265 50 > 0 265 50 | SINGLE SPLIT_BY_ORIENTATION
            PIL 1x16x16 | - 0.5455 0.5968 | -265 0 50 > -265 0 50 | SINGLE SPLIT_BY_ORIENTATION
            SPL 5x16x16 | 2.5 0.4883 0.4883 | -72.2 -143 -1.2375 > -72.2 -143 8.7625 | REGULAR
            3 x - 1x16x16 | - - - | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
            SPL 4x16x16 | 1.25 0.4883 0.4883 | -125 -128.1 -99.48 > -125 -128.1 105.52 \
            | IRREGULAR UNEVEN_GAPS
            PIL 1x16x16 | - 0.3906 0.3906 | -113.2319 2.6237 99.4014 > -113.2319 2.6237 99.4014 \
            | SINGLE SPLIT_BY_ORIENTATION
            PIL 1x16x16 | - 0.3906 0.3906 | -109.1489 -25.5449 99.2229 > -109.1489 -25.5449 99.2229 \
            | SINGLE SPLIT_BY_ORIENTATION
            PIL 1x16x16 | - 0.3906 0.3906 | -97.2954 -51.4221 99.0481 > -97.2954 -51.4221 99.0481 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 0.3906 0.3906 | -78.6315 -72.9114 98.8911 > -78.6315 -72.9114 98.8911 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 0.3906 0.3906 | -54.6693 -88.2721 98.7646 > -54.6693 -88.2721 98.7646 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 0.3906 0.3906 | -27.3501 -96.2596 98.679 > -27.3501 -96.2596 98.679 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 0.3906 0.3906 | 1.1129 -96.2268 98.6411 > 1.1129 -96.2268 98.6411 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 1.3672 1.3672 | 0 -175 175 > 0 -175 175 | SINGLE
            PIL 1x16x16 | - 1.1719 1.1719 | -153.5926 2.0893 168.1641 > -153.5926 2.0893 168.1641 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 1.1719 1.1719 | -0.6964 -149.4141 168.1641 > -0.6964 -149.4141 168.1641 \
            | SINGLE SPLIT_BY_ORIENTATION
            SPL 1x16x16 | - 1.1719 1.1719 | -150 -149.3036 18.75 > -150 -149.3036 18.75 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 1.3672 1.3672 | 0 -175 175 > 0 -175 175 | SINGLE
            PIL 1x16x16 | - 1.1719 1.1719 | -153.5926 5.2143 161.2891 > -153.5926 5.2143 161.2891 \
            | SINGLE SPLIT_BY_ORIENTATION
            RIP 1x16x16 | - 1.1719 1.1719 | -0.6964 -146.2891 161.2891 > -0.6964 -146.2891 161.2891 \
            | SINGLE SPLIT_BY_ORIENTATION
            SPL 1x16x16 | - 1.1719 1.1719 | -150 -146.1786 11.875 > -150 -146.1786 11.875 \
            | SINGLE SPLIT_BY_ORIENTATION
            2 x RIP 1x16x16 | - 1.3672 1.3672 | 0 -175 175 > 0 -175 175 | SINGLE
            instances 89""");
    try (Tables tables = job.tables()) {
      assertEquals(58, tables.number("select count(*) from instances where not has_pixels"));
    }
  }

  @Test
  void documents() throws IOException {
    // Three structured reports and an ECG: rows of instances, no volume, no failure.
    CaseTable.check(output, "non-image", "instances 4");
  }

  @Test
  void characterSets() throws IOException {
    // Seven captures; chrFrenMulti has chrFren's SOPInstanceUID, one Japanese file the other's.
    CaseTable.check(
        output,
        "charsets",
        """
        7 x - 1x32x32 | - - - | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
        instances 12
        DUPLICATE_CONFLICT 2""");
  }

  @Test
  void corruptFiles() throws IOException {
    // A dose whose NumberOfFrames is "1A": one frame; ten frames without functional groups; an MR
    // slice that ends too early; a plan that does.
    CaseTable.check(
        output,
        "corrupt",
        """
        SPL 1x10x10 | - 10 10 | 189.4312 199.4312 -761.87 > 189.4312 199.4312 -761.87 | SINGLE
        - 10x64x64 | - - - | - > - | STACK NO_POSITIONS
        SPL 1x64x64 | - 0.3125 0.3125 | -83.9063 -91.2 6.6406 > -83.9063 -91.2 6.6406 | SINGLE
        instances 4""");
  }

  @Test
  void withoutPreambleOrMetaInformation() throws IOException {
    // Two plans share a SOPInstanceUID; one file has pixels but no series; no_meta has no element.
    CaseTable.check(
        output,
        "no-preamble-no-meta",
        """
        - 1x480x640 | - - - | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
        instances 5
        DUPLICATE_CONFLICT 1
        NOT_DICOM 1
        NO_SERIES 1""");
  }

  @Test
  void colours() throws IOException {
    // 6 captures in RGB or YBR and 2 in palette colour, of one series.
    CaseTable.check(
        output,
        "ts-color",
        """
        8 x - 1x400x640 | - 1 1 | - > - | NOT_GEOMETRIC SPLIT_BY_SIZE NOT_CROSS_SECTIONAL
        instances 8""");
  }

  @Test
  void pixelOddities() throws IOException {
    // 25 files, 32 frames, repeat the SOPInstanceUID of a file before them; 4 have no series.
    CaseTable.check(
        output,
        "pixel-oddities",
        """
        2 x - 1x256x256 | - - - | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
        2 x - 1x3x3 | - 33.3333 33.3333 | - > - | NOT_GEOMETRIC SPLIT_BY_SIZE NOT_CROSS_SECTIONAL
        10 x - 1x100x100 | - 1 1 | - > - | NOT_GEOMETRIC SPLIT_BY_SIZE NOT_CROSS_SECTIONAL
        SPL 1x64x64 | - 0.3125 0.3125 | -83.9063 -91.2 6.6406 > -83.9063 -91.2 6.6406 | SINGLE
        2 x - 1x1024x256 | - 2.26 2.26 | - > - | NOT_GEOMETRIC NOT_CROSS_SECTIONAL
        instances 46
        DUPLICATE_CONFLICT 32
        NO_SERIES 4""");
  }
}
