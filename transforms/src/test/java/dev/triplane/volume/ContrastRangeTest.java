package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Between which values pictures show most; expected values by the definition of percentiles. */
class ContrastRangeTest {
  private final ValueHistogram histogram = new ValueHistogram();

  private void add(double value, long times) {
    histogram.cover(value, value);
    histogram.add(value, times);
  }

  /** Values from..to, each so often. */
  private void addAll(int from, int to, long times) {
    histogram.cover(from, to);
    for (int value = from; value <= to; value++) {
      histogram.add(value, times);
    }
  }

  @Test
  void percentilesOfAPlainDistribution() {
    add(-50, 1);
    addAll(1, 1000, 1);
    add(9000, 1);
    ContrastRange range = ContrastRange.of(histogram.levels(), false);
    // 1002 samples: rank 11 is 10. Half are "air" by Otsu: the 99th of the brighter half.
    assertEquals(10, range.low());
    assertTrue(range.high() >= 990 && range.high() <= 997, range.toString());
  }

  @Test
  void theAmountOfAirDoesNotMatter() {
    Random random = new Random(1);
    for (int air : new int[] {40_000, 4_000_000}) {
      ValueHistogram with = new ValueHistogram();
      with.cover(0, 2000);
      for (int i = 0; i < 20; i++) {
        with.add(random.nextInt(10), air / 20);
      }
      for (int value = 500; value <= 1500; value++) {
        with.add(value, 100);
      }
      ContrastRange range = ContrastRange.of(with.levels(), false);
      assertTrue(range.low() < 10, range.toString());
      // 1001 values from 500 on: rank 991 of them is 1490.
      assertEquals(1490, range.high());
    }
  }

  @Test
  void whereLowIsBrightAirIsHigh() {
    addAll(500, 1500, 100);
    addAll(3990, 4000, 20_000);
    ContrastRange range = ContrastRange.of(histogram.levels(), true);
    // Rank 11 of 1001.
    assertEquals(510, range.low());
    assertTrue(range.high() >= 3990, range.toString());
  }

  @Test
  void undeclaredPaddingFarBelowIsLeftOut() {
    add(-2000, 50_000);
    addAll(-100, 900, 100);
    ContrastRange range = ContrastRange.of(histogram.levels(), false);
    assertEquals(-90, range.low());
  }

  @Test
  void aMaskBesideItsOrganIsNoPadding() {
    add(0, 50_000);
    addAll(1, 1000, 100);
    assertEquals(0, ContrastRange.of(histogram.levels(), false).low());
  }

  @Test
  void labelsAreShownWhole() {
    add(0, 1_000_000);
    add(1, 3);
    add(4, 2);
    assertEquals(new ContrastRange(0, 4), ContrastRange.of(histogram.levels(), false));
  }

  @Test
  void aConstantIsShownInTheMiddleOfTheScale() {
    for (double v : new double[] {0, -1024, 1e18, 3.5e38, 1e300}) {
      ValueHistogram constant = new ValueHistogram();
      constant.cover(v, v);
      constant.add(v, 10);
      ContrastRange range = ContrastRange.of(constant.levels(), false);
      assertTrue(range.low() < v && v < range.high(), "of " + v);
      assertEquals(0.5, (v - range.low()) / (range.high() - range.low()), 1e-9, "of " + v);
    }
  }

  @Test
  void oneSampleFarOffDoesNotMatter() {
    addAll(0, 999, 100);
    add(1e6, 1);
    ContrastRange range = ContrastRange.of(histogram.levels(), false);
    assertTrue(range.high() < 1100, range.toString());
  }
}
