package dev.triplane.series;

/**
 * How the samples of a frame are stored: the Image Pixel Module (PS3.3 C.7.6.3).
 *
 * @param rows Rows, pixels
 * @param columns Columns, pixels
 * @param samplesPerPixel 1 for gray and palette, 3 for colour
 * @param bitsAllocated 1, 8, 12, 16, 32 or 64
 * @param bitsStored at most {@code bitsAllocated}
 * @param highBit the most significant bit of the stored value
 * @param signed PixelRepresentation is 1: two's complement
 * @param planar PlanarConfiguration is 1: all red, then all green, then all blue
 * @param photometric PhotometricInterpretation as in the file, such as {@code MONOCHROME2}
 * @param kind whole numbers, or floating point by the tag that holds them
 */
public record PixelFormat(
    int rows,
    int columns,
    int samplesPerPixel,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean signed,
    boolean planar,
    String photometric,
    Kind kind) {

  /** What the pixel data element holds (PS3.3 C.7.6.3, C.7.6.24, C.7.6.25). */
  public enum Kind {
    /** PixelData: whole numbers. */
    INTEGER,
    /** FloatPixelData: 32-bit floating point. */
    FLOAT,
    /** DoubleFloatPixelData: 64-bit floating point. */
    DOUBLE
  }

  /** Pixels of one frame. */
  public int pixels() {
    return Math.multiplyExact(rows, columns);
  }

  /**
   * Bytes of one native frame, whole bytes; only frames of 1-bit samples may share a byte with the
   * next.
   */
  public long frameBytes() {
    return (frameBits() + 7) / 8;
  }

  /** Bits of one native frame (PS3.5 8.1.1). */
  public long frameBits() {
    long samples = (long) rows * columns * samplesPerPixel;
    return (halfChrominance() ? (long) rows * columns * 2 : samples) * bitsAllocated;
  }

  /** True where two chrominance samples stand for two pixels (PS3.3 C.7.6.3.1.2). */
  public boolean halfChrominance() {
    return samplesPerPixel == 3
        && (photometric.equals("YBR_FULL_422") || photometric.equals("YBR_PARTIAL_422"));
  }

  /** True where a pixel is a colour: of several samples, or by a palette (PS3.3 C.7.6.3.1.2). */
  public boolean colour() {
    return samplesPerPixel > 1 || photometric.equals("PALETTE COLOR");
  }
}
