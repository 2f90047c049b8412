package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real series that visit each position more than once, against what pydicom shows of them. */
class FourDimensionalCasesTest {
  @TempDir Path output;

  @Test
  void functionalGe() throws IOException {
    // z from -17.6875 to 52.3125 over 14 gaps = 5; 10 times. All times and AcquisitionNumber are
    // the same in all files: only InstanceNumber orders them, 1 to 15 the first volume and so on.
    StringBuilder expected = new StringBuilder();
    for (int time = 1; time <= 10; time++) {
      expected.append(
          "SPL 15x64x64 | 5 3.75 3.75 | -118.125 -143.344 -17.6875 > -118.125 -143.344 52.3125"
              + (" | REGULAR SPLIT_BY_KEY THICKNESS_DIFFERS | InstanceNumber=#" + time + "\n"));
    }
    Job job = CaseTable.check(output, "mr-fmri-ge", expected + "instances 150");
    try (Tables tables = job.tables()) {
      // InstanceNumber = 15 x time + place, both from 0, plus 1.
      List<Cells> slices = tables.rows("select * from slices join volumes using (volume_id)");
      assertEquals(150, slices.size());
      for (Cells slice : slices) {
        assertEquals(
            15 * slice.integer("volume_index") + slice.integer("slice_index") + 1,
            slice.integer("InstanceNumber"));
      }
    }
  }

  @Test
  void diffusionGe() throws IOException {
    // (0043,1039) is 0\\8\\0\\0 in files 1 to 4 and 1000\\8\\0\\0 in 76 to 79; the private creators
    // were removed with the identities, Manufacturer is GE MEDICAL SYSTEMS.
    CaseTable.check(
        output,
        "mr-dwi-ge",
        """
        SPL 4x128x128 | 2 2 2 | -126.875 -143.876 -61.4995 > -126.875 -143.876 -55.4995 \
        | REGULAR SPLIT_BY_KEY | DiffusionBValue=0
        SPL 4x128x128 | 2 2 2 | -126.875 -143.876 -61.4995 > -126.875 -143.876 -55.4995 \
        | REGULAR SPLIT_BY_KEY | DiffusionBValue=1000
        instances 8""");
  }

  @Test
  void diffusionPhilips() throws IOException {
    // Standard attributes: b = 0, and b = 1000 in three directions, ordered by their x.
    String place =
        "SPL 2x128x128 | 2 2 2 | -126.6904 -149.4083 -41.031 > -126.692 -149.4083 -39.031"
            + " | REGULAR SPLIT_BY_KEY | DiffusionBValue=";
    String b1000 = "1000;DiffusionGradientOrientation=";
    CaseTable.check(
        output,
        "mr-dwi-philips",
        place
            + "0\n"
            + place
            + b1000
            + "-0.9996412992477417\\0.02677026204764843\\-7.651698542758822E-4\n"
            + place
            + b1000
            + "-0.026770269498229027\\-0.9996415972709656\\-1.830097705324274E-12\n"
            + place
            + b1000
            + "-7.648956379853189E-4\\2.0483801563386805E-5\\0.9999997019767761\n"
            + "instances 8");
  }

  @Test
  void echoes() throws IOException {
    // Echo time 20 at z -33.7076, -23.2076 and -2.2076: gaps 10.5 and 21, one slice is missing;
    // echo times 40 and 60 at the first two places.
    String start = "192x192 | 10.5 0.6667 0.6667 | -64 -118.1373 -33.7076 > -64 -118.1373 ";
    CaseTable.check(
        output,
        "mr-multi-echo",
        ("SPL 4x" + start + "-2.2076 | GAPS [2] SPLIT_BY_KEY THICKNESS_DIFFERS MISSING_SLICES")
            + " | EchoTime=20\n"
            + ("SPL 2x" + start + "-23.2076 | REGULAR SPLIT_BY_KEY THICKNESS_DIFFERS")
            + " | EchoTime=40\n"
            + ("SPL 2x" + start + "-23.2076 | REGULAR SPLIT_BY_KEY THICKNESS_DIFFERS")
            + " | EchoTime=60\n"
            + "instances 7");
  }

  @Test
  void fieldMapGe() throws IOException {
    // z from -33.0479 to 101.9521 over 15 gaps = 9. EchoTime, times, AcquisitionNumber and GE's raw
    // data type are the same; InstanceNumber 1 to 16 are the field map, 17 to 32 the magnitude.
    String place =
        "SPL 16x128x128 | 9 1.875 1.875 | -117.8874 -116.7187 -33.0479 > -117.8874 -116.7187 101.9521"
            + " | REGULAR SPLIT_BY_KEY THICKNESS_DIFFERS | InstanceNumber=#";
    Job job = CaseTable.check(output, "mr-b0map-ge", place + "1\n" + place + "2\ninstances 32");
    try (Tables tables = job.tables()) {
      List<Cells> numbers =
          tables.rows(
              "select min(InstanceNumber) as low, max(InstanceNumber) as high "
                  + "from slices join volumes using (volume_id) group by volume_index order by 1");
      assertEquals(List.of(1L, 16L), asLongs(numbers.get(0)));
      assertEquals(List.of(17L, 32L), asLongs(numbers.get(1)));
    }
  }

  private static List<Long> asLongs(Cells row) {
    return List.of((long) row.integer("low"), (long) row.integer("high"));
  }

  @Test
  void mosaicSiemens() throws IOException {
    // 5 tiles of 72 x 72 in 216 x 216. The first tile's corner: IPP -324 + 3 x (216 - 72) / 2 =
    // -108 in x and y, z 16; SliceNormalVector +z, SpacingBetweenSlices 12: z from 16 to 64.
    String place =
        "SPL 5x72x72 | 12 3 3 | -108 -108 16 > -108 -108 64"
            + " | REGULAR SPLIT_BY_KEY THICKNESS_DIFFERS | AcquisitionNumber=";
    Job job =
        CaseTable.check(
            output,
            "mr-mosaic-siemens",
            place + "1\n" + place + "2\n" + place + "1\n" + place + "2\ninstances 4");
    try (Tables tables = job.tables()) {
      // dcm2niix: voxel (0, 0, 0) at RAS 108 -105 16, steps -3, 3, 12; its rows run the other way,
      // from LPS y 105 down to -108, so that ours starts at LPS -108 -108 16.
      double[] truth = {0, 0, 3, -108, 0, 3, 0, -108, 12, 0, 0, 16, 0, 0, 0, 1};
      for (Cells volume : tables.rows("select affine_lps from volumes")) {
        assertArrayEquals(truth, volume.reals("affine_lps"), 1e-9);
      }
    }
  }

  @Test
  void mosaicInNineTransferSyntaxes() throws IOException {
    // 35 tiles of 64 x 64 in 384 x 384: the corner is IPP + 3.25 x (384 - 64) / 2 = 520 mm along
    // row and column: -624 + 520, -661.8266 + 520 x 0.994151, -6.5255 - 520 x 0.1079994; then 34
    // steps of 3.6 along the normal (0, 0.1079994, 0.994151). Nine copies with their own
    // SOPInstanceUID and nothing else that differs: 8 x 35 frames have no place.
    CaseTable.check(
        output,
        "ts-mr-nine",
        """
        SPL 35x64x64 | 3.6 3.25 3.25 | -104 -144.8681 -62.6852 > -104 -131.649 58.9989 \
        | REGULAR DUPLICATE_POSITIONS THICKNESS_DIFFERS
        instances 9
        DUPLICATE_POSITION 280""");
  }
}
