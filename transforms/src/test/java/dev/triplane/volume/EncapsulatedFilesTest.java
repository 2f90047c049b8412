package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.codec.DecodeException;
import dev.triplane.failure.Reason;
import dev.triplane.testing.TestHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Fragments of whole files (PS3.5 A.4), uncompressed so that each byte is known. */
final class EncapsulatedFilesTest {
  private static final byte[] NONE = {};

  private static byte[] longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  private static TestHeader file(int frames, int rows, int columns) {
    return TestHeader.ct("1.2.3.4")
        .syntax("1.2.840.10008.1.2.1.98")
        .image(rows, columns, 1, 8, 8, "MONOCHROME2")
        .text(0x00280008, "IS", Integer.toString(frames));
  }

  private static byte[] b(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** Two frames of six bytes, the first in two fragments. */
  @Test
  void theExtendedOffsetTableOfTheHeaderIsUsed() throws Exception {
    TestHeader file = file(2, 2, 3).fragments(NONE, b(1, 2), b(3, 4, 5, 6), b(7, 8, 9, 10, 11, 12));
    DecodedFile.refused(file);
    file.value(0x7FE00001, "OV", longs(0, 22)).value(0x7FE00002, "OV", longs(6, 6));
    double[] expected = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    assertArrayEquals(expected, DecodedFile.values(file.bytes()));
    file.value(0x7FE00001, "OV", longs(0, 21));
    DecodeException lied = DecodedFile.refused(file);
    assertEquals(Reason.BAD_CODESTREAM, lied.reason());
  }

  /** The delimiter's eight bytes are missing, then the byte that made the length even. */
  @Test
  void theEndMayBeMissingUpToThePadding() throws Exception {
    byte[] whole = file(1, 3, 3).fragments(NONE, b(1, 2, 3, 4, 5, 6, 7, 8, 9)).bytes();
    for (int missing : new int[] {0, 4, 8, 9}) {
      double[] values = DecodedFile.values(Arrays.copyOf(whole, whole.length - missing));
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, values, "without " + missing);
    }
    DecodeException cut =
        assertThrows(
            DecodeException.class,
            () -> DecodedFile.values(Arrays.copyOf(whole, whole.length - 10)));
    assertEquals(Reason.TRUNCATED_PIXELS, cut.reason());
  }

  @Test
  void aDelimiterWithinAFragmentIsPixels() throws Exception {
    byte[] pixels = {-2, -1, -35, -32, 0, 0, 0, 0};
    double[] expected = {254, 255, 221, 224, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    TestHeader file = file(2, 2, 4).fragments(NONE, pixels, b(1, 2, 3, 4, 5, 6, 7, 8));
    assertArrayEquals(expected, DecodedFile.values(file.bytes()));
  }
}
