package dev.triplane.series;

/**
 * Where the pixels of an instance are.
 *
 * @param syntax the transfer syntax UID
 * @param inflatedFrom where the deflated data set begins in the file; -1 where the pixels are in
 *     the file itself
 * @param offset of the pixel data's value in the file, or in the inflated data set where it is
 *     deflated
 * @param length of the value in bytes; -1 where undefined, that is, encapsulated
 * @param words the value is OW: in big endian even 8-bit samples stand in words
 * @param format how the samples are stored
 * @param inverted low values are bright: MONOCHROME1 (PS3.3 C.7.6.3.1.2), or PresentationLUTShape
 *     is INVERSE (PS3.3 C.11.6); where both say so, as they must, once
 * @param tiles how several slices lie in one stored frame; null where a frame is a slice
 * @param paddingLow the lowest stored value that means "no image here" (PS3.3 C.7.5.1.1.2); null
 *     where none does
 * @param paddingHigh the highest such value; equals {@code paddingLow} where there is no range
 */
public record PixelSource(
    String syntax,
    long inflatedFrom,
    long offset,
    long length,
    boolean words,
    PixelFormat format,
    boolean inverted,
    Tiles tiles,
    Double paddingLow,
    Double paddingHigh) {

  /** What is the same in all images of a volume: grid, samples and bits. */
  Grid grid() {
    return new Grid(
        rows(),
        columns(),
        format.samplesPerPixel(),
        format.bitsAllocated(),
        format.colour(),
        inverted,
        format.kind());
  }

  /**
   * What is the same in all images of a volume.
   *
   * @param rows pixels down a slice
   * @param columns pixels across it
   * @param samplesPerPixel samples
   * @param bitsAllocated bits of a sample
   * @param colour a pixel is a colour, by samples or by palette
   * @param inverted low values are bright
   * @param kind whole numbers or floating point
   */
  record Grid(
      int rows,
      int columns,
      int samplesPerPixel,
      int bitsAllocated,
      boolean colour,
      boolean inverted,
      PixelFormat.Kind kind) {}

  /** Pixels down one slice. */
  public int rows() {
    return tiles == null ? format.rows() : tiles.rows();
  }

  /** Pixels across one slice. */
  public int columns() {
    return tiles == null ? format.columns() : tiles.columns();
  }
}
