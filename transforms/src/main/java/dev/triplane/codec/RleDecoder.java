package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/** RLE Lossless (PS3.5 annex G): every byte of the samples is a plane of its own, packed. */
final class RleDecoder implements FrameDecoder {
  private static final int HEADER = 64;
  private static final int MOST_SEGMENTS = 15;

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    boolean bits = format.bitsAllocated() == 1;
    int bytes = Container.bytes(format);
    int samples = format.samplesPerPixel();
    int segments = samples * bytes;
    int pixels = bits ? (int) format.frameBytes() : format.pixels();
    if (length < HEADER || segments > MOST_SEGMENTS || u32(codestream, 0) != segments) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the number of RLE segments does not fit the format");
    }
    // A run of two bytes gives at most 128.
    if ((long) pixels * segments > (length - HEADER) * 64L) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the RLE segments are too short for the frame");
    }
    byte[] frame = into.take((long) pixels * segments);
    for (int i = 0; i < segments; i++) {
      long start = u32(codestream, 4 + 4 * i);
      long end = i + 1 < segments ? u32(codestream, 8 + 4 * i) : length;
      if (start < HEADER || start > end || end > length) {
        throw new DecodeException(
            Reason.BAD_CODESTREAM, "an RLE segment lies outside of its frame");
      }
      // The most significant byte of a sample comes first (PS3.5 G.2).
      int at = i / bytes * bytes + (bytes - 1 - i % bytes);
      unpack(codestream, (int) start, (int) end, frame, at, segments, pixels);
    }
    return bits ? format : Container.format(format, format.photometric());
  }

  private static void unpack(
      byte[] from, int start, int end, byte[] to, int offset, int stride, int count)
      throws DecodeException {
    int in = start;
    int out = offset;
    int left = count;
    while (left > 0) {
      if (in + 1 >= end) {
        throw new DecodeException(
            Reason.BAD_CODESTREAM, "an RLE segment ends before its last pixel");
      }
      int n = from[in++];
      if (n >= 0) {
        int literal = Math.min(n + 1, left);
        if (in + literal > end) {
          throw new DecodeException(
              Reason.BAD_CODESTREAM, "an RLE segment ends before its last pixel");
        }
        for (int i = 0; i < literal; i++) {
          to[out] = from[in + i];
          out += stride;
        }
        in += n + 1;
        left -= literal;
      } else if (n != Byte.MIN_VALUE) { // -128 is passed over
        int run = Math.min(1 - n, left);
        byte value = from[in++];
        for (int i = 0; i < run; i++) {
          to[out] = value;
          out += stride;
        }
        left -= run;
      }
    }
  }

  private static long u32(byte[] b, int at) {
    return (b[at] & 0xFFL)
        | (b[at + 1] & 0xFFL) << 8
        | (b[at + 2] & 0xFFL) << 16
        | (b[at + 3] & 0xFFL) << 24;
  }
}
