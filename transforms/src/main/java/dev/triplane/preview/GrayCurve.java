package dev.triplane.preview;

import dev.triplane.series.LookupTable;

/** From a value to gray: the VOI transformation (PS3.3 C.11.2.1). */
public sealed interface GrayCurve {
  /** Gray from 0 (black) to 255 (white), not rounded, of a value that is a number. */
  double gray(double value);

  /**
   * A straight line (PS3.3 C.11.2.1.2, C.11.2.1.3.2).
   *
   * @param low at this value and below, black
   * @param high at this value and above, white; where it equals {@code low}, above it
   */
  record Ramp(double low, double high) implements GrayCurve {
    @Override
    public double gray(double value) {
      if (value <= low) {
        return 0;
      }
      return value >= high ? 255 : (value - low) / (high - low) * 255;
    }
  }

  /**
   * The curve of film (PS3.3 C.11.2.1.3.1).
   *
   * @param center at this value, middle gray
   * @param width greater than 0
   */
  record Sigmoid(double center, double width) implements GrayCurve {
    @Override
    public double gray(double value) {
      return 255 / (1 + Math.exp(-4 * (value - center) / width));
    }
  }

  /**
   * A VOI LUT (PS3.3 C.11.2.1.1).
   *
   * @param table its entries are gray from 0 to {@link LookupTable#white}
   */
  record Table(LookupTable table) implements GrayCurve {
    @Override
    public double gray(double value) {
      return table.apply(value) / table.white() * 255;
    }
  }
}
