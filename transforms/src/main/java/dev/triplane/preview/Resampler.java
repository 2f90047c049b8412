package dev.triplane.preview;

/**
 * Resampling along one axis: the mean over the samples that an output pixel covers where the
 * picture shrinks, linear interpolation between centres where it grows. Edges keep their place: the
 * first and last samples' outer edges are the picture's.
 */
final class Resampler {
  private final int[] from;
  private final float[][] weights;

  /**
   * @param in samples
   * @param out pixels
   */
  Resampler(int in, int out) {
    from = new int[out];
    weights = new float[out][];
    double scale = (double) in / out;
    for (int i = 0; i < out; i++) {
      if (scale > 1) {
        mean(i, scale, in);
      } else {
        linear(i, scale, in);
      }
    }
  }

  private void mean(int i, double scale, int in) {
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

  private void linear(int i, double scale, int in) {
    double at = Math.max(0, Math.min(in - 1.0, (i + 0.5) * scale - 0.5));
    int first = Math.min((int) at, Math.max(0, in - 2));
    from[i] = first;
    float part = (float) (at - first);
    weights[i] = in == 1 ? new float[] {1} : new float[] {1 - part, part};
  }

  /**
   * Resamples lines of {@code source} that start {@code line} apart, with samples {@code step}
   * apart.
   */
  void apply(
      float[] source, int offset, int step, float[] target, int targetOffset, int targetStep) {
    for (int i = 0; i < from.length; i++) {
      float sum = 0;
      float[] weight = weights[i];
      int at = offset + from[i] * step;
      for (float w : weight) {
        sum += w * source[at];
        at += step;
      }
      target[targetOffset + i * targetStep] = sum;
    }
  }
}
