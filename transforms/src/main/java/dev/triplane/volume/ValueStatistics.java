package dev.triplane.volume;

import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import java.util.Arrays;
import java.util.Objects;

/**
 * Statistics of all samples of a volume in one pass. Samples of up to 16 bits are counted by bit
 * pattern, one array increment a sample; sign, padding and rescaling are then applied to the
 * counts, not to the samples. Samples that are padding, NaN or infinite are left out. For the
 * precision of percentiles see {@link ValueHistogram}.
 */
public final class ValueStatistics implements SliceConsumer {
  /** A count has 32 bits: counts are moved on before one could overflow. */
  private static final long FOLD = 1L << 30;

  private final int[] counts = new int[1 << 16];
  private long pending;

  /**
   * How the pending counts are to be read: the pattern's rule and the rescaling of one slice that
   * has them.
   */
  private Slice reading;

  private final Moments moments = new Moments();
  private final ValueHistogram histogram = new ValueHistogram();
  private long padding;

  @Override
  public void accept(Slice slice) {
    Samples samples = slice.samples();
    int n = samples.count();
    switch (samples.container()) {
      case BYTES -> {
        prepare(slice, n);
        count(samples.bytes(), n);
      }
      case SHORTS -> {
        prepare(slice, n);
        count(samples.shorts(), n);
      }
      case INTS, DOUBLES -> addEach(slice, n);
    }
  }

  /** The summary of all slices so far; null where there was no sample but padding. */
  public ValueSummary summary() {
    fold();
    if (moments.count() == 0) {
      return null;
    }
    ValueLevels levels = histogram.levels();
    return new ValueSummary(
        moments.count(),
        padding,
        moments.min(),
        moments.max(),
        moments.mean(),
        moments.deviation(),
        levels.quantile(0.01),
        levels.quantile(0.50),
        levels.quantile(0.99));
  }

  /**
   * The values between which pictures show most; null where there was no sample but padding.
   *
   * @param inverted low values are bright
   */
  public ContrastRange contrast(boolean inverted) {
    fold();
    return moments.count() == 0 ? null : ContrastRange.of(histogram.levels(), inverted);
  }

  private void prepare(Slice slice, int n) {
    boolean sameReading =
        reading != null
            && reading.samples().container() == slice.samples().container()
            && Objects.equals(reading.rule(), slice.rule())
            && reading.mapping().equals(slice.mapping())
            && Objects.equals(reading.source().paddingLow(), slice.source().paddingLow())
            && Objects.equals(reading.source().paddingHigh(), slice.source().paddingHigh());
    if (!sameReading || pending + n > FOLD) {
      fold();
    }
    reading = slice;
    pending += n;
  }

  private void count(byte[] samples, int n) {
    int[] into = counts;
    for (int i = 0; i < n; i++) {
      into[samples[i] & 0xFF]++;
    }
  }

  private void count(short[] samples, int n) {
    int[] into = counts;
    for (int i = 0; i < n; i++) {
      into[samples[i] & 0xFFFF]++;
    }
  }

  /** Turns the counts of patterns into counts of values. */
  private void fold() {
    if (pending == 0) {
      return;
    }
    StoredValue rule = reading.rule();
    double[] values = new double[(int) Math.min(pending, counts.length)];
    int[] times = new int[values.length];
    int used = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int pattern = 0; pattern < counts.length; pattern++) {
      if (counts[pattern] == 0) {
        continue;
      }
      int stored = rule.of(pattern);
      double value = reading.mapping().apply(stored);
      if (reading.isPadding(stored) || !Double.isFinite(value)) {
        padding += counts[pattern];
      } else {
        low = Math.min(low, value);
        high = Math.max(high, value);
        values[used] = value;
        times[used++] = counts[pattern];
      }
    }
    if (used > 0) {
      histogram.cover(low, high);
    }
    for (int i = 0; i < used; i++) {
      moments.add(values[i], times[i]);
      histogram.add(values[i], times[i]);
    }
    Arrays.fill(counts, 0);
    pending = 0;
  }

  private void addEach(Slice slice, int n) {
    fold();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double value = slice.value(i);
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low <= high) {
      histogram.cover(low, high);
    }
    for (int i = 0; i < n; i++) {
      double value = slice.value(i);
      if (Double.isFinite(value)) {
        moments.add(value, 1);
        histogram.add(value, 1);
      } else {
        padding++;
      }
    }
  }
}
