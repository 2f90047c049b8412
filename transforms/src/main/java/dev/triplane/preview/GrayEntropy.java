package dev.triplane.preview;

import java.util.function.IntToDoubleFunction;

/**
 * How much a picture would show: the entropy of its gray levels, bits from 0 to 5, on a grid of at
 * most 64 x 64 of its samples. A blank or saturated picture has none.
 */
final class GrayEntropy {
  private static final int GRID = 64;
  private static final int LEVELS = 32;

  /** Entropy above this part of the middle's, and so many bits above it, is clearly more. */
  private static final double CLEARLY = 1.1;

  private static final double CLEARLY_BITS = 0.1;

  private GrayEntropy() {}

  /** The entropy of a plane. */
  static double of(PlaneImage plane, DisplayWindow window) {
    float[] values = plane.values();
    return of(plane.rows(), plane.columns(), i -> values[i], plane.colours() != null, window);
  }

  /**
   * The entropy of samples.
   *
   * @param value of a sample, counted row by row; NaN, which is shown black, where there is none
   * @param colour the values are luminance from 0 to 255, which no window changes
   */
  static double of(
      int rows, int columns, IntToDoubleFunction value, boolean colour, DisplayWindow window) {
    int down = (rows + GRID - 1) / GRID;
    int across = (columns + GRID - 1) / GRID;
    int[] counts = new int[LEVELS];
    int total = 0;
    for (int row = down / 2; row < rows; row += down) {
      for (int column = across / 2; column < columns; column += across) {
        double sample = value.applyAsDouble(row * columns + column);
        double gray = colour ? sample : window.gray(sample);
        counts[level(gray)]++;
        total++;
      }
    }
    double entropy = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / total;
        entropy -= share * Math.log(share);
      }
    }
    return entropy / Math.log(2);
  }

  private static int level(double gray) {
    return Double.isNaN(gray) ? 0 : Math.max(0, Math.min(LEVELS - 1, (int) (gray * LEVELS / 256)));
  }

  /** The first score, or a later one that is clearly more. */
  static int best(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best] * CLEARLY && scores[i] > scores[best] + CLEARLY_BITS) {
        best = i;
      }
    }
    return best;
  }
}
