package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.series.Rescale;
import dev.triplane.testing.TestSlice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** One-pass statistics against sorting all values and summing them with 50 digits. */
class ValueStatisticsTest {

  private record Portion(
      Samples samples, StoredValue rule, Rescale rescale, Integer low, Integer high) {
    void to(ValueStatistics statistics) {
      TestSlice slice = TestSlice.named("s");
      if (low != null) {
        slice.padding(low, high);
      }
      Instance instance = slice.build();
      statistics.accept(
          new Slice(
              new Slot(new Frame(instance, 1), 0, 0), samples, rule, rescale, instance.pixels()));
    }
  }

  private static Portion doubles(double... values) {
    Samples samples = new Samples();
    System.arraycopy(values, 0, samples.doubles(values.length), 0, values.length);
    return new Portion(samples, null, Rescale.IDENTITY, null, null);
  }

  private static ValueSummary summary(List<Portion> portions) {
    ValueStatistics statistics = new ValueStatistics();
    portions.forEach(portion -> portion.to(statistics));
    return statistics.summary();
  }

  /** The least value that at least {@code percent} in 100 do not exceed. */
  private static double percentile(double[] sorted, int percent) {
    long rank = Math.max(1, ((long) sorted.length * percent + 99) / 100);
    return sorted[(int) rank - 1];
  }

  private static void check(List<Double> values, ValueSummary s, double fineness) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    assertEquals(sorted.length, s.count());
    assertEquals(sorted[0], s.min());
    assertEquals(sorted[sorted.length - 1], s.max());
    MathContext digits = new MathContext(50);
    BigDecimal sum = BigDecimal.ZERO;
    for (double v : sorted) {
      sum = sum.add(new BigDecimal(v), digits);
    }
    BigDecimal mean = sum.divide(BigDecimal.valueOf(sorted.length), digits);
    BigDecimal squares = BigDecimal.ZERO;
    for (double v : sorted) {
      BigDecimal off = new BigDecimal(v).subtract(mean, digits);
      squares = squares.add(off.multiply(off, digits), digits);
    }
    double deviation =
        squares.divide(BigDecimal.valueOf(sorted.length), digits).sqrt(digits).doubleValue();
    double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    assertEquals(mean.doubleValue(), s.mean(), 1e-12 * scale);
    assertEquals(deviation, s.deviation(), 1e-9 * deviation + 1e-12 * scale);
    assertEquals(percentile(sorted, 1), s.p01(), fineness);
    assertEquals(percentile(sorted, 50), s.p50(), fineness);
    assertEquals(percentile(sorted, 99), s.p99(), fineness);
  }

  /** All widths and signs, dirty bits outside the stored ones, padding, a rescaling a slice. */
  @Property(tries = 200)
  void storedPatternsOfAnyFormat(
      @ForAll boolean wide,
      @ForAll boolean signed,
      @ForAll @IntRange(min = 1, max = 16) int storedBits,
      @ForAll @IntRange(min = 0, max = 15) int below,
      @ForAll @IntRange(min = 1, max = 5) int slices,
      @ForAll boolean padded,
      @ForAll boolean rescaled,
      @ForAll long seed) {
    Random random = new Random(seed);
    int allocated = wide ? 16 : 8;
    int bits = Math.min(storedBits, allocated);
    int shift = Math.min(below, allocated - bits);
    StoredValue rule = new StoredValue(shift, bits, signed);
    int least = signed ? -(1 << (bits - 1)) : 0;
    int low = least + random.nextInt(1 << bits);
    int high = low + random.nextInt(3);
    List<Double> values = new ArrayList<>();
    List<Portion> portions = new ArrayList<>();
    long padding = 0;
    for (int slice = 0; slice < slices; slice++) {
      Rescale rescale = rescaled ? new Rescale(0.25 * (1 + slice), slice - 1024) : Rescale.IDENTITY;
      int n = 1 + random.nextInt(500);
      Samples samples = new Samples();
      byte[] bytes = wide ? null : samples.bytes(n);
      short[] shorts = wide ? samples.shorts(n) : null;
      for (int i = 0; i < n; i++) {
        int stored = least + random.nextInt(1 << bits);
        int mask = ((1 << bits) - 1) << shift;
        int pattern = (random.nextInt() & ~mask) | (stored << shift & mask); // dirty outside
        if (wide) {
          shorts[i] = (short) pattern;
        } else {
          bytes[i] = (byte) pattern;
        }
        if (padded && stored >= low && stored <= high) {
          padding++;
        } else {
          values.add(stored * rescale.slope() + rescale.intercept());
        }
      }
      portions.add(new Portion(samples, rule, rescale, padded ? low : null, padded ? high : null));
    }
    ValueSummary summary = summary(portions);
    if (values.isEmpty()) {
      assertNull(summary);
    } else {
      // With one rescaling values stand on even levels, so that percentiles are exact. Else they
      // are right within 1/32,768 of the range.
      double range = Collections.max(values) - Collections.min(values);
      boolean exact = !rescaled && bits < 16;
      check(values, summary, exact ? 0 : range / 32768);
      assertEquals(padding, summary.padding());
    }
  }

  @Property(tries = 100)
  void wholeNumbersOf32Bits(@ForAll boolean signed, @ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(2000);
    Samples samples = new Samples();
    List<Double> values = new ArrayList<>();
    if (signed) {
      int[] to = samples.ints(n);
      for (int i = 0; i < n; i++) {
        to[i] = random.nextInt() >> random.nextInt(31);
        values.add((double) to[i]);
      }
    } else {
      double[] to = samples.doubles(n);
      for (int i = 0; i < n; i++) {
        to[i] = random.nextInt() & 0xFFFFFFFFL;
        values.add(to[i]);
      }
    }
    double range = Collections.max(values) - Collections.min(values);
    check(
        values,
        summary(List.of(new Portion(samples, null, Rescale.IDENTITY, null, null))),
        range / 32768);
  }

  @Property(tries = 200)
  void floatsWithNanAndInfinity(
      @ForAll @DoubleRange(min = -300, max = 300) double exponent,
      @ForAll @IntRange(min = 1, max = 400) int n,
      @ForAll long seed) {
    Random random = new Random(seed);
    double unit = Math.pow(10, exponent);
    List<Double> values = new ArrayList<>();
    double[] all = new double[n + 3];
    for (int i = 0; i < n; i++) {
      all[i] = random.nextGaussian() * unit;
      values.add(all[i]);
    }
    all[n] = Double.NaN;
    all[n + 1] = Double.POSITIVE_INFINITY;
    all[n + 2] = Double.NEGATIVE_INFINITY;
    ValueSummary summary = summary(List.of(doubles(all)));
    double range = Collections.max(values) - Collections.min(values);
    check(values, summary, range / 32768);
    assertEquals(3, summary.padding());
  }

  @Test
  void mixedMagnitudesAreExactEnoughAndNeverCrash() {
    List<double[]> cases =
        List.of(
            new double[] {-1e-300, 1e300, 0},
            new double[] {-1e-300, 1e-300},
            new double[] {1e300, -1e300, 1e-300},
            new double[] {-Double.MIN_VALUE, Double.MIN_VALUE, 1},
            new double[] {Double.MAX_VALUE, -Double.MAX_VALUE / 2},
            new double[] {1e16, 1e16 + 2, 1e16 + 4});
    for (double[] values : cases) {
      double range =
          Arrays.stream(values).max().getAsDouble() - Arrays.stream(values).min().getAsDouble();
      check(
          Arrays.stream(values).boxed().toList(), summary(List.of(doubles(values))), range / 32768);
      List<Portion> oneByOne = Arrays.stream(values).mapToObj(v -> doubles(v)).toList();
      check(Arrays.stream(values).boxed().toList(), summary(oneByOne), range / 32768);
    }
  }

  @Test
  void rescalingThatOverflowsLeavesValuesOut() {
    Samples samples = new Samples();
    short[] to = samples.shorts(3);
    to[0] = 1;
    to[1] = 2;
    to[2] = 30000;
    Portion portion =
        new Portion(samples, new StoredValue(0, 16, false), new Rescale(1e305, 0), null, null);
    ValueSummary summary =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> summary(List.of(portion)));
    assertEquals(2, summary.count());
    assertEquals(1, summary.padding());
    assertEquals(2e305, summary.max());
    assertEquals(1.5e305, summary.mean(), 1e292);
    assertEquals(0.5e305, summary.deviation(), 1e292);
  }

  @Test
  void constantVolume() {
    for (double value : new double[] {0, -1024, 3.7, 1e-300, -1e300}) {
      ValueSummary s = summary(List.of(doubles(value, value, value), doubles(value)));
      assertEquals(new ValueSummary(4, 0, value, value, value, 0, value, value, value), s);
    }
  }

  @Test
  void nothingButPaddingIsNoSummary() {
    Samples samples = new Samples();
    samples.bytes(10);
    assertNull(
        summary(
            List.of(new Portion(samples, new StoredValue(0, 8, false), Rescale.IDENTITY, 0, 0))));
    assertNull(summary(List.of(doubles(Double.NaN, Double.POSITIVE_INFINITY))));
    assertNull(summary(List.of()));
  }

  @Test
  void paddingFarAwayDoesNotCoarsenThePercentiles() {
    // 30,000 levels of 0.01, all told apart; the padding is far outside their range.
    Samples samples = new Samples();
    short[] to = samples.shorts(30_001);
    for (int i = 0; i < 30_000; i++) {
      to[i] = (short) i;
    }
    to[30_000] = Short.MIN_VALUE;
    Rescale rescale = new Rescale(0.0078125, 0);
    ValueSummary s =
        summary(
            List.of(
                new Portion(
                    samples,
                    new StoredValue(0, 16, true),
                    rescale,
                    (int) Short.MIN_VALUE,
                    (int) Short.MIN_VALUE)));
    assertEquals(299 * 0.0078125, s.p01());
    assertEquals(14_999 * 0.0078125, s.p50());
    assertEquals(29_699 * 0.0078125, s.p99());
  }

  @Property(tries = 100)
  void orderOfSlicesChangesNoPercentile(@ForAll long seed) {
    Random random = new Random(seed);
    List<Portion> portions = new ArrayList<>();
    for (int slice = 0; slice < 6; slice++) {
      double scale = Math.pow(10, random.nextInt(600) - 300);
      double[] values =
          random.doubles(1 + random.nextInt(50)).map(d -> (d - 0.3) * scale).toArray();
      portions.add(doubles(values));
    }
    ValueSummary before = summary(portions);
    Collections.shuffle(portions, random);
    ValueSummary after = summary(portions);
    assertEquals(before.p01(), after.p01());
    assertEquals(before.p50(), after.p50());
    assertEquals(before.p99(), after.p99());
    assertEquals(before.min(), after.min());
    assertEquals(before.count(), after.count());
  }

  @Test
  void rankOfAPercentileIsExact() {
    // 1 % of 100 k values is the k-th value for every k, whatever 0.01 x 100 k rounds to.
    for (int k = 1; k <= 300; k++) {
      ValueHistogram histogram = new ValueHistogram();
      histogram.cover(1, 100 * k);
      for (int v = 1; v <= 100 * k; v++) {
        histogram.add(v, 1);
      }
      assertEquals(k, histogram.levels().quantile(0.01), "1 % of " + 100 * k);
      assertEquals(99 * k, histogram.levels().quantile(0.99), "99 % of " + 100 * k);
    }
    assertTrue(Double.isNaN(new ValueHistogram().levels().quantile(0.5)));
  }
}
