package dev.triplane.codec.j2k;

import java.util.Arrays;

/**
 * The inverse 5/3 wavelet (F.3). Rows are transformed horizontally when they are needed for the
 * vertical step, so that both are done while the row is in the cache.
 */
final class ReversibleWavelet implements Wavelet<int[]> {
  private int[] low = new int[0];
  private int[] high = new int[0];
  private int[][] lines = new int[0][];

  @Override
  public int[] room(int[] array, int count) {
    return array == null || array.length < count ? new int[count] : array;
  }

  @Override
  public void clear(int[] array, int count) {
    Arrays.fill(array, 0, count, 0);
  }

  @Override
  public void copy(BlockDecoder from, int[] target, int offset, int stride, float step) {
    from.copyTo(target, offset, stride);
  }

  @Override
  public void combine(Area area, int[] ll, int[] hl, int[] lh, int[] hh, int[] out) {
    int width = area.width();
    int lowRows = lowCount(area.y0(), area.y1());
    int highRows = area.height() - lowRows;
    makeRoom(width);
    if (lowRows == 0) { // one row, in an odd place
      row(area, lh, hh, 0, lines[0]);
      for (int x = 0; x < width; x++) {
        out[x] = lines[0][x] >> 1;
      }
      return;
    }
    if (highRows == 0) {
      row(area, ll, hl, 0, lines[0]);
      System.arraycopy(lines[0], 0, out, 0, width);
      return;
    }
    int odd = area.y0() & 1;
    int[] here = lines[0];
    int[] even = lines[1];
    int[] evenBefore = lines[2];
    int[] above = lines[3];
    int[] below = lines[4];
    // Row n of the low ones has high row n - 1 + odd above it and n + odd below it.
    row(area, lh, hh, 0, above);
    for (int n = 0; n < lowRows; n++) {
      int next = Math.min(n + odd, highRows - 1);
      boolean fresh = next > 0 && next == n + odd;
      if (fresh) {
        row(area, lh, hh, next, below);
      }
      row(area, ll, hl, n, here);
      smooth(here, above, fresh ? below : above, even, width);
      int at = (2 * n + odd) * width;
      if (at > 0) {
        detail(above, n == 0 ? even : evenBefore, even, out, at - width, width);
      }
      System.arraycopy(even, 0, out, at, width);
      int[] spare = evenBefore;
      evenBefore = even;
      even = spare;
      if (fresh) {
        spare = above;
        above = below;
        below = spare;
      }
    }
    if (highRows == lowRows + odd) {
      int at = (area.height() - 1) * width;
      detail(above, evenBefore, evenBefore, out, at, width);
    }
  }

  private void makeRoom(int width) {
    if (lines.length == 0 || lines[0].length < width) {
      lines = new int[5][width];
      low = new int[width / 2 + 4];
      high = new int[width / 2 + 4];
    }
  }

  /** How many even places there are in a stretch. */
  static int lowCount(int from, int to) {
    return ((to + 1) >> 1) - ((from + 1) >> 1);
  }

  private static void smooth(int[] low, int[] above, int[] below, int[] even, int n) {
    for (int i = 0; i < n; i++) {
      even[i] = low[i] - ((above[i] + below[i] + 2) >> 2);
    }
  }

  private static void detail(int[] high, int[] before, int[] after, int[] out, int at, int n) {
    for (int i = 0; i < n; i++) {
      out[at + i] = high[i] + ((before[i] + after[i]) >> 1);
    }
  }

  /** Transforms one row horizontally (F.3.6). */
  private void row(Area area, int[] lows, int[] highs, int row, int[] out) {
    int odd = area.x0() & 1;
    int width = area.width();
    int lowCount = lowCount(area.x0(), area.x1());
    int highCount = width - lowCount;
    if (lowCount == 0) {
      out[0] = highs[row] >> 1;
      return;
    }
    if (highCount == 0) {
      out[0] = lows[row];
      return;
    }
    int[] e = low;
    int[] h = high;
    // h[1] is the first high-pass sample, mirrored on both sides; so is e[1] of the low-pass ones.
    System.arraycopy(highs, row * highCount, h, 1, highCount);
    h[0] = h[1];
    h[highCount + 1] = h[highCount];
    int from = row * lowCount;
    if (odd == 0) {
      for (int i = 0; i < lowCount; i++) {
        e[i + 1] = lows[from + i] - ((h[i] + h[i + 1] + 2) >> 2);
      }
    } else {
      for (int i = 0; i < lowCount; i++) {
        e[i + 1] = lows[from + i] - ((h[i + 1] + h[i + 2] + 2) >> 2);
      }
    }
    e[0] = e[1];
    e[lowCount + 1] = e[lowCount];
    int pairs = width >> 1;
    if (odd == 0) {
      for (int i = 0; i < pairs; i++) {
        out[2 * i] = e[i + 1];
        out[2 * i + 1] = h[i + 1] + ((e[i + 1] + e[i + 2]) >> 1);
      }
      if ((width & 1) != 0) {
        out[width - 1] = e[lowCount];
      }
    } else {
      for (int i = 0; i < pairs; i++) {
        out[2 * i] = h[i + 1] + ((e[i] + e[i + 1]) >> 1);
        out[2 * i + 1] = e[i + 1];
      }
      if ((width & 1) != 0) {
        out[width - 1] = h[highCount] + ((e[highCount - 1] + e[highCount]) >> 1);
      }
    }
  }
}
