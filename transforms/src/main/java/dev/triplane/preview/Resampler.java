package dev.triplane.preview;

/**
 * Resampling along one axis: the mean over the samples that an output pixel covers where the
 * picture shrinks, linear interpolation between centres where it grows. Edges keep their place: the
 * first and last samples' outer edges are the picture's.
 */
final class Resampler {
  private final int in;
  private final int[] from;
  private final float[][] weights;

  /**
   * @param in samples
   * @param out pixels
   */
  Resampler(int in, int out) {
    this.in = in;
    from = new int[out];
    weights = new float[out][];
    double scale = (double) in / out;
    for (int i = 0; i < out; i++) {
      if (scale > 1) {
        mean(i, scale);
      } else {
        linear(i, scale);
      }
    }
  }

  private void mean(int i, double scale) {
    double start = i * scale;
    double end = Math.min(in, start + scale);
    int first = (int) start;
    int last = Math.min(in - 1, (int) Math.ceil(end) - 1);
    from[i] = first;
    weights[i] = new float[last - first + 1];
    for (int k = first; k <= last; k++) {
      double covered = Math.min(end, k + 1.0) - Math.max(start, k);
      weights[i][k - first] = (float) (covered / (end - start));
    }
  }

  private void linear(int i, double scale) {
    double at = Math.max(0, Math.min(in - 1.0, (i + 0.5) * scale - 0.5));
    int first = Math.min((int) at, Math.max(0, in - 2));
    from[i] = first;
    float part = (float) (at - first);
    weights[i] = in == 1 ? new float[] {1} : new float[] {1 - part, part};
  }

  /** Resamples each row of {@code rows x in} samples: {@code rows x out}. */
  float[] alongRows(float[] source, int rows) {
    int out = from.length;
    if (out == in) {
      return source;
    }
    float[] target = new float[rows * out];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < out; i++) {
        float[] weight = weights[i];
        int at = row * in + from[i];
        float sum = 0;
        for (int k = 0; k < weight.length; k++) {
          sum += weight[k] * source[at + k];
        }
        target[row * out + i] = sum;
      }
    }
    return target;
  }

  /** Resamples each column of {@code in x columns} samples: {@code out x columns}. */
  float[] alongColumns(float[] source, int columns) {
    int out = from.length;
    if (out == in) {
      return source;
    }
    float[] target = new float[out * columns];
    for (int i = 0; i < out; i++) {
      for (int k = 0; k < weights[i].length; k++) {
        float weight = weights[i][k];
        int at = (from[i] + k) * columns;
        for (int column = 0; column < columns; column++) {
          target[i * columns + column] += weight * source[at + column];
        }
      }
    }
    return target;
  }

  /** Takes the part that a sample has in a pixel. */
  interface ShareTaker {
    void take(int pixel, float share);
  }

  /** The pixels that a sample is part of, and how large a part, where the picture shrinks. */
  void forEachTarget(int sample, ShareTaker taker) {
    int pixel = (int) ((long) sample * from.length / in);
    while (pixel < from.length && from[pixel] <= sample) {
      int at = sample - from[pixel];
      if (at < weights[pixel].length && weights[pixel][at] > 0) {
        taker.take(pixel, weights[pixel][at]);
      }
      pixel++;
    }
  }

  /**
   * Adds a line's share to the sums of a line of pixels.
   *
   * @param source the line; null for ones
   * @param known where this is NaN, the line has no sample
   * @param share the line's part in the pixels
   * @param target the sums
   * @param offset of the line of pixels in {@code target}
   */
  void add(float[] source, float[] known, float share, float[] target, int offset) {
    for (int i = 0; i < from.length; i++) {
      float[] weight = weights[i];
      float sum = 0;
      for (int k = 0; k < weight.length; k++) {
        int at = from[i] + k;
        if (!Float.isNaN(known[at])) {
          sum += source == null ? weight[k] : weight[k] * source[at];
        }
      }
      target[offset + i] += share * sum;
    }
  }
}
