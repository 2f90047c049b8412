package dev.triplane.volume;

import java.util.Arrays;

/**
 * How sorted positions along a line are spaced (mm): evenly, evenly with holes, or not.
 *
 * @param even true where every gap is a whole multiple of {@code step} within the tolerance
 * @param step the spacing; the median gap where not even
 * @param index the lattice point of each position, from 0; without holes, and where not even,
 *     simply 0, 1, 2 ...
 * @param gapMin the least gap
 * @param gapMedian the median gap
 * @param gapMax the largest gap
 */
record Lattice(
    boolean even, double step, int[] index, double gapMin, double gapMedian, double gapMax) {
  /** Gaps are even where they differ from the step by no more than this part of it ... */
  static final double RELATIVE_TOLERANCE = 0.01;

  /** ... or by no more than this, mm. */
  static final double ABSOLUTE_TOLERANCE = 0.01;

  /** Fits positions: at least two, ascending, no two closer than {@link #ABSOLUTE_TOLERANCE}. */
  static Lattice fit(double[] positions) {
    int n = positions.length;
    double[] gaps = new double[n - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = positions[i + 1] - positions[i];
    }
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double min = sorted[0];
    double max = sorted[sorted.length - 1];
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    double span = positions[n - 1] - positions[0];

    double mean = span / (n - 1);
    int[] plain = new int[n];
    Arrays.setAll(plain, i -> i);
    if (isEven(gaps, plain, mean)) {
      return new Lattice(true, mean, plain, min, median, max);
    }
    double unit = leastGap(sorted);
    int[] index = new int[n];
    for (int i = 0; i < gaps.length; i++) {
      double steps = Math.rint(gaps[i] / unit);
      if (steps + index[i] > 2.0 * n) {
        return new Lattice(false, median, plain, min, median, max);
      }
      index[i + 1] = index[i] + (int) steps;
    }
    int holes = index[n - 1] + 1 - n;
    double step = span / index[n - 1];
    boolean lattice = holes <= n && isEven(gaps, index, step);
    return lattice
        ? new Lattice(true, step, index, min, median, max)
        : new Lattice(false, median, plain, min, median, max);
  }

  /** The largest difference that counts as even, mm. */
  static double tolerance(double step) {
    return Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * step);
  }

  private static boolean isEven(double[] gaps, int[] index, double step) {
    for (int i = 0; i < gaps.length; i++) {
      int steps = index[i + 1] - index[i];
      if (steps < 1 || Math.abs(gaps[i] - steps * step) > tolerance(step)) {
        return false;
      }
    }
    return true;
  }

  /** The median of the gaps that are one step long: steadier than the least gap alone. */
  private static double leastGap(double[] sorted) {
    int count = 0;
    while (count < sorted.length && sorted[count] < 1.5 * sorted[0]) {
      count++;
    }
    return sorted[count / 2];
  }
}
