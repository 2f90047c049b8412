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
   * @throws DecodeException where no array holds a frame
   */
  public static Extent extent(PixelFormat format, int number) throws DecodeException {
    long firstBit = format.frameBits() * (number - 1);
    long bytes = (firstBit % 8 + format.frameBits() + 7) / 8;
    if (bytes > Integer.MAX_VALUE - 16) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "a frame of more than 2,147,483,631 bytes");
    }
    return new Extent(firstBit / 8, (int) bytes, (int) (firstBit % 8));
  }

  /**
   * The layout of native frames. YBR_FULL_422 has two chrominance samples for two pixels (PS3.3
   * C.7.6.3.1.2); but files are written that have four and keep the name, which their length tells.
   *
   * @param format what the header says
   * @param bytesPerFrame how many bytes there are for each frame
   */
  public static PixelFormat layout(PixelFormat format, long bytesPerFrame) {
    boolean misnamed = format.halfChrominance() && bytesPerFrame >= fullBytes(format);
    return misnamed ? named(format, fullChrominance(format.photometric())) : format;
  }

  /** Bytes of a frame with every sample of every pixel. */
  static long fullBytes(PixelFormat format) {
    return ((long) format.pixels() * format.samplesPerPixel() * format.bitsAllocated() + 7) / 8;
  }

  /** The same colours with chrominance for each pixel. */
  static String fullChrominance(String photometric) {
    return photometric.endsWith("_422")
        ? photometric.substring(0, photometric.length() - "_422".length())
        : photometric;
  }

  /** Bytes of one frame where there are so many for each; see {@link #layout}. */
  static long frameBytes(PixelFormat format, long bytesPerFrame) {
    return layout(format, bytesPerFrame).frameBytes();
  }

  private static PixelFormat named(PixelFormat format, String photometric) {
    return new PixelFormat(
        format.rows(),
        format.columns(),
        format.samplesPerPixel(),
        format.bitsAllocated(),
        format.bitsStored(),
        format.highBit(),
        format.signed(),
        format.planar(),
        photometric,
        format.kind());
  }

  /**
   * Decodes one frame.
   *
   * @param bytes the bytes of {@link #extent}, from the buffer's position on; its position does not
   *     change
   * @param order the order of bytes in samples of more than 8 bits
   * @param firstBit where in the first byte a frame of samples that are not whole bytes begins
   * @param format how the samples lie
   * @param palette of a format of PALETTE COLOR; null for others
   * @param into receives the samples
   * @return how patterns in {@code into} are to be read; null where they are numbers already
   */
  public static StoredValue decode(
      ByteBuffer bytes,
      ByteOrder order,
      int firstBit,
      PixelFormat format,
      Palette palette,
      Samples into)
      throws DecodeException {
    ByteBuffer source = bytes.slice().order(order);
    int pixels = format.pixels();
    if (format.samplesPerPixel() > 1) {
      NativeColour.decode(source, format, into);
      return StoredValue.EIGHT_BITS;
    }
    switch (format.kind()) {
      case FLOAT -> {
        double[] to = into.doubles(pixels);
        for (int i = 0; i < pixels; i++) {
          to[i] = source.getFloat(4 * i);
        }
      }
      case DOUBLE -> source.asDoubleBuffer().get(into.doubles(pixels), 0, pixels);
      case INTEGER -> integers(source, firstBit, format, into);
    }
    if (format.photometric().equals("PALETTE COLOR")) {
      NativeColour.look(format, palette, into);
      return StoredValue.EIGHT_BITS;
    }
    return switch (into.container()) {
      case BYTES, SHORTS -> StoredValue.of(format);
      case INTS, DOUBLES -> null;
    };
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
      case 32 -> wide(source, format, into);
      default -> {
        if (format.bitsAllocated() < 16) {
          packed(source, firstBit, format.bitsAllocated(), into.shorts(pixels), pixels);
        } else {
          widest(source, firstBit, format, into.doubles(pixels), pixels);
        }
      }
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

  /** Samples of less than 16 bits follow each other without gaps, as 12 bits do (PS3.5 8.1.1). */
  private static void packed(ByteBuffer source, int firstBit, int bits, short[] to, int pixels) {
    long at = firstBit;
    for (int i = 0; i < pixels; i++, at += bits) {
      to[i] = (short) bits(source, at, bits);
    }
  }

  /** Samples of 17 to 64 bits; numbers beyond 53 bits are rounded. */
  private static void widest(
      ByteBuffer source, int firstBit, PixelFormat format, double[] to, int pixels) {
    int up = 63 - format.highBit();
    int down = 64 - format.bitsStored();
    long at = firstBit;
    for (int i = 0; i < pixels; i++, at += format.bitsAllocated()) {
      long pattern =
          (format.bitsAllocated() == 64
                  ? source.getLong(8 * i)
                  : bits(source, at, format.bitsAllocated()))
              << up;
      long value = format.signed() ? pattern >> down : pattern >>> down;
      boolean high = value < 0 && !format.signed();
      to[i] = high ? (value >>> 1) * 2.0 + (value & 1) : value;
    }
  }

  private static long bits(ByteBuffer source, long first, int bits) {
    long value = 0;
    int done = 0;
    while (done < bits) {
      long bit = first + done;
      int within = (int) (bit & 7);
      int take = Math.min(8 - within, bits - done);
      long part = (source.get((int) (bit >> 3)) & 0xFF) >> within & ((1 << take) - 1);
      value |= part << done;
      done += take;
    }
    return value;
  }
}
