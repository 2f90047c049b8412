package dev.triplane.preview;

import java.math.BigDecimal;

/**
 * A length that a picture shows to compare with.
 *
 * @param mm 1, 2 or 5 times a power of ten
 * @param pixels its length in the picture, to the nearest pixel
 */
record ScaleBar(BigDecimal mm, int pixels) {
  private static final int[] STEPS = {5, 2, 1};
  private static final int LEAST_PIXELS = 10;

  /**
   * The longest bar that is no longer than a third of a picture; null where that is too short to
   * measure by.
   *
   * @param widthPixels of the picture
   */
  static ScaleBar of(int widthPixels, double mmPerPixel) {
    int third = widthPixels / 3;
    if (!(mmPerPixel > 0) || third < LEAST_PIXELS) {
      return null;
    }
    double longest = third * mmPerPixel;
    int power = (int) Math.floor(Math.log10(longest));
    for (int exponent = power; exponent >= power - 1; exponent--) {
      for (int step : STEPS) {
        BigDecimal mm = BigDecimal.valueOf(step).scaleByPowerOfTen(exponent);
        if (mm.doubleValue() <= longest * (1 + 1e-9)) {
          return new ScaleBar(mm, (int) Math.rint(mm.doubleValue() / mmPerPixel));
        }
      }
    }
    return null;
  }

  /** What it says, such as {@code 50 mm}. */
  String text() {
    return mm.toPlainString() + " mm";
  }
}
