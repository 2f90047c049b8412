package dev.triplane.nifti;

import dev.triplane.series.PixelFormat;
import dev.triplane.series.Rescale;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.Collection;

/**
 * The whole numbers that the frames of a volume can store (PS3.5 8.1.1), by their headers.
 *
 * @param low the lowest
 * @param high the highest
 */
record NumberRange(double low, double high) {
  /** Whole numbers up to here are floats exactly: a float has 24 bits. */
  private static final double EXACT = 1 << 24;

  /** Fractions finer than this many bits are not looked for. */
  private static final int FINEST = 24;

  static NumberRange of(VolumePlan plan) {
    double low = 0;
    double high = 0;
    for (Slot slot : plan.slots()) {
      PixelFormat format = slot.frame().instance().pixels().format();
      int bits = format.signed() ? format.bitsStored() - 1 : format.bitsStored();
      high = Math.max(high, Math.scalb(1.0, bits) - 1);
      low = Math.min(low, format.signed() ? -Math.scalb(1.0, bits) : 0);
    }
    return new NumberRange(low, high);
  }

  boolean contains(double number) {
    return number >= low && number <= high;
  }

  /** The number of this range nearest to one. */
  double nearest(double number) {
    return Math.max(low, Math.min(high, Math.rint(number)));
  }

  /**
   * True where every value that these numbers are rescaled to is a float exactly: where slopes and
   * intercepts are multiples of one power of two, and no value has more than 24 bits above it.
   */
  boolean fitsFloat(Collection<Rescale> rescales) {
    for (int fraction = 0; fraction <= FINEST; fraction++) {
      double unit = Math.scalb(1.0, fraction);
      if (rescales.stream().allMatch(rescale -> fitsFloat(rescale, unit))) {
        return true;
      }
    }
    return false;
  }

  private boolean fitsFloat(Rescale rescale, double unit) {
    double slope = rescale.slope() * unit;
    double intercept = rescale.intercept() * unit;
    double most = Math.max(-low, high) * Math.abs(slope) + Math.abs(intercept);
    return slope == Math.rint(slope) && intercept == Math.rint(intercept) && most <= EXACT;
  }
}
