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

/** Expected values by PS3.5 annex G. */
final class RleDecoderTest {

  /** A codestream of the segments given, with the header of G.5. */
  private static byte[] codestream(int count, byte[]... segments) {
    int length = 64;
    for (byte[] segment : segments) {
      length += segment.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(count);
    int at = 64;
    for (byte[] segment : segments) {
      all.putInt(at);
      at += segment.length;
    }
    all.position(64);
    for (byte[] segment : segments) {
      all.put(segment);
    }
    return all.array();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] decode(byte[] codestream, PixelFormat format) throws DecodeException {
    FrameBytes into = new FrameBytes();
    new RleDecoder().decode(codestream, codestream.length, format, into);
    return Arrays.copyOf(into.array(), into.length());
  }

  private static void fails(byte[] codestream, PixelFormat format) {
    DecodeException e = assertThrows(DecodeException.class, () -> decode(codestream, format));
    assertEquals(Reason.BAD_CODESTREAM, e.reason());
  }

  @Test
  void literalsRunsAndTheByteThatIsPassedOver() throws DecodeException {
    byte[] segment = bytes(2, 10, 20, 30, -128, -3, 7, 0, 9);
    assertArrayEquals(
        bytes(10, 20, 30, 7, 7, 7, 7, 9), decode(codestream(1, segment), Formats.gray(2, 4, 8, 8)));
  }

  @Test
  void theHighByteOfSixteenBitsComesFirst() throws DecodeException {
    byte[] high = bytes(-1, 1);
    byte[] low = bytes(1, 2, 3);
    assertArrayEquals(
        bytes(2, 1, 3, 1), decode(codestream(2, high, low), Formats.gray(1, 2, 16, 16)));
  }

  @Test
  void coloursAreGivenByPixel() throws DecodeException {
    PixelFormat format = Formats.colour(1, 2, 8, true, "RGB");
    byte[] stream = codestream(3, bytes(1, 1, 2), bytes(1, 3, 4), bytes(1, 5, 6));
    assertArrayEquals(bytes(1, 3, 5, 2, 4, 6), decode(stream, format));
  }

  @Test
  void anEscapeAtTheEndIsRefused() {
    PixelFormat format = Formats.gray(1, 4, 8, 8);
    fails(codestream(1, bytes(0, 1, -128)), format);
    fails(codestream(1, bytes(0, 1, -1)), format);
    fails(codestream(1, bytes(3, 1, 2, 3)), format);
  }

  @Test
  void aRunBeyondTheFrameIsCut() throws DecodeException {
    assertArrayEquals(
        bytes(5, 5, 5), decode(codestream(1, bytes(-127, 5)), Formats.gray(1, 3, 8, 8)));
  }

  @Test
  void wrongSegmentsAreRefused() {
    PixelFormat format = Formats.gray(1, 2, 16, 16);
    fails(codestream(1, bytes(-1, 1)), format);
    fails(new byte[10], format);
    byte[] outside = codestream(2, bytes(-1, 1), bytes(-1, 1));
    ByteBuffer.wrap(outside).order(ByteOrder.LITTLE_ENDIAN).putInt(8, 0x7FFFFFFF);
    fails(outside, format);
    byte[] intoHeader = codestream(2, bytes(-1, 1), bytes(-1, 1));
    ByteBuffer.wrap(intoHeader).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 0);
    fails(intoHeader, format);
  }

  /** A frame of 4 GB is not allocated for a codestream of 100 bytes. */
  @Test
  void aFrameThatCannotBeInTheSegmentsIsNotAllocated() {
    fails(codestream(2, bytes(-127, 1), bytes(-127, 1)), Formats.gray(15000, 15000, 16, 16));
  }
}
