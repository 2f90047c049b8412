package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.DecodeException;
import dev.triplane.failure.Reason;
import dev.triplane.series.Instance;
import dev.triplane.testing.TestHeader;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms of pixels that are not decoded: a clear reason, and the instance's metadata all the same.
 */
final class UnsupportedFormsTest {

  @ParameterizedTest
  @CsvSource({
    "4, ARGB, 8, three samples",
    "4, CMYK, 8, three samples",
    "2, RGB, 8, three samples",
    "3, HSV, 8, photometric",
    "3, YBR_PARTIAL_420, 8, photometric",
    "3, YBR_FULL_422, 16, half chrominance",
    "3, RGB, 24, three samples",
    "1, PALETTE COLOR, 32, PALETTE COLOR of more than 16 bits"
  })
  void nativeForms(int samples, String photometric, int bits, String told) {
    TestHeader file =
        TestHeader.ct("1.2.3.4")
            .image(2, 2, samples, bits, bits, photometric)
            .pixels(new byte[4 * (photometric.endsWith("422") ? 2 : samples) * bits / 8]);
    for (int c = 0; c < 3; c++) {
      file.words(0x00281101 + c, "US", 4, 0, 8).value(0x00281201 + c, "OW", new byte[4]);
    }
    DecodeException e = DecodedFile.refused(file);
    assertEquals(Reason.UNSUPPORTED_SYNTAX, e.reason());
    assertTrue(e.getMessage().contains(told), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"110", "111", "112"})
  void jpegXlKeepsItsMetadata(String code) throws Exception {
    byte[] codestream = {-1, 0x0A, 0, 0};
    TestHeader file =
        TestHeader.ct("1.2.3.4")
            .syntax("1.2.840.10008.1.2.4." + code)
            .text(0x00280008, "IS", "2")
            .fragments(new byte[0], codestream, codestream);
    Instance instance = DecodedFile.instance(file.bytes());
    assertNotNull(instance.pixels());
    assertEquals(2, instance.numberOfFrames());
    DecodeException e = DecodedFile.refused(file);
    assertEquals(Reason.UNSUPPORTED_SYNTAX, e.reason());
    assertEquals("JPEG XL is not decoded", e.getMessage());
  }

  /** SOI, the frame header of 2 x 2 gray pixels, another segment, a scan header, no data. */
  private static TestHeader jpegLs(int... segment) {
    int[] head = {
      0xFF, 0xD8, 0xFF, 0xF7, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0,
    };
    int[] scan = {0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x55, 0x55, 0x55, 0x55, 0xFF, 0xD9};
    byte[] all = new byte[head.length + segment.length + scan.length];
    int at = 0;
    for (int[] part : new int[][] {head, segment, scan}) {
      for (int b : part) {
        all[at++] = (byte) b;
      }
    }
    return TestHeader.ct("1.2.3.4")
        .image(2, 2, 1, 8, 8, "MONOCHROME2")
        .syntax("1.2.840.10008.1.2.4.80")
        .fragments(new byte[0], all);
  }

  @Test
  void jpegLsWithRestartIntervalsOrMappingTables() throws Exception {
    DecodeException restarts = DecodedFile.refused(jpegLs(0xFF, 0xDD, 0, 4, 0, 1));
    assertEquals(Reason.UNSUPPORTED_SYNTAX, restarts.reason());
    assertEquals("JPEG-LS with restart intervals", restarts.getMessage());
    DecodeException tables = DecodedFile.refused(jpegLs(0xFF, 0xF8, 0, 6, 2, 1, 1, 7));
    assertEquals(Reason.UNSUPPORTED_SYNTAX, tables.reason());
    assertEquals("JPEG-LS with mapping tables", tables.getMessage());
    // An interval of 0 means that there are none.
    assertEquals(4, DecodedFile.values(jpegLs(0xFF, 0xDD, 0, 4, 0, 0).bytes()).length);
  }

  /** A length that is neither that of half nor of full chrominance, and an odd number of pixels. */
  @Test
  void halfChrominanceOfAnOddNumberOfPixels() throws IOException {
    TestHeader file =
        TestHeader.ct("1.2.3.4").image(3, 3, 3, 8, 8, "YBR_FULL_422").pixels(new byte[18]);
    assertEquals(Reason.UNSUPPORTED_SYNTAX, DecodedFile.refused(file).reason());
  }
}
