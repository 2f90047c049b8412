package dev.triplane.codec.j2k;

import java.util.Arrays;

/**
 * The inverse 9/7 wavelet (F.3). Rows pass through the four lifting steps one behind the other, so
 * that a row is done while it is in the cache.
 */
final class IrreversibleWavelet implements Wavelet<float[]> {
  private static final float ALPHA = (float) -1.586134342059924;
  private static final float BETA = (float) -0.052980118572961;
  private static final float GAMMA = (float) 0.882911075530934;
  private static final float DELTA = (float) 0.443506852043971;
  private static final float K = (float) 1.230174104914001;

  /** Rows that are on their way, by their number modulo this. */
  private static final int RING = 4;

  private float[][] lows = new float[0][];
  private float[][] highs = new float[0][];
  private float[] low = new float[0];
  private float[] high = new float[0];

  @Override
  public float[] room(float[] array, int count) {
    return array == null || array.length < count ? new float[count] : array;
  }

  @Override
  public void clear(float[] array, int count) {
    Arrays.fill(array, 0, count, 0);
  }

  @Override
  public void copy(BlockDecoder from, float[] target, int offset, int stride, float step) {
    from.copyTo(target, offset, stride, step);
  }

  @Override
  public void combine(Area area, float[] ll, float[] hl, float[] lh, float[] hh, float[] out) {
    int width = area.width();
    int lowRows = ReversibleWavelet.lowCount(area.y0(), area.y1());
    int highRows = area.height() - lowRows;
    makeRoom(width);
    if (area.height() == 1) {
      boolean even = highRows == 0;
      row(area, even ? ll : lh, even ? hl : hh, 0, lows[0]);
      for (int x = 0; x < width; x++) {
        out[x] = even ? lows[0][x] : lows[0][x] / 2;
      }
      return;
    }
    int odd = area.y0() & 1;
    if (odd == 1) {
      highRow(area, lh, hh, 0);
    }
    // Low row n has the high ones n - 1 + odd and n + odd beside it, and each step needs the last.
    for (int n = 0; n < Math.max(lowRows, highRows) + 3; n++) {
      if (n + odd < highRows) {
        highRow(area, lh, hh, n + odd);
      }
      if (n < lowRows) {
        float[] line = lows[n % RING];
        row(area, ll, hl, n, line);
        scale(line, K, width);
        lift(line, at(highs, n - 1 + odd, highRows), at(highs, n + odd, highRows), DELTA, width);
      }
      int d = n - 1 + odd;
      if (d >= 0 && d < highRows) {
        float[] line = highs[d % RING];
        lift(line, at(lows, d - odd, lowRows), at(lows, d + 1 - odd, lowRows), GAMMA, width);
      }
      int s = n - 1;
      if (s >= 0 && s < lowRows) {
        float[] line = lows[s % RING];
        lift(line, at(highs, s - 1 + odd, highRows), at(highs, s + odd, highRows), BETA, width);
        System.arraycopy(line, 0, out, (2 * s + odd) * width, width);
      }
      d = n - 2 + odd;
      if (d >= 0 && d < highRows) {
        float[] line = highs[d % RING];
        lift(line, at(lows, d - odd, lowRows), at(lows, d + 1 - odd, lowRows), ALPHA, width);
        System.arraycopy(line, 0, out, (2 * d + 1 - odd) * width, width);
      }
    }
  }

  private void highRow(Area area, float[] lh, float[] hh, int index) {
    float[] line = highs[index % RING];
    row(area, lh, hh, index, line);
    scale(line, 1 / K, area.width());
  }

  private void makeRoom(int width) {
    if (lows.length == 0 || lows[0].length < width) {
      lows = new float[RING][width];
      highs = new float[RING][width];
      low = new float[width / 2 + 4];
      high = new float[width / 2 + 4];
    }
  }

  /** A row, mirrored at the first and the last. */
  private static float[] at(float[][] rows, int index, int count) {
    return rows[Math.max(0, Math.min(index, count - 1)) % RING];
  }

  private static void scale(float[] line, float by, int n) {
    for (int i = 0; i < n; i++) {
      line[i] *= by;
    }
  }

  private static void lift(float[] line, float[] above, float[] below, float by, int n) {
    for (int i = 0; i < n; i++) {
      line[i] -= by * (above[i] + below[i]);
    }
  }

  /** Transforms one row horizontally (F.3.8.2). */
  private void row(Area area, float[] lowBand, float[] highBand, int row, float[] out) {
    int odd = area.x0() & 1;
    int width = area.width();
    int lowCount = ReversibleWavelet.lowCount(area.x0(), area.x1());
    int highCount = width - lowCount;
    if (width == 1) {
      out[0] = lowCount == 1 ? lowBand[row] : highBand[row] / 2;
      return;
    }
    // s[1] and d[1] are the first samples; both are mirrored on both sides.
    float[] s = low;
    float[] d = high;
    int from = row * lowCount;
    for (int i = 0; i < lowCount; i++) {
      s[i + 1] = lowBand[from + i] * K;
    }
    from = row * highCount;
    for (int i = 0; i < highCount; i++) {
      d[i + 1] = highBand[from + i] * (1 / K);
    }
    mirror(d, highCount);
    step(s, d, lowCount, odd, DELTA);
    mirror(s, lowCount);
    step(d, s, highCount, 1 - odd, GAMMA);
    mirror(d, highCount);
    step(s, d, lowCount, odd, BETA);
    mirror(s, lowCount);
    step(d, s, highCount, 1 - odd, ALPHA);
    for (int i = 0; i < lowCount; i++) {
      out[2 * i + odd] = s[i + 1];
    }
    for (int i = 0; i < highCount; i++) {
      out[2 * i + 1 - odd] = d[i + 1];
    }
  }

  private static void mirror(float[] line, int count) {
    line[0] = line[1];
    line[count + 1] = line[count];
  }

  private static void step(float[] line, float[] beside, int count, int offset, float by) {
    for (int i = 0; i < count; i++) {
      line[i + 1] -= by * (beside[i + offset] + beside[i + offset + 1]);
    }
  }
}
