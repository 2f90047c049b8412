package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall around the decoders, and what stands behind it. */
final class FrameDecodersTest {
  private static final String PREFIX = "1.2.840.10008.1.2.";
  private final FrameDecoders decoders = new FrameDecoders();
  private final PixelFormat format = Formats.gray(2, 2, 8, 8);

  private DecodeException fails(String code, byte[] codestream, int length) {
    return assertThrows(
        DecodeException.class,
        () -> decoders.decode(PREFIX + code, codestream, length, format, new FrameBytes()));
  }

  /** An array shorter than it is said to be leads every decoder outside of it. */
  @ParameterizedTest
  @ValueSource(strings = {"1.98", "5", "8.1", "4.50", "4.57", "4.80", "4.90", "4.201"})
  void anUnexpectedExceptionIsABadCodestreamWithoutItsMessage(String code) {
    DecodeException none = fails(code, null, 100);
    assertEquals(Reason.BAD_CODESTREAM, none.reason());
    assertEquals("the decoder broke down: NullPointerException", none.getMessage());
  }

  @Test
  void theNextFrameHasNewDecoders() throws DecodeException {
    byte[] rle = new byte[70];
    rle[0] = 1;
    rle[4] = 64;
    System.arraycopy(new byte[] {3, 10, 20, 30, 40}, 0, rle, 64, 5);
    fails("5", null, 100);
    FrameBytes into = new FrameBytes();
    decoders.decode(PREFIX + "5", rle, rle.length, format, into);
    assertEquals(40, into.array()[3]);
  }

  @Test
  void errorsAreToldByTheirClassAlone() {
    assertEquals(
        "the decoder broke down: StackOverflowError",
        DecodeException.of(new StackOverflowError("secret")).getMessage());
    DecodeException link = DecodeException.of(new UnsatisfiedLinkError("secret"));
    assertEquals(Reason.UNSUPPORTED_SYNTAX, link.reason());
    assertEquals(
        "a library of the decoder cannot be loaded: UnsatisfiedLinkError", link.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.110", "4.111", "4.112", "4.94", "4.95", "6.1", "7.1", "9"})
  void syntaxesThatAreNotDecodedSaySo(String code) {
    assertEquals(Reason.UNSUPPORTED_SYNTAX, fails(code, new byte[100], 100).reason());
  }
}
