package dev.triplane.phantom;

/**
 * How values become stored samples: stored = (value - intercept) / slope, rounded and limited.
 *
 * @param bitsAllocated BitsAllocated, 8 or 16
 * @param bitsStored BitsStored
 * @param signed whether PixelRepresentation is 1
 * @param slope RescaleSlope, more than 0
 * @param intercept RescaleIntercept
 * @param declared whether slope and intercept are written; without them the unit is arbitrary
 */
record PixelFormat(
    int bitsAllocated,
    int bitsStored,
    boolean signed,
    double slope,
    double intercept,
    boolean declared) {

  static final PixelFormat UNSIGNED_12 = new PixelFormat(16, 12, false, 1, 0, false);
  static final PixelFormat SIGNED_16 = new PixelFormat(16, 16, true, 1, 0, false);
  static final PixelFormat BYTES = new PixelFormat(8, 8, false, 4.2, 0, false);
  static final PixelFormat HOUNSFIELD_UNSIGNED = new PixelFormat(16, 12, false, 1, -1024, true);
  static final PixelFormat HOUNSFIELD_SIGNED = new PixelFormat(16, 16, true, 0.5, 0, true);

  /** Signed samples of 16 bits with a slope of their own. */
  static PixelFormat scaled(double slope) {
    return new PixelFormat(16, 16, true, slope, 0, true);
  }

  /** The attributes of PS3.3 C.7.6.3 for gray samples, with the rescale where it is declared. */
  DataSet attributes(int rows, int columns) {
    DataSet attributes =
        new DataSet()
            .set(Attribute.SAMPLES_PER_PIXEL, 1)
            .set(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME2")
            .set(Attribute.ROWS, rows)
            .set(Attribute.COLUMNS, columns)
            .set(Attribute.BITS_ALLOCATED, bitsAllocated)
            .set(Attribute.BITS_STORED, bitsStored)
            .set(Attribute.HIGH_BIT, bitsStored - 1)
            .set(Attribute.PIXEL_REPRESENTATION, signed ? 1 : 0);
    return declared ? attributes.putAll(rescale()) : attributes;
  }

  /** RescaleSlope and RescaleIntercept. */
  DataSet rescale() {
    return new DataSet()
        .set(Attribute.RESCALE_INTERCEPT, intercept)
        .set(Attribute.RESCALE_SLOPE, slope);
  }

  /** The stored samples of values, row by row. */
  Value store(double[] values) {
    double least = signed ? -Math.scalb(1, bitsStored - 1) : 0;
    double most = Math.scalb(1, signed ? bitsStored - 1 : bitsStored) - 1;
    short[] words = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      double stored = Math.rint((values[i] - intercept) / slope);
      words[i] = (short) (int) Math.max(least, Math.min(most, stored));
    }
    if (bitsAllocated == 16) {
      return new Value.Words(words);
    }
    byte[] bytes = new byte[words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = (byte) words[i];
    }
    return new Value.Octets(bytes);
  }
}
