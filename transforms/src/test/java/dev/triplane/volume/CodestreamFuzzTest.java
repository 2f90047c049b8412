package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.DecodeException;
import dev.triplane.dicom.DicomException;
import dev.triplane.series.Instance;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real files with bytes changed at random: whatever comes out, it is samples or a reason, in time,
 * and the process lives.
 */
final class CodestreamFuzzTest {
  private static final int ROUNDS = 150;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pixel-oddities/SC_rgb_rle_16bit.dcm",
        "pixel-oddities/SC_rgb_small_odd_jpeg.dcm",
        "pixel-oddities/SC_rgb_dcmtk_+eb+cy+s2.dcm",
        "pixel-oddities/SC_rgb_jpeg_gdcm.dcm",
        "pixel-oddities/JPEG-lossy.dcm",
        "ts-ct/CTImage.dcm_JPEGProcess10_12TransferSyntax_1.2.840.10008.1.2.4.55.dcm",
        "pixel-oddities/JPEGLSNearLossless_16.dcm",
        "pixel-oddities/SC_rgb_jls_lossy_sample.dcm",
        "pixel-oddities/SC_rgb_jls_lossy_line.dcm",
        "pixel-oddities/SC_rgb_gdcm_KY.dcm",
        "pixel-oddities/JPEG2000.dcm",
        "mr-enhanced-small/emri_small_jpeg_ls_lossless.dcm",
        "ts-htj2k/CT1_JPH",
        "ts-color/TestPattern_Palette_16.dcm",
        "ts-ct/CTImage.dcm_DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99.dcm"
      })
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void changedBytesGiveSamplesOrAReason(String name) throws IOException, DicomException {
    Path path = SharedData.data(name.substring(0, name.indexOf('/')));
    byte[] whole = Files.readAllBytes(path.resolve(name.substring(name.indexOf('/') + 1)));
    Instance instance = DecodedFile.instance(whole);
    boolean encoded = instance.pixels().length() < 0;
    int pixels = encoded ? (int) instance.pixels().offset() : 128;
    Random random = new Random(name.hashCode());
    int failed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = change(whole, pixels, random, round);
      try {
        DecodedFile.values(changed);
      } catch (DecodeException e) {
        failed++;
        assertEquals(dev.triplane.failure.Stage.DECODE, e.reason().stage());
      } catch (DicomException e) {
        failed++;
      } catch (IOException e) {
        assertTrue(!encoded, e::toString); // the inflater's
        failed++;
      }
    }
    System.out.printf("%-40s %d of %d changed files refused%n", name, failed, ROUNDS);
  }

  /** A few bytes, a stretch, or the end; near the start of the codestream in half of the rounds. */
  private static byte[] change(byte[] whole, int from, Random random, int round) {
    byte[] changed = whole.clone();
    int span = round % 2 == 0 ? Math.min(200, whole.length - from) : whole.length - from;
    switch (round % 5) {
      case 0, 1 -> {
        for (int i = 0; i < 1 + round % 4; i++) {
          changed[from + random.nextInt(span)] = (byte) random.nextInt(256);
        }
      }
      case 2 -> changed[from + random.nextInt(span)] ^= (byte) (1 << random.nextInt(8));
      case 3 -> {
        int at = from + random.nextInt(span);
        Arrays.fill(changed, at, Math.min(whole.length, at + random.nextInt(16)), (byte) 0xFF);
      }
      default -> changed = Arrays.copyOf(changed, from + random.nextInt(whole.length - from));
    }
    return changed;
  }
}
