package dev.triplane.codec;

import dev.triplane.failure.Reason;

/**
 * The numbers that a JPEG-LS scan is coded with (ISO/IEC 14495-1 C.2.4.1.1, A.2.1).
 *
 * @param maxValue MAXVAL, the largest sample
 * @param near NEAR: how far a sample may be from the original; 0 lossless
 * @param t1 the first threshold of gradients
 * @param t2 the second
 * @param t3 the third
 * @param reset RESET: after so many samples a context's counts are halved
 */
record JpegLsParameters(int maxValue, int near, int t1, int t2, int t3, int reset) {

  /** Those that a preset segment gives, 0 standing for the default of each. */
  static JpegLsParameters of(int[] preset, int precision, int near) throws DecodeException {
    int maxValue = preset[0] == 0 ? (1 << precision) - 1 : preset[0];
    if (maxValue >= 1 << precision || near > Math.min(255, maxValue / 2)) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "JPEG-LS parameters out of their range");
    }
    int d1;
    int d2;
    int d3;
    if (maxValue >= 128) {
      int factor = (Math.min(maxValue, 4095) + 128) / 256;
      d1 = clamp(factor + 2 + 3 * near, near + 1, maxValue);
      d2 = clamp(factor * 4 + 3 + 5 * near, d1, maxValue);
      d3 = clamp(factor * 17 + 4 + 7 * near, d2, maxValue);
    } else {
      int factor = 256 / (maxValue + 1);
      d1 = clamp(Math.max(2, 3 / factor + 3 * near), near + 1, maxValue);
      d2 = clamp(Math.max(3, 7 / factor + 5 * near), d1, maxValue);
      d3 = clamp(Math.max(4, 21 / factor + 7 * near), d2, maxValue);
    }
    int t1 = preset[1] == 0 ? d1 : preset[1];
    int t2 = preset[2] == 0 ? d2 : preset[2];
    int t3 = preset[3] == 0 ? d3 : preset[3];
    int reset = preset[4] == 0 ? 64 : preset[4];
    if (t1 < near + 1 || t2 < t1 || t3 < t2 || t3 > maxValue || reset < 3) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "JPEG-LS parameters out of their range");
    }
    return new JpegLsParameters(maxValue, near, t1, t2, t3, reset);
  }

  private static int clamp(int value, int low, int high) {
    return value > high || value < low ? low : value;
  }

  /** RANGE: how many different errors there are. */
  int range() {
    return (maxValue + 2 * near) / (2 * near + 1) + 1;
  }

  /** qbpp: bits of an error. */
  int quantizedBits() {
    return bitsFor(range());
  }

  /** LIMIT: the longest code of an error. */
  int limit() {
    int bits = Math.max(2, bitsFor(maxValue + 1));
    return 2 * (bits + Math.max(8, bits));
  }

  private static int bitsFor(int values) {
    return 32 - Integer.numberOfLeadingZeros(values - 1);
  }

  /** The region of every gradient from -maxValue to maxValue (A.3.3), by gradient + maxValue. */
  byte[] regions() {
    byte[] regions = new byte[2 * maxValue + 1];
    for (int d = -maxValue; d <= maxValue; d++) {
      int size = Math.abs(d);
      int region = size <= near ? 0 : size < t1 ? 1 : size < t2 ? 2 : size < t3 ? 3 : 4;
      regions[d + maxValue] = (byte) (d < 0 ? -region : region);
    }
    return regions;
  }
}
