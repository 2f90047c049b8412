package dev.triplane.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Counts of positive values in bins that grow with the value and begin at round numbers, ten a
 * decade: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10. Memory does not grow with the values.
 */
final class Histogram {
  private static final double[] STEPS = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8};

  /** Values are rounded to so many digits first: 4.99999 is a 5 that was computed. */
  private static final MathContext ROUNDED = new MathContext(4, RoundingMode.HALF_EVEN);

  /** Bins below which a picture would be a few blocks. */
  static final int FEWEST = 10;

  private final TreeMap<Integer, Long> counts = new TreeMap<>();
  private long count;

  /**
   * Values from one number on and below another.
   *
   * @param from first value that is counted
   * @param to first value that is not
   * @param count how many
   */
  record Bin(double from, double to, long count) {}

  /** Counts a value; none that is absent, zero, negative or not finite. */
  void add(Object value) {
    if (value instanceof Number number && number.doubleValue() > 0) {
      double real = number.doubleValue();
      if (Double.isFinite(real)) {
        counts.merge(bin(new BigDecimal(real).round(ROUNDED).doubleValue()), 1L, Long::sum);
        count++;
      }
    }
  }

  /** How many values were counted. */
  long count() {
    return count;
  }

  /**
   * From the first bin with a value to the last, empty ones between them too, and around them where
   * there are fewer than {@link #FEWEST}; none where nothing was counted.
   */
  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    if (!counts.isEmpty()) {
      int missing = Math.max(0, FEWEST - (counts.lastKey() - counts.firstKey() + 1));
      int last = counts.lastKey() + missing - missing / 2;
      for (int i = counts.firstKey() - missing / 2; i <= last; i++) {
        bins.add(new Bin(edge(i), edge(i + 1), counts.getOrDefault(i, 0L)));
      }
    }
    return bins;
  }

  private static int bin(double value) {
    int i = (int) Math.floor(Math.log10(value)) * STEPS.length;
    while (edge(i) > value) {
      i--;
    }
    while (edge(i + 1) <= value) {
      i++;
    }
    return i;
  }

  private static double edge(int i) {
    int decade = Math.floorDiv(i, STEPS.length);
    // Through decimal digits: 0.3 must be the double that a reader of 0.3 gets.
    return new BigDecimal(Double.toString(STEPS[Math.floorMod(i, STEPS.length)]))
        .scaleByPowerOfTen(decade)
        .doubleValue();
  }
}
