package dev.triplane.volume;

/**
 * Count, mean and variance of finite values that come in portions, without loss of precision
 * (Chan's update). Sums are kept in a unit near the largest value, a power of two, so that squares
 * neither overflow nor vanish whatever the size of the values.
 */
final class Moments {
  /** How many powers of two a value may be above the unit before that is raised. */
  private static final int HEADROOM = 400;

  private static final int LEAST_UNIT = -1000;

  private int unit = LEAST_UNIT;
  private double inUnits = Math.scalb(1.0, -LEAST_UNIT);
  private double limit = Math.scalb(1.0, LEAST_UNIT + HEADROOM);
  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Adds {@code times} samples of one value. */
  void add(double value, long times) {
    if (Math.abs(value) > limit || count == 0) {
      raise(Math.max(unit, Math.getExponent(value)));
    }
    long total = count + times;
    double delta = value * inUnits - mean;
    mean += delta * times / total;
    squares += delta * delta * ((double) count * times / total);
    count = total;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  private void raise(int to) {
    mean = Math.scalb(mean, unit - to);
    squares = Math.scalb(squares, 2 * (unit - to));
    unit = to;
    inUnits = Math.scalb(1.0, -unit);
    limit = Math.scalb(1.0, unit + HEADROOM);
  }

  long count() {
    return count;
  }

  double mean() {
    return Math.scalb(mean, unit);
  }

  /** The standard deviation of the population. */
  double deviation() {
    return Math.scalb(Math.sqrt(Math.max(0, squares) / count), unit);
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
