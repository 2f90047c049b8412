package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Expected colours by the equations of PS3.3 C.7.6.3.1.2. */
final class NativeColourTest {
  private final Samples samples = new Samples();

  private int[] rgb(PixelFormat format, Palette palette, int... bytes) throws DecodeException {
    return rgb(ByteOrder.LITTLE_ENDIAN, format, palette, bytes);
  }

  private int[] rgb(ByteOrder order, PixelFormat format, Palette palette, int... bytes)
      throws DecodeException {
    byte[] b = new byte[bytes.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) bytes[i];
    }
    NativeDecoder.decode(ByteBuffer.wrap(b), order, 0, format, palette, samples);
    int[] rgb = new int[3 * format.pixels()];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = samples.rgb()[i] & 0xFF;
    }
    return rgb;
  }

  @Test
  void byPixelAndByPlane() throws DecodeException {
    int[] expected = {1, 2, 3, 4, 5, 6};
    assertArrayEquals(expected, rgb(Formats.colour(1, 2, 8, false, "RGB"), null, 1, 2, 3, 4, 5, 6));
    assertArrayEquals(expected, rgb(Formats.colour(1, 2, 8, true, "RGB"), null, 1, 4, 2, 5, 3, 6));
  }

  @Test
  void sixteenBitsKeepTheirHighByte() throws DecodeException {
    PixelFormat format = Formats.colour(1, 1, 16, false, "RGB");
    assertArrayEquals(
        new int[] {0x12, 0xFF, 0}, rgb(format, null, 0x34, 0x12, 0xFF, 0xFF, 0x80, 0));
    assertArrayEquals(
        new int[] {0x12, 0xFF, 0},
        rgb(ByteOrder.BIG_ENDIAN, format, null, 0x12, 0x34, 0xFF, 0xFF, 0, 0x80));
  }

  /** Red, green, blue and white of 100 % in YBR_FULL, rounded by the equations of the standard. */
  @Test
  void ybrFull() throws DecodeException {
    int[] ybr = {76, 85, 255, 150, 44, 21, 29, 255, 107, 255, 128, 128};
    int[] rgb = rgb(Formats.colour(1, 4, 8, false, "YBR_FULL"), null, ybr);
    int[] ideal = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255};
    for (int i = 0; i < 12; i++) {
      assertEquals(ideal[i], rgb[i], 2, "sample " + i);
    }
  }

  @Test
  void ybrFull422SharesChrominanceOfTwoPixels() throws DecodeException {
    PixelFormat half = Formats.colour(1, 2, 8, false, "YBR_FULL_422");
    PixelFormat full = Formats.colour(1, 2, 8, false, "YBR_FULL");
    int[] shared = rgb(half, null, 76, 150, 85, 255);
    assertArrayEquals(rgb(full, null, 76, 85, 255, 150, 85, 255), shared);
    assertEquals(4, half.frameBytes());
  }

  /**
   * Red, green, blue and white of 100 % by the equations of the retired YBR_PARTIAL_422 (PS3.3-2016
   * C.7.6.3.1.2): Y = .2568R + .5041G + .0979B + 16 and so on; black is 16, white 235.
   */
  @Test
  void ybrPartial422() throws DecodeException {
    PixelFormat half = Formats.colour(1, 8, 8, false, "YBR_PARTIAL_422");
    int[] ybr = {
      81, 16 + 65, 90, 240, 145, 145, 54, 34, 41, 41, 240, 110, 235, 16, 128, 128,
    };
    int[] rgb = rgb(half, null, ybr);
    int[] ideal = {
      255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 0, 0, 255, 255, 255, 255, 0, 0, 0
    };
    for (int i = 0; i < ideal.length; i++) {
      assertEquals(ideal[i], rgb[i], 2, "sample " + i);
    }
    assertEquals("YBR_PARTIAL", NativeDecoder.layout(half, 24).photometric());
  }

  /** A name of half chrominance with the bytes of full chrominance. */
  @Test
  void theLengthTellsWhetherChrominanceIsHalved() {
    PixelFormat half = Formats.colour(2, 2, 8, false, "YBR_FULL_422");
    assertEquals("YBR_FULL_422", NativeDecoder.layout(half, 8).photometric());
    assertEquals("YBR_FULL", NativeDecoder.layout(half, 12).photometric());
  }

  @Test
  void luminanceIsThatOfBt601() throws DecodeException {
    rgb(Formats.colour(1, 3, 8, false, "RGB"), null, 255, 0, 0, 0, 255, 0, 0, 0, 255);
    assertArrayEquals(new byte[] {76, (byte) 150, 29}, Arrays.copyOf(samples.bytes(), 3));
  }

  @Test
  void paletteValuesOutsideOfTheTableHaveItsEnds() throws DecodeException {
    byte[] colour = {10, 20};
    Palette palette = new Palette(100, colour, colour, colour);
    PixelFormat format = palette(8, 8, false);
    assertArrayEquals(
        new int[] {10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20},
        rgb(format, palette, 0, 100, 101, 255));
    PixelFormat wide = palette(16, 16, true);
    assertArrayEquals(
        new int[] {10, 10, 10, 20, 20, 20, 20, 20, 20, 10, 10, 10},
        rgb(wide, palette, 0, 0x80, 0xFF, 0x7F, 101, 0, 0, 0));
  }

  private static PixelFormat palette(int allocated, int stored, boolean signed) {
    return new PixelFormat(
        1,
        4,
        1,
        allocated,
        stored,
        stored - 1,
        signed,
        false,
        "PALETTE COLOR",
        PixelFormat.Kind.INTEGER);
  }

  @Test
  void segmentedTables() throws DecodeException {
    // Discrete 10 20, linear over 2 to 40, then both once more.
    int[] words = {0, 2, 10, 20, 1, 2, 40, 2, 2, 0, 0};
    assertArrayEquals(new int[] {10, 20, 30, 40, 10, 20, 30, 40}, SegmentedTable.expand(words, 8));
    assertThrows(DecodeException.class, () -> SegmentedTable.expand(new int[] {1, 2, 3}, 4));
    assertThrows(DecodeException.class, () -> SegmentedTable.expand(new int[] {0, 0}, 4));
    assertThrows(
        DecodeException.class,
        () -> SegmentedTable.expand(new int[] {0, 1, 5, 2, 9, 6, 0, 2, 9, 12, 0}, 4096));
    assertThrows(
        DecodeException.class,
        () -> SegmentedTable.expand(new int[] {2, 0xFFFF, 0xFFFF, 0xFFFF}, 65536));
  }

  @Test
  void twelveBitsAllocatedFollowEachOther() throws DecodeException {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {0x23, 0x61, 0x45, (byte) 0x89, (byte) 0xF7});
    StoredValue rule =
        NativeDecoder.decode(
            bytes, ByteOrder.LITTLE_ENDIAN, 0, Formats.gray(1, 3, 12, 12), null, samples);
    int[] values = new int[3];
    for (int i = 0; i < 3; i++) {
      values[i] = rule.of(samples.shorts()[i]);
    }
    assertArrayEquals(new int[] {0x123, 0x456, 0x789}, values);
  }

  @Test
  void whatIsNotDecodedSaysSo() {
    DecodeException e =
        assertThrows(
            DecodeException.class, () -> rgb(Formats.colour(1, 1, 8, false, "HSV"), null, 1, 2, 3));
    assertEquals(Reason.UNSUPPORTED_SYNTAX, e.reason());
  }
}
