package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands between the headers of a codestream, for both decoders that walk it themselves. */
class JpegSegmentTest {

  static Stream<Arguments> decoders() {
    return Stream.of(
        Arguments.of(new LosslessJpegDecoder(), 0xC3), Arguments.of(new JpegLsDecoder(), 0xF7));
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void aScanWithoutParametersAtTheEndIsBad(FrameDecoder decoder, int frame) {
    int[] stream = {0xFF, 0xD8, 0xFF, frame, 0, 11, 8, 0, 2, 0, 2, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 2};
    byte[] bytes = new byte[stream.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) stream[i];
    }
    DecodeException e =
        assertThrows(
            DecodeException.class,
            () -> decoder.decode(bytes, bytes.length, Formats.gray(2, 2, 8, 8), new FrameBytes()));
    assertEquals(Reason.BAD_CODESTREAM, e.reason());
  }
}
