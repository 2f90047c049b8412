package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.triplane.codec.DecodeException;
import dev.triplane.failure.Reason;
import dev.triplane.series.Instance;
import dev.triplane.testing.TestHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Image Pixel Modules and pixels made to harm a reader: a fault, a failure, or a clean result. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
final class HostilePixelsTest {

  private static byte[] u32(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putInt((int) value);
    }
    return bytes.array();
  }

  /** Products of these overflow 32 bits, to 0 or to a small number in most. */
  @ParameterizedTest
  @CsvSource({
    "65536, 65536",
    "65537, 65537",
    "2147483648, 2",
    "4294967295, 4294967295",
    "3, 1431655766",
    "0, 5",
    "5, 0",
    "32768, 65536"
  })
  void dimensionsOfVrUlOverflowNothing(long rows, long columns) {
    Instance instance =
        TestHeader.ct("1.2.3.4")
            .value(0x00280010, "UL", u32(rows))
            .value(0x00280011, "UL", u32(columns))
            .instance("a");
    assertNull(instance.pixels());
    assertNotNull(instance.pixelFault());
  }

  /** The largest dimensions of VR US, whose product with three colours passes 32 bits. */
  @Test
  void thePaletteProductOverflowsNothing() {
    TestHeader file = TestHeader.ct("1.2.3.4").image(65535, 65535, 1, 16, 16, "PALETTE COLOR");
    assertNotNull(file.instance("a").pixelFault());
    // As large as may be: the file has no such bytes.
    TestHeader large = palette(16, 4, 4).image(16000, 16000, 1, 16, 16, "PALETTE COLOR");
    assertEquals(Reason.TRUNCATED_PIXELS, DecodedFile.refused(large).reason());
    large.number(0x00280103, 0).syntax("1.2.840.10008.1.2.5");
    large.fragments(new byte[0], new byte[64]);
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(large).reason());
  }

  private static TestHeader palette(int bits, int entries, int data) {
    TestHeader file =
        TestHeader.ct("1.2.3.4")
            .image(1, 4, 1, bits, bits, "PALETTE COLOR")
            .pixels(new byte[4 * bits / 8]);
    for (int c = 0; c < 3; c++) {
      file.words(0x00281101 + c, "US", entries, 0, 8);
      byte[] table = new byte[data];
      for (int i = 0; i < data; i++) {
        table[i] = (byte) (10 * (i + 1));
      }
      file.value(0x00281201 + c, "OW", table);
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void indicesBeyondThePaletteHaveItsEnds(int signed) throws Exception {
    byte[] pixels = {-1, -1, 0, (byte) 0x80, 3, 0, -1, 0x7F};
    TestHeader file = palette(16, 4, 4).number(0x00280103, signed).pixels(pixels);
    double low = signed == 1 ? 10 : 40; // FFFF and 8000 are negative, or large
    double[] expected = {low, low, low, low, low, low, 40, 40, 40, 40, 40, 40};
    assertArrayEquals(expected, DecodedFile.values(file.bytes()));
  }

  @Test
  void aPaletteThatIsShorterThanItsDescriptorSays() {
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(palette(8, 256, 4)).reason());
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(palette(8, 0, 4)).reason());
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(palette(8, 4, 0)).reason());
    TestHeader none = palette(8, 4, 4).without(0x00281102);
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(none).reason());
  }

  @Test
  void anRleEscapeAtTheEnd() {
    byte[] rle = new byte[66];
    rle[0] = 1;
    rle[4] = 64;
    rle[64] = -128;
    rle[65] = -1;
    TestHeader file =
        TestHeader.ct("1.2.3.4")
            .image(2, 2, 1, 8, 8, "MONOCHROME2")
            .syntax("1.2.840.10008.1.2.5")
            .fragments(new byte[0], rle);
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(file).reason());
  }

  private static TestHeader deflated(byte[] frame, int rows, int columns) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
      out.write(frame);
    }
    return TestHeader.ct("1.2.3.4")
        .image(rows, columns, 1, 8, 8, "MONOCHROME2")
        .syntax("1.2.840.10008.1.2.8.1")
        .fragments(new byte[0], bytes.toByteArray());
  }

  /** 64 MB of zeros for a frame of four bytes; and for one that is larger still. */
  @Test
  void aDeflatedFrameThatInflatesToMore() throws Exception {
    byte[] zeros = new byte[64 << 20];
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(deflated(zeros, 2, 2)).reason());
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(deflated(zeros, 8200, 8200)).reason());
    assertEquals(Reason.BAD_CODESTREAM, DecodedFile.refused(deflated(new byte[3], 2, 2)).reason());
    assertEquals(4, DecodedFile.values(deflated(new byte[4], 2, 2).bytes()).length);
    // A byte of padding within the stream.
    assertEquals(9, DecodedFile.values(deflated(new byte[10], 3, 3).bytes()).length);
  }

  /** Headers of each codec that say another size than Rows and Columns do, or more bits. */
  @ParameterizedTest
  @CsvSource({
    "4.50, FFD8FFC0000B08FFFFFFFF01011100",
    "4.51, FFD8FFC1000B0C0002000201011100",
    "4.57, FFD8FFC3000B08FFFFFFFF01011100",
    "4.57, FFD8FFC3000B100002000201011100",
    "4.80, FFD8FFF7000B08FFFFFFFF01011100",
    "4.80, FFD8FFF7000B100002000201011100",
    "4.90, FF4FFF51002900007FFFFFFF7FFFFFFF00000000000000007FFFFFFF7FFFFFFF00000000000000000001070101",
    "4.90, FF4FFF510029000000000002000000020000000000000000000000020000000200000000000000000001250101",
    "4.201, FF4FFF51002940007FFFFFFF7FFFFFFF00000000000000007FFFFFFF7FFFFFFF00000000000000000001070101"
  })
  void aCodestreamOfAnotherSizeIsRefusedBeforeMemoryIsTaken(String code, String head) {
    byte[] codestream = java.util.HexFormat.of().parseHex(head);
    TestHeader file =
        TestHeader.ct("1.2.3.4")
            .image(2, 2, 1, 8, 8, "MONOCHROME2")
            .syntax("1.2.840.10008.1.2." + code)
            .fragments(new byte[0], codestream);
    DecodeException e = DecodedFile.refused(file);
    assertEquals(Reason.BAD_CODESTREAM, e.reason());
    boolean told =
        e.getMessage().contains("Rows and Columns") || e.getMessage().contains("BitsAllocated");
    assertEquals(true, told, e.getMessage());
  }
}
