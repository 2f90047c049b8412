package dev.triplane.volume;

import java.util.Arrays;

/**
 * The values that a {@link ValueHistogram} has samples of, rising, with their counts: what
 * questions of rank are asked of. A level is the number of such a value, from 0.
 */
final class ValueLevels {
  private final int[] bins;
  private final double[] values;

  /** How many samples are at a level or below. */
  private final long[] upTo;

  /**
   * Takes the arrays over.
   *
   * @param bins where values stand on an even scale, rising
   * @param values the least value of each bin
   * @param upTo how many samples are in a bin or below it
   */
  ValueLevels(int[] bins, double[] values, long[] upTo) {
    this.bins = bins;
    this.values = values;
    this.upTo = upTo;
  }

  /** How many levels there are. */
  int count() {
    return bins.length;
  }

  /** How many samples there are. */
  long samples() {
    return samplesBelow(count());
  }

  /** How many samples are at some levels; both ends belong to them. */
  long samples(int from, int to) {
    return samplesBelow(to + 1) - samplesBelow(from);
  }

  private long samplesBelow(int level) {
    return level == 0 ? 0 : upTo[level - 1];
  }

  double value(int level) {
    return values[level];
  }

  /** The value of the sample of rank ceil(part x count); NaN where there are no samples. */
  double quantile(double part) {
    return count() == 0 ? Double.NaN : values[ofRank(0, count() - 1, part)];
  }

  /** The level, among some, of the sample of rank ceil(part x their samples), at least 1. */
  int ofRank(int from, int to, double part) {
    long rank = Math.max(1, (long) Math.ceil(part * samples(from, to)));
    int found = Arrays.binarySearch(upTo, from, to + 1, samplesBelow(from) + rank);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * The last of the lower of two classes of levels whose means differ most for their sizes (Otsu
   * 1979); levels above {@code to} and below {@code from} are left out.
   */
  int bestSplit(int from, int to) {
    double all = samples(from, to);
    double weighted = 0;
    for (int i = from; i <= to; i++) {
      weighted += (double) samples(i, i) * (bins[i] - bins[from]);
    }
    double below = 0;
    double weightedBelow = 0;
    double most = -1;
    int split = from;
    for (int i = from; i < to; i++) {
      below += samples(i, i);
      weightedBelow += (double) samples(i, i) * (bins[i] - bins[from]);
      double distance = weightedBelow / below - (weighted - weightedBelow) / (all - below);
      double between = below * (all - below) * distance * distance;
      if (between > most) {
        most = between;
        split = i;
      }
    }
    return split;
  }
}
