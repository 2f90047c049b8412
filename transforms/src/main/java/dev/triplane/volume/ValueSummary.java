package dev.triplane.volume;

/**
 * What the values of a volume are like, padding left out.
 *
 * @param count samples that are not padding
 * @param padding samples that are
 * @param min least value
 * @param max largest value
 * @param mean arithmetic mean
 * @param deviation standard deviation of the population
 * @param p01 1st percentile: the least value that at least 1 in 100 samples do not exceed
 * @param p50 median, likewise
 * @param p99 99th percentile, likewise
 */
public record ValueSummary(
    long count,
    long padding,
    double min,
    double max,
    double mean,
    double deviation,
    double p01,
    double p50,
    double p99) {}
