package dev.triplane.codec;

import dev.triplane.failure.Reason;
import java.util.Arrays;

/** The model of one JPEG-LS scan: contexts and the decoding of lines (ISO/IEC 14495-1 annex A). */
final class JpegLsScan {
  private static final int CONTEXTS = 365;

  /** J: the order of run lengths by run index (A.2.1). */
  private static final int[] RUN_ORDER = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13,
    14, 15
  };

  private final JpegLsBits bits;
  private final int maxValue;
  private final int near;
  private final int step;
  private final int modulus;
  private final int quantizedBits;
  private final int limit;
  private final int reset;
  private final byte[] regions;

  // A, B, C and N of the regular contexts, then A and N of the two of run interruption.
  private final int[] a = new int[CONTEXTS + 2];
  private final int[] b = new int[CONTEXTS];
  private final int[] c = new int[CONTEXTS];
  private final int[] n = new int[CONTEXTS + 2];
  private final int[] negative = new int[2];
  private int runIndex;

  JpegLsScan(JpegLsBits bits, JpegLsParameters parameters, byte[] regions) {
    this.bits = bits;
    this.maxValue = parameters.maxValue();
    this.near = parameters.near();
    this.step = 2 * near + 1;
    this.modulus = parameters.range() * step;
    this.quantizedBits = parameters.quantizedBits();
    this.limit = parameters.limit();
    this.reset = parameters.reset();
    this.regions = regions;
    Arrays.fill(a, Math.max(2, (parameters.range() + 32) / 64));
    Arrays.fill(n, 1);
  }

  /** The run index goes on from line to line, one for each component. */
  int runIndex() {
    return runIndex;
  }

  void setRunIndex(int index) {
    runIndex = index;
  }

  /**
   * Decodes a line of one component.
   *
   * @param line receives the samples at 1 to width; its index 0 is set here
   * @param above the line above, with index 0 as that line's left edge and width + 1 free
   */
  void line(int[] line, int[] above, int width) throws DecodeException {
    line[0] = above[1];
    above[width + 1] = above[width];
    int rb = above[0];
    int rd = above[1];
    int x = 1;
    while (x <= width) {
      int ra = line[x - 1];
      int rc = rb;
      rb = rd;
      rd = above[x + 1];
      int context =
          (regions[rd - rb + maxValue] * 9 + regions[rb - rc + maxValue]) * 9
              + regions[rc - ra + maxValue];
      if (context != 0) {
        line[x] = regular(context, median(ra, rb, rc));
        x++;
      } else {
        int run = runLength(width + 1 - x);
        Arrays.fill(line, x, x + run, ra);
        x += run;
        if (x <= width) {
          line[x] = interrupted(ra, above[x]);
          endRun();
          x++;
        }
        rb = above[x - 1];
        rd = x <= width ? above[x] : 0;
      }
    }
  }

  /**
   * Decodes a line whose components alternate by sample: a run is one of all components (A.7.1 with
   * B.3).
   */
  void lineBySample(int[][] line, int[][] above, int width) throws DecodeException {
    int components = line.length;
    int[] context = new int[components];
    for (int i = 0; i < components; i++) {
      line[i][0] = above[i][1];
      above[i][width + 1] = above[i][width];
    }
    int x = 1;
    while (x <= width) {
      boolean flat = true;
      for (int i = 0; i < components; i++) {
        int rb = above[i][x];
        int rc = above[i][x - 1];
        context[i] =
            (regions[above[i][x + 1] - rb + maxValue] * 9 + regions[rb - rc + maxValue]) * 9
                + regions[rc - line[i][x - 1] + maxValue];
        flat &= context[i] == 0;
      }
      if (flat) {
        int run = runLength(width + 1 - x);
        for (int i = 0; i < components; i++) {
          Arrays.fill(line[i], x, x + run, line[i][x - 1]);
        }
        x += run;
        if (x <= width) {
          for (int i = 0; i < components; i++) {
            int rb = above[i][x];
            line[i][x] = beside(line[i][x - 1], rb);
          }
          endRun();
          x++;
        }
      } else {
        for (int i = 0; i < components; i++) {
          int predicted = median(line[i][x - 1], above[i][x], above[i][x - 1]);
          line[i][x] = regular(context[i], predicted);
        }
        x++;
      }
    }
  }

  private static int median(int ra, int rb, int rc) {
    int low = Math.min(ra, rb);
    int high = Math.max(ra, rb);
    return rc >= high ? low : rc <= low ? high : ra + rb - rc;
  }

  /** A.4 to A.6: one sample by its context. */
  private int regular(int signedContext, int predicted) throws DecodeException {
    boolean flip = signedContext < 0;
    int q = flip ? -signedContext : signedContext;
    int count = n[q];
    int k = 0;
    while (count << k < a[q] && k < 24) {
      k++;
    }
    int px = flip ? predicted - c[q] : predicted + c[q];
    px = px < 0 ? 0 : Math.min(px, maxValue);
    int mapped = bits.golomb(k, limit, quantizedBits);
    int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped >> 1) - 1;
    if (k == 0 && near == 0 && 2 * b[q] <= -count) {
      error = -error - 1;
    }
    a[q] += Math.abs(error);
    b[q] += error * step;
    if (count == reset) {
      a[q] >>= 1;
      b[q] >>= 1;
      count >>= 1;
    }
    count++;
    n[q] = count;
    if (b[q] + count <= 0) {
      b[q] = Math.max(b[q] + count, 1 - count);
      c[q] = Math.max(c[q] - 1, -128);
    } else if (b[q] > 0) {
      b[q] = Math.min(b[q] - count, 0);
      c[q] = Math.min(c[q] + 1, 127);
    }
    return reconstruct(px, flip ? -error : error);
  }

  private int reconstruct(int predicted, int error) {
    int value = predicted + error * step;
    if (value < -near) {
      value += modulus;
    } else if (value > maxValue + near) {
      value -= modulus;
    }
    return value < 0 ? 0 : Math.min(value, maxValue);
  }

  /** A.7.1: how many samples repeat, at most what is left of the line. */
  private int runLength(int left) throws DecodeException {
    int run = 0;
    while (bits.bit() == 1) {
      int block = 1 << RUN_ORDER[runIndex];
      if (block > left - run) {
        return left; // cut by the end of the line
      }
      run += block;
      if (runIndex < 31) {
        runIndex++;
      }
      if (run == left) {
        return run;
      }
    }
    run += bits.bits(RUN_ORDER[runIndex]);
    if (run > left) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "a JPEG-LS run is longer than its line");
    }
    return run;
  }

  private void endRun() {
    if (runIndex > 0) {
      runIndex--;
    }
  }

  /** A.7.2: the sample that ends a run. */
  private int interrupted(int ra, int rb) throws DecodeException {
    if (Math.abs(ra - rb) <= near) {
      return reconstruct(ra, interruption(1));
    }
    return beside(ra, rb);
  }

  private int beside(int ra, int rb) throws DecodeException {
    int error = interruption(0);
    return reconstruct(rb, rb < ra ? -error : error);
  }

  private int interruption(int type) throws DecodeException {
    int q = CONTEXTS + type;
    int count = n[q];
    int sum = a[q] + (count >> 1) * type;
    int k = 0;
    while (count << k < sum && k < 24) {
      k++;
    }
    int mapped = bits.golomb(k, limit - RUN_ORDER[runIndex] - 1, quantizedBits);
    int coded = mapped + type;
    boolean odd = (coded & 1) == 1;
    int size = (coded + 1) >> 1;
    boolean mostlyNegative = k != 0 || 2 * negative[type] >= count;
    int error = mostlyNegative == odd ? -size : size;
    if (error < 0) {
      negative[type]++;
    }
    a[q] += (mapped + 1 - type) >> 1;
    if (count == reset) {
      a[q] >>= 1;
      count >>= 1;
      negative[type] >>= 1;
    }
    n[q] = count + 1;
    return error;
  }
}
