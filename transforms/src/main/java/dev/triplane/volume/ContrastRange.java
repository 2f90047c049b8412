package dev.triplane.volume;

/**
 * The values between which a picture of a volume shows most: its 1st to its 99th percentile, with
 * three exceptions that keep what is no body from deciding. Padding that the file declares never
 * counts.
 *
 * <ul>
 *   <li>Padding that the file does not declare: the darkest value, where it is 1 in 20 samples or
 *       more and so far from the next that a quarter of the range would be empty, is left out.
 *   <li>Air: where the darker of the two classes that divide the values best (Otsu 1979) is 1 in 5
 *       samples or more, the bright end is the percentile of the other class alone, so that the
 *       amount of air around a body does not make it brighter. Black stays at the air.
 *   <li>Labels: up to 16 different values are shown by their whole range.
 * </ul>
 *
 * <p>Where low values are bright, dark and bright are the other way round.
 *
 * @param low the lower end
 * @param high the higher end, greater than {@code low}
 */
public record ContrastRange(double low, double high) {
  private static final double TAIL = 0.01;
  private static final double LEAST_PADDING = 0.05;
  private static final double LEAST_GAP = 0.25;
  private static final double LEAST_AIR = 0.2;
  private static final int MOST_LABELS = 16;

  /**
   * The range of samples.
   *
   * @param histogram of all samples, at least one
   * @param inverted low values are bright
   */
  static ContrastRange of(ValueHistogram histogram, boolean inverted) {
    int first = histogram.firstUsed();
    int last = histogram.lastUsed();
    double low;
    double high;
    if (histogram.used() <= MOST_LABELS) {
      low = histogram.value(first);
      high = histogram.value(last);
    } else {
      int from = inverted ? first : withoutPadding(histogram, first, last, 1);
      int to = inverted ? withoutPadding(histogram, last, first, -1) : last;
      int lowest = histogram.binOfRank(from, to, TAIL);
      int highest = histogram.binOfRank(from, to, 1 - TAIL);
      int split = histogram.bestSplit(lowest, highest);
      double below = (double) histogram.sum(from, split) / histogram.sum(from, to);
      if (!inverted && below >= LEAST_AIR && split < to) {
        highest = histogram.binOfRank(split + 1, to, 1 - TAIL);
      } else if (inverted && 1 - below >= LEAST_AIR) {
        lowest = histogram.binOfRank(from, split, TAIL);
      }
      low = histogram.value(lowest);
      high = histogram.value(highest);
    }
    return low < high ? new ContrastRange(low, high) : around(histogram, first, last);
  }

  /** Where percentiles are one value: the whole range, else the value in the middle of gray. */
  private static ContrastRange around(ValueHistogram histogram, int first, int last) {
    double low = histogram.value(first);
    double high = histogram.value(last);
    if (low < high) {
      return new ContrastRange(low, high);
    }
    double half = Math.max(0.5, Math.ulp(low));
    return new ContrastRange(low - half, low + half);
  }

  /** The dark end of what is no undeclared padding. */
  private static int withoutPadding(ValueHistogram histogram, int dark, int bright, int step) {
    int next = dark + step;
    while (histogram.count(next) == 0) {
      next += step;
    }
    boolean many = histogram.count(dark) >= LEAST_PADDING * histogram.total();
    int lower = Math.min(next, bright);
    int upper = Math.max(next, bright);
    double spread =
        histogram.value(histogram.binOfRank(lower, upper, 1 - TAIL))
            - histogram.value(histogram.binOfRank(lower, upper, TAIL));
    double gap = Math.abs(histogram.value(next) - histogram.value(dark));
    return many && gap > LEAST_GAP * (spread + gap) ? next : dark;
  }
}
