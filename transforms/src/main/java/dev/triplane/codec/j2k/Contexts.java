package dev.triplane.codec.j2k;

import java.util.Arrays;

/** Which context each symbol of a code-block is coded in (annex D), by what surrounds it. */
final class Contexts {
  /** Of magnitude refinement: the first of 3 (table D.4). */
  static final int REFINEMENT = 14;

  /** Of four samples that are all still zero (D.3.4). */
  static final int RUN = 17;

  /** Of symbols of equal probability. */
  static final int UNIFORM = 18;

  /** How many there are. */
  static final int COUNT = 19;

  private static final int FIRST_SIGN = 9;

  /**
   * Zero coding (table D.1) for bands LL and LH, HL, HH, by significance of the 3 x 3
   * neighbourhood: bit 0 top left, bit 8 bottom right, bit 4 the sample itself, which is 0.
   */
  private static final byte[][] ZERO = new byte[3][512];

  /**
   * Sign coding (tables D.2 and D.3), by significance in the even bits and signs in the odd ones of
   * the neighbours: above, left, right, below, from bit 0 on. Bit 7 of a value says that the symbol
   * is the sign's complement.
   */
  static final int[] SIGN = new int[256];

  static {
    for (int around = 0; around < 512; around++) {
      int horizontal = bit(around, 3) + bit(around, 5);
      int vertical = bit(around, 1) + bit(around, 7);
      int diagonal = bit(around, 0) + bit(around, 2) + bit(around, 6) + bit(around, 8);
      ZERO[0][around] = (byte) oneDirection(horizontal, vertical, diagonal);
      ZERO[1][around] = (byte) oneDirection(vertical, horizontal, diagonal);
      ZERO[2][around] = (byte) diagonal(horizontal + vertical, diagonal);
      if (around < 256) {
        SIGN[around] = sign(around);
      }
    }
  }

  private Contexts() {}

  private static int bit(int value, int index) {
    return value >> index & 1;
  }

  private static int oneDirection(int along, int across, int diagonal) {
    if (along == 2) {
      return 8;
    }
    if (along == 1) {
      return across >= 1 ? 7 : diagonal >= 1 ? 6 : 5;
    }
    return across == 2 ? 4 : across == 1 ? 3 : Math.min(diagonal, 2);
  }

  private static int diagonal(int sides, int diagonal) {
    if (diagonal >= 3) {
      return 8;
    }
    if (diagonal == 2) {
      return sides >= 1 ? 7 : 6;
    }
    return diagonal == 1 ? 3 + Math.min(sides, 2) : Math.min(sides, 2);
  }

  private static int sign(int around) {
    int vertical = contribution(around, 0) + contribution(around, 6);
    int horizontal = contribution(around, 2) + contribution(around, 4);
    int v = Integer.signum(vertical);
    int h = Integer.signum(horizontal);
    if (h < 0 || (h == 0 && v < 0)) {
      return context(-h, -v) | 0x80;
    }
    return context(h, v);
  }

  private static int context(int h, int v) {
    return FIRST_SIGN + (h == 0 ? v : 3 + v);
  }

  private static int contribution(int around, int index) {
    return bit(around, index) * (1 - 2 * bit(around, index + 1));
  }

  /** The table of zero coding of a band. */
  static byte[] zeroCoding(boolean highX, boolean highY) {
    return ZERO[highX ? highY ? 2 : 1 : 0];
  }

  /** Sets all contexts to their first states (table D.7). */
  static void reset(long[] contexts) {
    Arrays.fill(contexts, MqDecoder.entry(0, 0));
    contexts[0] = MqDecoder.entry(4, 0);
    contexts[RUN] = MqDecoder.entry(3, 0);
    contexts[UNIFORM] = MqDecoder.entry(46, 0);
  }
}
