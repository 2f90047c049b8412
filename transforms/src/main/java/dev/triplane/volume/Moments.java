package dev.triplane.volume;

/**
 * Count, mean and variance of values that come in portions, without loss of precision (Chan's
 * update).
 */
final class Moments {
  private long count;
  private double mean;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Adds {@code times} samples of one value. */
  void add(double value, long times) {
    long total = count + times;
    double delta = value - mean;
    mean += delta * times / total;
    squares += delta * delta * ((double) count * times / total);
    count = total;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  /** The standard deviation of the population. */
  double deviation() {
    return Math.sqrt(Math.max(0, squares) / count);
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }
}
