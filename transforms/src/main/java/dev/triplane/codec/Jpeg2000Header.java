package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * What a JPEG 2000 codestream (ISO/IEC 15444-1 A.5.1, A.6.1) says of itself.
 *
 * @param start where the codestream begins: behind the boxes of a JP2 file, which archives hold
 *     though PS3.5 A.4.4 forbids it
 * @param rows lines
 * @param columns samples a line
 * @param components samples a pixel
 * @param precision bits a sample, the same for all components
 * @param signed samples are two's complement
 * @param multipleComponents colours were transformed: the decoder gives red, green and blue
 */
record Jpeg2000Header(
    int start,
    long rows,
    long columns,
    int components,
    int precision,
    boolean signed,
    boolean multipleComponents) {

  private static final int SOC = 0xFF4F;
  private static final int SIZ = 0xFF51;
  private static final int COD = 0xFF52;
  private static final int SOT = 0xFF90;

  static Jpeg2000Header read(byte[] b, int length) throws DecodeException {
    int start = start(b, length);
    int siz = start + 2;
    if (siz + 41 > length || JpegHeader.u16(b, siz) != SIZ) {
      throw bad("no size segment in the JPEG 2000 codestream");
    }
    int components = JpegHeader.u16(b, siz + 38);
    if (components == 0 || siz + 40 + 3L * components > length) {
      throw bad("the JPEG 2000 size segment is too short for its components");
    }
    int depth = b[siz + 40] & 0xFF;
    for (int i = 0; i < components; i++) {
      int at = siz + 40 + 3 * i;
      if ((b[at] & 0xFF) != depth) {
        throw new DecodeException(
            Reason.UNSUPPORTED_SYNTAX, "JPEG 2000 components of different precision");
      }
      if (b[at + 1] != 1 || b[at + 2] != 1) {
        throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "subsampled JPEG 2000 components");
      }
    }
    return new Jpeg2000Header(
        start,
        u32(b, siz + 10) - u32(b, siz + 18),
        u32(b, siz + 6) - u32(b, siz + 14),
        components,
        (depth & 0x7F) + 1,
        (depth & 0x80) != 0,
        transformed(b, siz, length));
  }

  private static int start(byte[] b, int length) throws DecodeException {
    if (length >= 2 && JpegHeader.u16(b, 0) == SOC) {
      return 0;
    }
    boolean boxes = length >= 12 && u32(b, 0) == 12 && u32(b, 4) == 0x6A502020L;
    for (int at = 12; boxes && at + 3 < length; at++) {
      if (JpegHeader.u16(b, at) == SOC && JpegHeader.u16(b, at + 2) == SIZ) {
        return at;
      }
    }
    throw bad("no JPEG 2000 codestream");
  }

  private static boolean transformed(byte[] b, int siz, int length) {
    int at = siz;
    while (at + 9 <= length) {
      int marker = JpegHeader.u16(b, at);
      if (marker == COD) {
        return b[at + 8] == 1;
      }
      int size = JpegHeader.u16(b, at + 2);
      if (marker == SOT || size < 2) {
        return false;
      }
      at += 2 + size;
    }
    return false;
  }

  /** Compares with what the header of the file says. */
  void check(PixelFormat format) throws DecodeException {
    Container.check(format, rows, columns, components, precision);
  }

  private static long u32(byte[] b, int at) {
    return (long) JpegHeader.u16(b, at) << 16 | JpegHeader.u16(b, at + 2);
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
