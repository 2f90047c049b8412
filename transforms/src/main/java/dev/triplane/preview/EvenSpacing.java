package dev.triplane.preview;

import java.util.stream.IntStream;

/** Which of so many things in a row are taken. */
final class EvenSpacing {
  /** Those near the middle lie within an eighth of all on either side. */
  private static final int NEAR = 16;

  private EvenSpacing() {}

  /** The middles of so many equal parts, ascending; all where they are not enough. */
  static int[] of(int count, int wanted) {
    int n = Math.min(count, wanted);
    return IntStream.range(0, n).map(i -> (int) ((2L * i + 1) * count / (2L * n))).toArray();
  }

  /**
   * The middle, then others near it by their distance: at most so many, an odd number, an equal
   * distance apart, all different.
   */
  static int[] near(int middle, int count, int most) {
    int step = Math.max(1, count / NEAR);
    return IntStream.range(0, most)
        .map(i -> middle + (i + 1) / 2 * (i % 2 == 0 ? step : -step))
        .filter(i -> i >= 0 && i < count)
        .toArray();
  }
}
