package dev.triplane.codec;

/** The predictors of lossless JPEG (ISO/IEC 10918-1 table H.1), sums modulo 65,536. */
final class LosslessPredictor {
  private LosslessPredictor() {}

  /**
   * Turns a line's differences into samples, from its second pixel on.
   *
   * @param predictor the selection value, 1 to 7
   * @param line the first pixel's samples, then differences
   * @param above the samples of the line above; not read by predictor 1
   * @param n components of a pixel
   */
  static void apply(int predictor, int[] line, int[] above, int n) {
    int length = line.length;
    switch (predictor) {
      case 1 -> {
        for (int i = n; i < length; i++) {
          line[i] = line[i - n] + line[i] & 0xFFFF;
        }
      }
      case 2 -> {
        for (int i = n; i < length; i++) {
          line[i] = above[i] + line[i] & 0xFFFF;
        }
      }
      case 3 -> {
        for (int i = n; i < length; i++) {
          line[i] = above[i - n] + line[i] & 0xFFFF;
        }
      }
      case 4 -> {
        for (int i = n; i < length; i++) {
          line[i] = line[i - n] + above[i] - above[i - n] + line[i] & 0xFFFF;
        }
      }
      case 5 -> {
        for (int i = n; i < length; i++) {
          line[i] = line[i - n] + ((above[i] - above[i - n]) >> 1) + line[i] & 0xFFFF;
        }
      }
      case 6 -> {
        for (int i = n; i < length; i++) {
          line[i] = above[i] + ((line[i - n] - above[i - n]) >> 1) + line[i] & 0xFFFF;
        }
      }
      default -> {
        for (int i = n; i < length; i++) {
          line[i] = ((line[i - n] + above[i]) >> 1) + line[i] & 0xFFFF;
        }
      }
    }
  }
}
