package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/** The native frame that a decoder of codestreams writes: whole bytes, colour by pixel. */
final class Container {
  private Container() {}

  /** Bytes of one sample: 1, 2 or 4, the least that hold BitsAllocated. */
  static int bytes(PixelFormat format) throws DecodeException {
    int bits = format.bitsAllocated();
    if (bits > 32) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "encoded samples of more than 32 bits allocated");
    }
    return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
  }

  /** Samples of one frame. */
  static int samples(PixelFormat format) {
    return Math.multiplyExact(format.pixels(), format.samplesPerPixel());
  }

  /** The format of the frame that is written; codestreams have chrominance for every pixel. */
  static PixelFormat format(PixelFormat format, String photometric) throws DecodeException {
    return new PixelFormat(
        format.rows(),
        format.columns(),
        format.samplesPerPixel(),
        8 * bytes(format),
        format.bitsStored(),
        format.highBit(),
        format.signed(),
        false,
        NativeDecoder.fullChrominance(photometric),
        format.kind());
  }

  /**
   * Compares what a codestream says with what the header says.
   *
   * @throws DecodeException where they differ in more than bits that are not used
   */
  static void check(PixelFormat format, long rows, long columns, int components, int precision)
      throws DecodeException {
    if (rows != format.rows() || columns != format.columns()) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the codestream's size differs from Rows and Columns");
    }
    if (components != format.samplesPerPixel()) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the codestream's components differ from SamplesPerPixel");
    }
    if (precision < 1 || precision > 8 * bytes(format)) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the codestream's precision does not fit BitsAllocated");
    }
  }

  /** Writes a sample's low bits. */
  static void put(byte[] frame, int index, int bytes, int sample) {
    int at = index * bytes;
    for (int b = 0; b < bytes; b++) {
      frame[at + b] = (byte) (sample >> (8 * b));
    }
  }
}
