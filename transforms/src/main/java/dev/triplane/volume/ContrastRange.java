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
   * @param levels of all samples, at least one
   * @param inverted low values are bright
   */
  static ContrastRange of(ValueLevels levels, boolean inverted) {
    int last = levels.count() - 1;
    double low;
    double high;
    if (levels.count() <= MOST_LABELS) {
      low = levels.value(0);
      high = levels.value(last);
    } else {
      int from = inverted ? 0 : withoutPadding(levels, 0, last, 1);
      int to = inverted ? withoutPadding(levels, last, 0, -1) : last;
      int lowest = levels.ofRank(from, to, TAIL);
      int highest = levels.ofRank(from, to, 1 - TAIL);
      int split = levels.bestSplit(lowest, highest);
      double below = (double) levels.samples(from, split) / levels.samples(from, to);
      if (!inverted && below >= LEAST_AIR && split < to) {
        highest = levels.ofRank(split + 1, to, 1 - TAIL);
      } else if (inverted && 1 - below >= LEAST_AIR) {
        lowest = levels.ofRank(from, split, TAIL);
      }
      low = levels.value(lowest);
      high = levels.value(highest);
    }
    return low < high ? new ContrastRange(low, high) : around(levels);
  }

  /** Where percentiles are one value: the whole range, else the value in the middle of gray. */
  private static ContrastRange around(ValueLevels levels) {
    double low = levels.value(0);
    double high = levels.value(levels.count() - 1);
    if (low < high) {
      return new ContrastRange(low, high);
    }
    double half = Math.max(0.5, Math.ulp(low));
    return new ContrastRange(low - half, low + half);
  }

  /** The dark end of what is no undeclared padding. */
  private static int withoutPadding(ValueLevels levels, int dark, int bright, int step) {
    int next = dark + step;
    boolean many = levels.samples(dark, dark) >= LEAST_PADDING * levels.samples();
    int lower = Math.min(next, bright);
    int upper = Math.max(next, bright);
    double spread =
        levels.value(levels.ofRank(lower, upper, 1 - TAIL))
            - levels.value(levels.ofRank(lower, upper, TAIL));
    double gap = Math.abs(levels.value(next) - levels.value(dark));
    return many && gap > LEAST_GAP * (spread + gap) ? next : dark;
  }
}
