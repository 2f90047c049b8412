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
  private long total;

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
    total += times;
  }

  /**
   * The least value of the bin that holds the sample of rank ceil(part x count); NaN where there
   * are no samples.
   */
  double quantile(double part) {
    return total == 0 ? Double.NaN : least[binOfRank(0, counts.length - 1, part)];
  }

  /** The bin, among some that hold samples, of the sample of rank ceil(part x their count). */
  int binOfRank(int from, int to, double part) {
    long rank = Math.max(1, (long) Math.ceil(part * sum(from, to)));
    long seen = counts[from];
    int bin = from;
    while (seen < rank) {
      seen += counts[++bin];
    }
    return bin;
  }

  /** How many samples are in bins; both ends belong to them. */
  long sum(int from, int to) {
    long sum = 0;
    for (int i = from; i <= to; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** How many samples there are. */
  long total() {
    return total;
  }

  /** How many samples are in a bin. */
  long count(int bin) {
    return counts[bin];
  }

  /** The least value in a bin that holds samples. */
  double value(int bin) {
    return least[bin];
  }

  /** The lowest bin that holds samples. */
  int firstUsed() {
    return binOfRank(0, counts.length - 1, 0);
  }

  /** The highest bin that holds samples. */
  int lastUsed() {
    return binOfRank(0, counts.length - 1, 1);
  }

  /** How many bins hold samples. */
  int used() {
    int used = 0;
    for (long count : counts) {
      used += count > 0 ? 1 : 0;
    }
    return used;
  }

  /**
   * The last bin of the lower of two classes whose means differ most for their sizes (Otsu 1979);
   * values above {@code to} and below {@code from} are left out.
   */
  int bestSplit(int from, int to) {
    double all = sum(from, to);
    double weighted = 0;
    for (int i = from; i <= to; i++) {
      weighted += (double) counts[i] * (i - from);
    }
    double below = 0;
    double weightedBelow = 0;
    double most = -1;
    int split = from;
    for (int i = from; i < to; i++) {
      below += counts[i];
      weightedBelow += (double) counts[i] * (i - from);
      double distance = weightedBelow / below - (weighted - weightedBelow) / (all - below);
      double between = below * (all - below) * distance * distance;
      if (below > 0 && below < all && between > most) {
        most = between;
        split = i;
      }
    }
    return split;
  }

  private static long bin(double value, int exponent) {
    double scaled = Math.scalb(value, -exponent);
    // What is too small for a double is below zero still, where bins of a finer scale put it.
    return scaled == 0 && value < 0 ? -1 : (long) Math.floor(scaled);
  }
}
