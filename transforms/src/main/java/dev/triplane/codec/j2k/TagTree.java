package dev.triplane.codec.j2k;

import java.util.Arrays;

/** Numbers of the code-blocks of a precinct, coded as minima of minima (B.10.2). */
final class TagTree {
  private final int[] widths;
  private final int[] firsts;

  /** What is known of each node: its number is at least this. */
  private final int[] lows;

  private final boolean[] known;

  TagTree(int width, int height) {
    int levels = 1;
    for (int w = width, h = height; w > 1 || h > 1; w = (w + 1) >> 1, h = (h + 1) >> 1) {
      levels++;
    }
    widths = new int[levels];
    firsts = new int[levels];
    int nodes = 0;
    int w = width;
    int h = height;
    for (int level = 0; level < levels; level++) {
      widths[level] = w;
      firsts[level] = nodes;
      nodes += w * h;
      w = (w + 1) >> 1;
      h = (h + 1) >> 1;
    }
    lows = new int[nodes];
    known = new boolean[nodes];
  }

  /** Reads until a leaf's number is known, or known not to be below the limit. */
  boolean isBelow(int limit, int x, int y, HeaderBits in) throws CodestreamException {
    int low = 0;
    int node = 0;
    for (int level = widths.length - 1; level >= 0; level--) {
      node = firsts[level] + (y >> level) * widths[level] + (x >> level);
      low = Math.max(low, lows[node]);
      while (low < limit && !known[node]) {
        if (in.bit() != 0) {
          known[node] = true;
        } else {
          low++;
        }
      }
      lows[node] = low;
    }
    return known[node] && low < limit;
  }

  /** Reads a leaf's number. */
  int value(int x, int y, int most, HeaderBits in) throws CodestreamException {
    if (!isBelow(most + 1, x, y, in)) {
      throw CodestreamException.bad("a JPEG 2000 code-block has too many empty bit-planes");
    }
    return lows[firsts[0] + y * widths[0] + x];
  }

  /** Forgets all numbers. */
  void clear() {
    Arrays.fill(lows, 0);
    Arrays.fill(known, false);
  }
}
