package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import dev.triplane.testing.OpenJpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How decoded components come to lie in a native frame. */
final class Jpeg2000DecoderTest {
  private static final int WIDTH = 38;
  private static final int HEIGHT = 26;

  @TempDir private Path folder;

  private byte[] compress(byte[] raw, String format, String options)
      throws IOException, InterruptedException {
    String size = WIDTH + "," + HEIGHT + ",";
    return OpenJpeg.compress(raw, size + format, "-n 3" + options, folder);
  }

  private static byte[] decode(byte[] codestream, PixelFormat format) throws DecodeException {
    FrameBytes into = new FrameBytes();
    new Jpeg2000Decoder().decode(codestream, codestream.length, format, into);
    return Arrays.copyOf(into.array(), into.length());
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return noise;
  }

  @Test
  void boxesInFrontOfTheCodestream() throws Exception {
    byte[] raw = noise(2 * WIDTH * HEIGHT);
    byte[] coded = compress(raw, "1,16,s", "");
    // Boxes of I.5: signature, file type, a palette within a header, the codestream.
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(HexFormat.of().parseHex("0000000C6A5020200D0A870A"));
    file.writeBytes(HexFormat.of().parseHex("00000014667479706A703220000000006A703220"));
    file.writeBytes(HexFormat.of().parseHex("000000176A703268" + "0000000F70636C72000201070010FF"));
    file.writeBytes(HexFormat.of().parseHex("000000006A703263"));
    file.writeBytes(coded);
    assertArrayEquals(raw, decode(file.toByteArray(), Formats.gray(HEIGHT, WIDTH, 16, 16)));
  }

  @Test
  void coloursLieByPixel() throws Exception {
    byte[] raw = noise(3 * WIDTH * HEIGHT);
    byte[] frame =
        decode(compress(raw, "3,8,u", ""), Formats.colour(HEIGHT, WIDTH, 8, true, "RGB"));
    for (int i = 0; i < frame.length; i++) {
      assertEquals(raw[i % 3 * WIDTH * HEIGHT + i / 3], frame[i], "byte " + i);
    }
  }

  /** Samples of lower resolution stand for the pixels from their own place on. */
  @Test
  void subsampledComponents() throws Exception {
    int pixels = WIDTH * HEIGHT;
    byte[] raw = noise(pixels + pixels / 2);
    byte[] coded = compress(raw, "3,8,u@1x1:2x2:2x2", " -mct 0 -t 16,10");
    byte[] frame = decode(coded, Formats.colour(HEIGHT, WIDTH, 8, false, "YBR_FULL"));
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int half = y / 2 * (WIDTH / 2) + x / 2;
        int at = 3 * (y * WIDTH + x);
        assertEquals(raw[y * WIDTH + x], frame[at]);
        assertEquals(raw[pixels + half], frame[at + 1], "at " + x + ", " + y);
        assertEquals(raw[pixels + pixels / 4 + half], frame[at + 2]);
      }
    }
  }

  @Test
  void moreBytesThanTheSamplesNeed() throws Exception {
    byte[] raw = noise(WIDTH * HEIGHT);
    byte[] frame = decode(compress(raw, "1,8,s", ""), Formats.gray(HEIGHT, WIDTH, 32, 32));
    for (int i = 0; i < raw.length; i++) {
      int sample =
          (frame[4 * i] & 0xFF)
              | (frame[4 * i + 1] & 0xFF) << 8
              | (frame[4 * i + 2] & 0xFF) << 16
              | frame[4 * i + 3] << 24;
      assertEquals(raw[i], sample);
    }
  }

  @Test
  void anotherSizeThanTheHeaderSaysIsRefused() throws Exception {
    byte[] coded = compress(noise(WIDTH * HEIGHT), "1,8,u", "");
    for (PixelFormat other :
        List.of(
            Formats.gray(HEIGHT + 1, WIDTH, 8, 8),
            Formats.gray(HEIGHT, WIDTH - 1, 8, 8),
            Formats.colour(HEIGHT, WIDTH, 8, false, "RGB"))) {
      DecodeException e = assertThrows(DecodeException.class, () -> decode(coded, other));
      assertEquals(Reason.BAD_CODESTREAM, e.reason());
    }
  }
}
