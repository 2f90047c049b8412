package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * What a JPEG 2000 codestream (ISO/IEC 15444-1 A.5.1, A.6.1) says of itself.
 *
 * @param start where the codestream begins: behind the boxes of a JP2 file, which archives hold
 *     though PS3.5 A.4.4 forbids it
 * @param x0 left edge of the image on the reference grid
 * @param y0 its top edge
 * @param x1 behind its right edge
 * @param y1 behind its bottom edge
 * @param depths a component's precision less one, and 128 where it is signed
 * @param dx reference grid columns from one sample of a component to the next
 * @param dy reference grid rows
 * @param multipleComponents colours were transformed: the decoder gives red, green and blue
 * @param highThroughput the code-blocks are those of ISO/IEC 15444-15
 */
record Jpeg2000Header(
    int start,
    long x0,
    long y0,
    long x1,
    long y1,
    int[] depths,
    int[] dx,
    int[] dy,
    boolean multipleComponents,
    boolean highThroughput) {

  private static final int SOC = 0xFF4F;
  private static final int SIZ = 0xFF51;
  private static final int COD = 0xFF52;
  private static final int SOT = 0xFF90;

  /** The bit of the capabilities that says that others than those of part 1 are needed. */
  private static final int EXTENDED = 0x4000;

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
    int[] depths = new int[components];
    int[] dx = new int[components];
    int[] dy = new int[components];
    for (int i = 0; i < components; i++) {
      int at = siz + 40 + 3 * i;
      depths[i] = b[at] & 0xFF;
      dx[i] = b[at + 1] & 0xFF;
      dy[i] = b[at + 2] & 0xFF;
      if (dx[i] == 0 || dy[i] == 0) {
        throw bad("a JPEG 2000 component has no samples");
      }
    }
    return new Jpeg2000Header(
        start,
        u32(b, siz + 14),
        u32(b, siz + 18),
        u32(b, siz + 6),
        u32(b, siz + 10),
        depths,
        dx,
        dy,
        transformed(b, siz, length),
        (JpegHeader.u16(b, siz + 4) & EXTENDED) != 0);
  }

  /** Behind the boxes (annex I), of which only that of the codestream counts. */
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
    Container.check(
        format, extent(y0, y1, least(dy)), extent(x0, x1, least(dx)), depths.length, precision());
  }

  /** Bits a sample: the most of all components. */
  int precision() {
    int most = 0;
    for (int depth : depths) {
      most = Math.max(most, (depth & 0x7F) + 1);
    }
    return most;
  }

  /** The first component's samples are two's complement. */
  boolean signed() {
    return (depths[0] & 0x80) != 0;
  }

  /** All components have the same samples, at every pixel. */
  boolean uniform() {
    for (int i = 0; i < depths.length; i++) {
      if (depths[i] != depths[0] || dx[i] != 1 || dy[i] != 1) {
        return false;
      }
    }
    return true;
  }

  /** The colours of the decoded components. */
  String photometric(PixelFormat format) {
    String stated = format.photometric();
    boolean rgb = multipleComponents || stated.endsWith("CT");
    return format.samplesPerPixel() == 3 && rgb ? "RGB" : stated;
  }

  /** Whether a component has fewer samples than the picture has pixels. */
  boolean isSubsampled(int component) {
    return dx[component] != least(dx) || dy[component] != least(dy);
  }

  /** The sample of a component at each column of the picture. */
  int[] horizontalMap(int component, int columns) {
    return map(x0, x1, least(dx), dx[component], columns);
  }

  /** The sample of a component at each row of the picture. */
  int[] verticalMap(int component, int rows) {
    return map(y0, y1, least(dy), dy[component], rows);
  }

  /** A sample counts for the places of the grid from its own to that of the next. */
  private static int[] map(long from, long to, int pixel, int sample, int count) {
    long first = ceil(from, sample);
    long last = ceil(to, sample) - 1;
    int[] map = new int[count];
    for (int i = 0; i < count; i++) {
      long place = (ceil(from, pixel) + i) * pixel;
      map[i] = (int) (Math.max(first, Math.min(last, place / sample)) - first);
    }
    return map;
  }

  private static int least(int[] distances) {
    int least = distances[0];
    for (int distance : distances) {
      least = Math.min(least, distance);
    }
    return least;
  }

  private static long extent(long from, long to, int distance) {
    return ceil(to, distance) - ceil(from, distance);
  }

  private static long ceil(long value, int by) {
    return (value + by - 1) / by;
  }

  private static long u32(byte[] b, int at) {
    return (long) JpegHeader.u16(b, at) << 16 | JpegHeader.u16(b, at + 2);
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
