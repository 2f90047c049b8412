package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;

/**
 * The Image Pixel Module (PS3.3 C.7.6.3) as far as it can be believed.
 *
 * @param format how samples are stored; null where {@code fault} is not
 * @param fault what is absent or contradicts itself, without values; null where nothing does
 * @param numberOfFrames NumberOfFrames as stated; null where absent
 */
record PixelModule(PixelFormat format, String fault, Integer numberOfFrames) {

  static PixelModule read(DataSet dataSet, PixelFormat.Kind kind) {
    Integer frames = dataSet.integer(Tag.NUMBER_OF_FRAMES);
    Integer rows = dataSet.integer(Tag.ROWS);
    Integer columns = dataSet.integer(Tag.COLUMNS);
    int samples = orElse(dataSet.integer(Tag.SAMPLES_PER_PIXEL), 1);
    int bits =
        switch (kind) {
          case INTEGER -> orElse(dataSet.integer(Tag.BITS_ALLOCATED), 0);
          case FLOAT -> 32;
          case DOUBLE -> 64;
        };
    int stored =
        kind == PixelFormat.Kind.INTEGER ? orElse(dataSet.integer(Tag.BITS_STORED), bits) : bits;
    int high =
        kind == PixelFormat.Kind.INTEGER
            ? orElse(dataSet.integer(Tag.HIGH_BIT), stored - 1)
            : bits - 1;
    String fault = null;
    if (rows == null || columns == null || rows < 1 || columns < 1) {
      fault = "Rows or Columns absent or not positive";
    } else if (samples < 1 || samples > 4) {
      fault = "SamplesPerPixel not from 1 to 4";
    } else if (bits < 1 || bits > 64) {
      fault = "BitsAllocated absent or not from 1 to 64";
    } else if (stored < 1 || stored > bits || high >= bits || high + 1 < stored) {
      fault = "BitsStored or HighBit does not fit BitsAllocated";
    } else if ((long) rows * columns * samples > Integer.MAX_VALUE / 8) {
      fault = "Rows x Columns x SamplesPerPixel is too large for one frame";
    }
    if (fault != null) {
      return new PixelModule(null, fault, frames);
    }
    String photometric = dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION);
    PixelFormat format =
        new PixelFormat(
            rows,
            columns,
            samples,
            bits,
            stored,
            high,
            orElse(dataSet.integer(Tag.PIXEL_REPRESENTATION), 0) == 1,
            orElse(dataSet.integer(Tag.PLANAR_CONFIGURATION), 0) == 1,
            photometric == null ? (samples == 1 ? "MONOCHROME2" : "RGB") : photometric,
            kind);
    return new PixelModule(format, null, frames);
  }

  /** The frames to account for: as stated, or 1 where the statement is absent or not believed. */
  int frames() {
    return fault != null || numberOfFrames == null || numberOfFrames < 1 ? 1 : numberOfFrames;
  }

  /**
   * The same, not believed where it states more frames than the file has room for: what it says of
   * frames would be made up.
   *
   * @param bytes that the pixel data could have: its length, or the file's size
   * @param frameBytes the least that a frame needs of them
   */
  PixelModule within(long bytes, long frameBytes) {
    boolean fits =
        fault != null || numberOfFrames == null || numberOfFrames <= bytes / frameBytes + 1;
    return fits
        ? this
        : new PixelModule(null, "NumberOfFrames is more than the file has room for", null);
  }

  private static int orElse(Integer value, int other) {
    return value == null ? other : value;
  }
}
