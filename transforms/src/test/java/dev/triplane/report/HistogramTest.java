package dev.triplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static Histogram of(Object... values) {
    Histogram histogram = new Histogram();
    for (Object value : values) {
      histogram.add(value);
    }
    return histogram;
  }

  private static Histogram.Bin only(Object value) {
    List<Histogram.Bin> filled = of(value).bins().stream().filter(bin -> bin.count() > 0).toList();
    assertEquals(1, filled.size());
    return filled.get(0);
  }

  @Test
  void binsBeginAtRoundNumbers() {
    assertEquals(new Histogram.Bin(5, 6, 1), only(5.0));
    assertEquals(new Histogram.Bin(0.3, 0.4, 1), only(0.3));
    assertEquals(new Histogram.Bin(0.6, 0.8, 1), only(0.625));
    assertEquals(new Histogram.Bin(1, 1.2, 1), only(1));
    assertEquals(new Histogram.Bin(800, 1000, 1), only(999L));
    assertEquals(new Histogram.Bin(1e-9, 1.2e-9, 1), only(1e-9));
  }

  @Test
  void aComputedFiveIsAFive() {
    assertEquals(new Histogram.Bin(5, 6, 1), only(4.9999999));
    assertEquals(new Histogram.Bin(4, 5, 1), only(4.99));
  }

  @Test
  void binsAdjoinAndHoldEveryPositiveValueOnce() {
    Histogram histogram = of(0.7, 3.3, 3.3, 41, 0, -1, Double.NaN, Double.POSITIVE_INFINITY, null);
    List<Histogram.Bin> bins = histogram.bins();
    assertEquals(4, histogram.count());
    assertEquals(4, bins.stream().mapToLong(Histogram.Bin::count).sum());
    for (int i = 1; i < bins.size(); i++) {
      assertEquals(bins.get(i - 1).to(), bins.get(i).from());
    }
    assertEquals(0.6, bins.get(0).from());
    assertEquals(50, bins.get(bins.size() - 1).to());
  }

  @Test
  void fewBinsHaveEmptyOnesAround() {
    List<Histogram.Bin> bins = of(1.0).bins();
    assertEquals(Histogram.FEWEST, bins.size());
    assertTrue(bins.get(0).from() < 1 && bins.get(bins.size() - 1).to() > 1.2);
    assertEquals(List.of(), of(0).bins());
  }
}
