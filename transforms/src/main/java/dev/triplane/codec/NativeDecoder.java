package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native, that is unencoded, frames (PS3.5 8.1 and A.1 to A.5). */
public final class NativeDecoder {

  /** Where a native frame lies in the pixel data and which bytes hold it. */
  public record Extent(long firstByte, int bytes, int firstBit) {}

  private NativeDecoder() {}

  /**
   * The bytes of a frame in the pixel data's value.
   *
   * @param format the format of all frames
   * @param number counted from 1
   */
  public static Extent extent(PixelFormat format, int number) {
    long firstBit = format.frameBits() * (number - 1);
    long bits = firstBit % 8 + format.frameBits();
    return new Extent(firstBit / 8, Math.toIntExact((bits + 7) / 8), (int) (firstBit % 8));
  }

  /** Why frames of a format cannot be decoded here; null where they can. */
  public static String unsupported(PixelFormat format) {
    if (format.kind() != PixelFormat.Kind.INTEGER) {
      return format.samplesPerPixel() == 1 ? null : "floating point with several samples a pixel";
    }
    if (format.samplesPerPixel() == 1) {
      return switch (format.photometric()) {
        case "PALETTE COLOR" -> "palette colour";
        default ->
            switch (format.bitsAllocated()) {
              case 1, 8, 16, 32 -> null;
              default -> "bits allocated other than 1, 8, 16, 32";
            };
      };
    }
    boolean luminance =
        format.samplesPerPixel() == 3
            && format.bitsAllocated() == 8
            && (format.photometric().equals("RGB") || format.photometric().equals("YBR_FULL"));
    return luminance ? null : "colour other than RGB and YBR_FULL of 8 bits";
  }

  /**
   * Decodes one frame. Colour gives its luminance.
   *
   * @param bytes the bytes of {@link #extent}, from the buffer's position on; its position does not
   *     change
   * @param order the order of bytes in samples of more than 8 bits
   * @param firstBit where in the first byte a frame of 1-bit samples begins
   * @param into receives the samples
   */
  public static void decode(
      ByteBuffer bytes, ByteOrder order, int firstBit, PixelFormat format, Samples into)
      throws DecodeException {
    String why = unsupported(format);
    if (why != null) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, why);
    }
    int pixels = format.pixels();
    ByteBuffer source = bytes.slice().order(order);
    switch (format.kind()) {
      case FLOAT -> {
        double[] to = into.doubles(pixels);
        for (int i = 0; i < pixels; i++) {
          to[i] = source.getFloat(4 * i);
        }
      }
      case DOUBLE -> source.asDoubleBuffer().get(into.doubles(pixels), 0, pixels);
      case INTEGER -> {
        if (format.samplesPerPixel() == 3) {
          luminance(source, format, into.bytes(pixels));
        } else {
          integers(source, firstBit, format, into);
        }
      }
    }
  }

  private static void integers(ByteBuffer source, int firstBit, PixelFormat format, Samples into) {
    int pixels = format.pixels();
    switch (format.bitsAllocated()) {
      case 1 -> {
        byte[] to = into.bytes(pixels);
        for (int i = 0; i < pixels; i++) {
          int bit = firstBit + i;
          to[i] = (byte) (source.get(bit >> 3) >> (bit & 7) & 1);
        }
      }
      case 8 -> source.get(0, into.bytes(pixels), 0, pixels);
      case 16 -> source.asShortBuffer().get(into.shorts(pixels), 0, pixels);
      default -> wide(source, format, into);
    }
  }

  private static void wide(ByteBuffer source, PixelFormat format, Samples into) {
    int pixels = format.pixels();
    int down = 32 - format.bitsStored();
    int up = 31 - format.highBit();
    if (format.signed() || format.bitsStored() < 32) {
      int[] to = into.ints(pixels);
      for (int i = 0; i < pixels; i++) {
        int pattern = source.getInt(4 * i) << up;
        to[i] = format.signed() ? pattern >> down : pattern >>> down;
      }
    } else {
      double[] to = into.doubles(pixels);
      for (int i = 0; i < pixels; i++) {
        to[i] = Integer.toUnsignedLong(source.getInt(4 * i));
      }
    }
  }

  /** Luminance of ITU-R BT.601, which PS3.3 C.7.6.3.1.2 uses for YBR_FULL. */
  private static void luminance(ByteBuffer source, PixelFormat format, byte[] to) {
    int pixels = format.pixels();
    int next = format.planar() ? pixels : 1;
    int stride = format.planar() ? 1 : 3;
    boolean rgb = format.photometric().equals("RGB");
    for (int i = 0; i < pixels; i++) {
      int at = i * stride;
      int first = source.get(at) & 0xFF;
      if (rgb) {
        int green = source.get(at + next) & 0xFF;
        int blue = source.get(at + 2 * next) & 0xFF;
        to[i] = (byte) ((299 * first + 587 * green + 114 * blue + 500) / 1000);
      } else {
        to[i] = (byte) first;
      }
    }
  }
}
