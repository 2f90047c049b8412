package dev.triplane.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codestreams are written here by ISO/IEC 10918-1 annex H, bit by bit. */
final class LosslessJpegDecoderTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int bits;
  private int count;

  private void put(int value, int length) {
    for (int i = length - 1; i >= 0; i--) {
      bits = bits << 1 | (value >> i & 1);
      if (++count == 8) {
        out.write(bits);
        if (bits == 0xFF) {
          out.write(0);
        }
        bits = 0;
        count = 0;
      }
    }
  }

  private void align() {
    while (count != 0) {
      put(1, 1);
    }
  }

  private void write(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
  }

  private static int predict(int predictor, int a, int b, int c) {
    return switch (predictor) {
      case 1 -> a;
      case 2 -> b;
      case 3 -> c;
      case 4 -> a + b - c;
      case 5 -> a + ((b - c) >> 1);
      case 6 -> b + ((a - c) >> 1);
      default -> (a + b) >> 1;
    };
  }

  /**
   * Encodes samples by pixel. Every category has a code of 5 bits, its own number.
   *
   * @param restartRows lines between restart markers; 0 for none
   */
  private byte[] encode(
      int[] samples,
      int rows,
      int columns,
      int components,
      int precision,
      int predictor,
      int shift,
      int restartRows,
      boolean oneScan) {
    write(0xFF, 0xD8, 0xFF, 0xC3, 0, 8 + 3 * components, precision);
    write(rows >> 8, rows & 255, columns >> 8, columns & 255, components);
    for (int c = 0; c < components; c++) {
      write(c + 1, 0x11, 0);
    }
    write(0xFF, 0xC4, 0, 19 + 17, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    for (int category = 0; category <= 16; category++) {
      write(category);
    }
    if (restartRows > 0) {
      write(0xFF, 0xDD, 0, 4, (restartRows * columns) >> 8, restartRows * columns & 255);
    }
    int scans = oneScan ? 1 : components;
    for (int scan = 0; scan < scans; scan++) {
      int n = oneScan ? components : 1;
      write(0xFF, 0xDA, 0, 6 + 2 * n, n);
      for (int c = 0; c < n; c++) {
        write(scan + c + 1, 0);
      }
      write(predictor, 0, shift);
      for (int y = 0; y < rows; y++) {
        boolean first = y == 0 || (restartRows > 0 && y % restartRows == 0);
        if (first && y > 0) {
          align();
          write(0xFF, 0xD0 + (y / restartRows - 1) % 8);
        }
        for (int x = 0; x < columns; x++) {
          for (int c = scan; c < scan + n; c++) {
            int at = (y * columns + x) * components + c;
            int a = x > 0 ? samples[at - components] >> shift : 0;
            int b = first ? 0 : samples[at - columns * components] >> shift;
            int left = x > 0 && !first ? samples[at - (columns + 1) * components] >> shift : 0;
            int predicted;
            if (x == 0) {
              predicted = first ? 1 << (precision - shift - 1) : b;
            } else {
              predicted = predict(first ? 1 : predictor, a, b, left);
            }
            difference((short) ((samples[at] >> shift) - predicted));
          }
        }
      }
      align();
    }
    write(0xFF, 0xD9);
    return out.toByteArray();
  }

  private void difference(int difference) {
    if (difference == -32768) {
      put(16, 5);
      return;
    }
    int category = 32 - Integer.numberOfLeadingZeros(Math.abs(difference));
    put(category, 5);
    put(difference < 0 ? difference + (1 << category) - 1 : difference, category);
  }

  private static int[] decode(byte[] codestream, PixelFormat format) throws DecodeException {
    FrameBytes into = new FrameBytes();
    PixelFormat frame =
        new LosslessJpegDecoder().decode(codestream, codestream.length, format, into);
    int[] samples = new int[format.pixels() * format.samplesPerPixel()];
    int bytes = frame.bitsAllocated() / 8;
    for (int i = 0; i < samples.length; i++) {
      samples[i] = into.array()[i * bytes] & 0xFF;
      samples[i] |= bytes == 2 ? (into.array()[i * bytes + 1] & 0xFF) << 8 : 0;
    }
    return samples;
  }

  private void roundTrip(
      int components, int precision, int predictor, int shift, int restartRows, boolean oneScan)
      throws DecodeException {
    int rows = 13;
    int columns = 17;
    Random random = new Random(predictor * 31L + precision);
    int[] samples = new int[rows * columns * components];
    for (int i = 0; i < samples.length; i++) {
      int wild = random.nextInt(1 << precision);
      int calm = (i * 3 + random.nextInt(4)) & ((1 << precision) - 1);
      samples[i] = (i / 40 % 2 == 0 ? wild : calm) >> shift << shift;
    }
    byte[] stream =
        encode(
            samples, rows, columns, components, precision, predictor, shift, restartRows, oneScan);
    int allocated = precision > 8 ? 16 : 8;
    PixelFormat format =
        components == 1
            ? Formats.gray(rows, columns, allocated, precision)
            : Formats.colour(rows, columns, allocated, false, "RGB");
    assertArrayEquals(samples, decode(stream, format));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void everyPredictor(int predictor) throws DecodeException {
    roundTrip(1, 16, predictor, 0, 0, true);
    out.reset();
    roundTrip(1, 12, predictor, 0, 0, true);
    out.reset();
    roundTrip(3, 8, predictor, 0, 0, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 8, 9, 15, 16})
  void everyPrecision(int precision) throws DecodeException {
    roundTrip(1, precision, 1, 0, 0, true);
  }

  @Test
  void pointTransform() throws DecodeException {
    roundTrip(1, 12, 4, 3, 0, true);
  }

  @Test
  void restartIntervals() throws DecodeException {
    roundTrip(1, 16, 7, 0, 1, true);
    out.reset();
    roundTrip(3, 8, 5, 0, 4, true);
  }

  @Test
  void aScanForEachComponent() throws DecodeException {
    roundTrip(3, 8, 6, 0, 0, false);
  }

  @Test
  void anEndBeforeTheLastSampleIsRefused() {
    byte[] stream = encode(new int[64], 8, 8, 1, 16, 1, 0, 0, true);
    for (int cut = 3; cut < stream.length; cut++) {
      byte[] part = Arrays.copyOf(stream, stream.length - cut);
      DecodeException e =
          assertThrows(DecodeException.class, () -> decode(part, Formats.gray(8, 8, 16, 16)));
      assertEquals(Reason.BAD_CODESTREAM, e.reason());
    }
  }

  @Test
  void anotherSizeThanTheHeaderSaysIsRefused() {
    byte[] stream = encode(new int[64], 8, 8, 1, 16, 1, 0, 0, true);
    assertThrows(DecodeException.class, () -> decode(stream, Formats.gray(8, 9, 16, 16)));
    assertThrows(DecodeException.class, () -> decode(stream, Formats.gray(8, 8, 8, 8)));
    stream[5 + 2] = (byte) 0xFF; // 65,288 rows
    assertThrows(DecodeException.class, () -> decode(stream, Formats.gray(8, 8, 16, 16)));
  }
}
