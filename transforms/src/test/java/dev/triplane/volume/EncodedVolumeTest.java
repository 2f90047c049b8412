package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.dicom.DicomException;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.Instance;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reader's decoding ahead: order, failures among slices, and what follows an error. */
final class EncodedVolumeTest {

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(SharedData.data("mr-enhanced-small").resolve(name));
  }

  private static List<double[]> slices(byte[] bytes) throws IOException, DicomException {
    List<double[]> slices = new ArrayList<>();
    VolumeReader reader = new VolumeReader(DecodedFile.store(bytes), 1L << 28);
    reader.read(
        DecodedFile.plan(DecodedFile.instance(bytes)),
        List.of(s -> slices.add(DecodedFile.values(s))));
    return slices;
  }

  @Test
  void encodedFramesComeInOrderAndEqualTheNativeOnes() throws IOException, DicomException {
    List<double[]> expected = slices(file("emri_small.dcm"));
    assertEquals(10, expected.size());
    for (String name :
        List.of(
            "emri_small_RLE.dcm",
            "emri_small_jpeg_2k_lossless.dcm",
            "emri_small_jpeg_ls_lossless.dcm",
            "emri_small_big_endian.dcm")) {
      List<double[]> slices = slices(file(name));
      assertEquals(10, slices.size(), name);
      for (int i = 0; i < 10; i++) {
        assertArrayEquals(expected.get(i), slices.get(i), name);
      }
    }
  }

  @Test
  void aBrokenFrameIsAHoleAmongTheOthers() throws IOException, DicomException {
    byte[] bytes = file("emri_small_RLE.dcm");
    Instance instance = DecodedFile.instance(bytes);
    // The header of the third frame's RLE segments: the third item behind the offset table's.
    int at = (int) instance.pixels().offset();
    for (int item = 0; item < 3; item++) {
      at += 8 + ((bytes[at + 4] & 0xFF) | (bytes[at + 5] & 0xFF) << 8);
    }
    bytes[at + 8] = 9;
    List<Integer> planes = new ArrayList<>();
    VolumeReader reader = new VolumeReader(DecodedFile.store(bytes), 1L << 28);
    VolumeReader.Outcome outcome =
        reader.read(DecodedFile.plan(instance), List.of(slice -> planes.add(slice.slot().plane())));
    assertEquals(List.of(0, 1, 3, 4, 5, 6, 7, 8, 9), planes);
    assertEquals(9, outcome.read().size());
    Failure failure = outcome.failures().get(0);
    assertEquals(3, failure.frameNumber());
    assertEquals(Reason.BAD_CODESTREAM, failure.reason());
  }

  @Test
  void aFileThatIsCutKeepsItsCompleteFrames() throws IOException, DicomException {
    byte[] whole = file("emri_small_jpeg_ls_lossless.dcm");
    byte[] bytes = Arrays.copyOf(whole, whole.length - 9000);
    VolumeReader reader = new VolumeReader(DecodedFile.store(bytes), 1L << 28);
    VolumeReader.Outcome outcome =
        reader.read(DecodedFile.plan(DecodedFile.instance(bytes)), List.of());
    assertEquals(10, outcome.read().size() + outcome.failures().size());
    assertTrue(outcome.read().size() > 5, "complete frames");
    for (Failure failure : outcome.failures()) {
      assertEquals(Reason.TRUNCATED_PIXELS, failure.reason());
    }
  }

  @Test
  void aReaderWorksOnAfterAConsumerFailed() throws IOException, DicomException {
    byte[] bytes = file("emri_small_jpeg_2k_lossless.dcm");
    VolumePlan plan = DecodedFile.plan(DecodedFile.instance(bytes));
    VolumeReader reader = new VolumeReader(DecodedFile.store(bytes), 1L << 28);
    SliceConsumer failing =
        slice -> {
          throw new IllegalStateException("of the test");
        };
    for (int i = 0; i < 5; i++) {
      assertThrows(IllegalStateException.class, () -> reader.read(plan, List.of(failing)));
    }
    assertEquals(10, reader.read(plan, List.of()).read().size());
  }
}
