package dev.triplane.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both wavelets against the formulas of annex F, sample by sample. */
final class WaveletTest {
  private static final String AREAS =
      """
      0,0,8,8
      0,0,9,7
      1,1,9,10
      3,2,40,33
      2,5,3,6
      3,5,4,6
      2,4,3,5
      0,1,1,9
      1,0,2,9
      0,0,9,1
      0,1,9,2
      5,7,7,9
      4,4,6,6
      1,1,3,200
      """;

  private final Random random = new Random(5);

  @ParameterizedTest
  @CsvSource(textBlock = AREAS)
  void reversible(int x0, int y0, int x1, int y1) {
    Area area = new Area(x0, y0, x1, y1);
    double[][] plane = new double[area.height()][area.width()];
    for (double[] row : plane) {
      for (int x = 0; x < row.length; x++) {
        row[x] = random.nextInt(2001) - 1000;
      }
    }
    int[][] bands = new int[4][area.width() * area.height() + 1];
    double[][] split = bands(area, plane);
    for (int b = 0; b < 4; b++) {
      for (int i = 0; i < split[b].length; i++) {
        bands[b][i] = (int) split[b][i];
      }
    }
    int[] out = new int[area.width() * area.height()];
    new ReversibleWavelet().combine(area, bands[0], bands[1], bands[2], bands[3], out);
    double[][] expected = inverse(area, plane, true);
    for (int i = 0; i < out.length; i++) {
      assertEquals(expected[i / area.width()][i % area.width()], out[i], "sample " + i);
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = AREAS)
  void irreversible(int x0, int y0, int x1, int y1) {
    Area area = new Area(x0, y0, x1, y1);
    double[][] plane = new double[area.height()][area.width()];
    for (double[] row : plane) {
      for (int x = 0; x < row.length; x++) {
        row[x] = random.nextDouble() * 200 - 100;
      }
    }
    double[][] split = bands(area, plane);
    float[][] bands = new float[4][area.width() * area.height() + 1];
    for (int b = 0; b < 4; b++) {
      for (int i = 0; i < split[b].length; i++) {
        bands[b][i] = (float) split[b][i];
      }
    }
    float[] out = new float[area.width() * area.height()];
    new IrreversibleWavelet().combine(area, bands[0], bands[1], bands[2], bands[3], out);
    double[][] expected = inverse(area, plane, false);
    float[] flat = new float[out.length];
    for (int i = 0; i < out.length; i++) {
      flat[i] = (float) expected[i / area.width()][i % area.width()];
    }
    assertArrayEquals(flat, out, 1e-3f);
  }

  /** Takes an interleaved plane apart (F.3.3): LL, HL, LH, HH. */
  private static double[][] bands(Area area, double[][] plane) {
    double[][] bands = new double[4][];
    for (int b = 0; b < 4; b++) {
      int highX = b & 1;
      int highY = b >> 1;
      double[] band = new double[area.width() * area.height()];
      int n = 0;
      for (int y = 0; y < area.height(); y++) {
        for (int x = 0; x < area.width(); x++) {
          if ((area.x0() + x & 1) == highX && (area.y0() + y & 1) == highY) {
            band[n++] = plane[y][x];
          }
        }
      }
      bands[b] = java.util.Arrays.copyOf(band, n);
    }
    return bands;
  }

  /** 2D_SR (F.3.2): rows, then columns. */
  private static double[][] inverse(Area area, double[][] plane, boolean reversible) {
    double[][] rows = new double[area.height()][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = inverse(plane[y], area.x0(), reversible);
    }
    double[][] result = new double[area.height()][area.width()];
    for (int x = 0; x < area.width(); x++) {
      double[] column = new double[area.height()];
      for (int y = 0; y < column.length; y++) {
        column[y] = rows[y][x];
      }
      double[] done = inverse(column, area.y0(), reversible);
      for (int y = 0; y < column.length; y++) {
        result[y][x] = done[y];
      }
    }
    return result;
  }

  /** 1D_SR (F.3.6): extended by 6 samples on each side, then filtered. */
  private static double[] inverse(double[] y, int start, boolean reversible) {
    int n = y.length;
    if (n == 1) {
      double only = start % 2 == 0 ? y[0] : y[0] / 2;
      return new double[] {reversible ? Math.floor(only) : only};
    }
    int margin = 6;
    double[] e = new double[n + 2 * margin];
    for (int i = 0; i < e.length; i++) {
      int at = Math.floorMod(i - margin, 2 * (n - 1));
      e[i] = y[Math.min(at, 2 * (n - 1) - at)];
    }
    if (reversible) {
      step(e, start + margin, 0, (left, here, right) -> here - Math.floor((left + right + 2) / 4));
      step(e, start + margin, 1, (left, here, right) -> here + Math.floor((left + right) / 2));
    } else {
      double k = 1.230174104914001;
      step(e, start + margin, 0, (left, here, right) -> here * k);
      step(e, start + margin, 1, (left, here, right) -> here / k);
      double[] factors = {
        0.443506852043971, 0.882911075530934, -0.052980118572961, -1.586134342059924
      };
      for (int i = 0; i < 4; i++) {
        double factor = factors[i];
        step(e, start + margin, i % 2, (left, here, right) -> here - factor * (left + right));
      }
    }
    return java.util.Arrays.copyOfRange(e, margin, margin + n);
  }

  private interface Filter {
    double of(double left, double here, double right);
  }

  /** Changes the samples at even or odd places; {@code start} has the parity of the first. */
  private static void step(double[] e, int start, int odd, Filter filter) {
    for (int i = 1; i + 1 < e.length; i++) {
      if ((start + i & 1) == odd) {
        e[i] = filter.of(e[i - 1], e[i], e[i + 1]);
      }
    }
  }
}
