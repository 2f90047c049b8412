package dev.triplane.volume;

import java.util.Arrays;

/**
 * Counts of values of any range in 65,536 bins of equal width, a power of two: as fine as the range
 * allows. Bins coarsen in pairs as the range grows, so the outcome depends on the values alone and
 * not on their order. A quantile is the least value of its bin: exact where values stand on at most
 * 32,768 even levels, else right within 1/32,768 of the range.
 */
final class ValueHistogram {
  private static final int BINS = 1 << 16;

  /** Bins are never finer than this part of the largest value, so that their numbers fit a long. */
  private static final int MANTISSA_BITS = 61;

  private static final int LEAST_EXPONENT = -1074;

  private long[] counts = new long[0];
  private double[] least = new double[0];
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private int exponent = LEAST_EXPONENT;
  private long firstBin;

  /** Makes room for values from {@code low} to {@code high}, both finite. */
  void cover(double low, double high) {
    if (low >= min && high <= max) {
      return;
    }
    min = Math.min(min, low);
    max = Math.max(max, high);
    int finest = Math.max(LEAST_EXPONENT, Math.getExponent(Math.max(-min, max)) - MANTISSA_BITS);
    int wanted = Math.max(exponent, finest);
    while (bin(max, wanted) - bin(min, wanted) >= BINS) {
      wanted++;
    }
    long first = bin(min, wanted);
    long[] coarser = new long[BINS];
    double[] leastCoarser = new double[BINS];
    Arrays.fill(leastCoarser, Double.POSITIVE_INFINITY);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        int bin = (int) (((firstBin + i) >> Math.min(63, wanted - exponent)) - first);
        coarser[bin] += counts[i];
        leastCoarser[bin] = Math.min(leastCoarser[bin], least[i]);
      }
    }
    counts = coarser;
    least = leastCoarser;
    firstBin = first;
    exponent = wanted;
  }

  /** Adds samples of one value that was covered before. */
  void add(double value, long times) {
    int bin = (int) (bin(value, exponent) - firstBin);
    counts[bin] += times;
    least[bin] = Math.min(least[bin], value);
  }

  /** The values that were added, by bin: a quantile of them is the least value of its bin. */
  ValueLevels levels() {
    int used = 0;
    for (long count : counts) {
      used += count == 0 ? 0 : 1;
    }
    int[] bins = new int[used];
    double[] values = new double[used];
    long[] upTo = new long[used];
    long samples = 0;
    int level = 0;
    for (int bin = 0; level < used; bin++) {
      if (counts[bin] != 0) {
        samples += counts[bin];
        bins[level] = bin;
        values[level] = least[bin];
        upTo[level++] = samples;
      }
    }
    return new ValueLevels(bins, values, upTo);
  }

  private static long bin(double value, int exponent) {
    double scaled = Math.scalb(value, -exponent);
    // What is too small for a double is below zero still, where bins of a finer scale put it.
    return scaled == 0 && value < 0 ? -1 : (long) Math.floor(scaled);
  }
}
