package dev.triplane.codec.j2k;

import java.util.Arrays;

/**
 * The coding passes of a code-block (annex D.3).
 *
 * <p>A code-block is worked on in stripes of four rows, and a stripe in groups of 16 columns: 64
 * samples in the order in which they are coded, so that a set of them is a {@code long}, and a pass
 * goes from one bit of a set to the next. What a context depends on is kept for the four samples of
 * a column together, in an {@code int}:
 *
 * <pre>
 * bits 0 to 17   significance of 3 columns x 6 rows, row by row; the four samples are bits 4, 7,
 *                10 and 13
 * bit 18         sign of the sample above the four
 * bits 19, 22, 25, 28   signs of the four
 * bit 31         sign of the sample below the four
 * </pre>
 *
 * so that what surrounds a sample stands where it stands for the sample above, moved up by 3 bits.
 *
 * <p>Two passes have the step of {@link MqDecoder#decode} within them: with the decoder's state in
 * local variables they take a fifth less time.
 *
 * <p>A coefficient is a sign in bit 31 and a magnitude with one binary place, always in the middle
 * of what it may yet be.
 */
final class CodingPasses {
  /** The kinds of passes, in their order. */
  static final int PROPAGATION = 0;

  static final int REFINEMENT = 1;
  static final int CLEANUP = 2;

  private static final long TOP_ROW = 0x1111111111111111L;
  private static final long BOTTOM_ROW = TOP_ROW << 3;
  private static final int AROUND = 0x1EF;
  private static final int OWN = 4;
  private static final int SIGN = 19;

  /**
   * The samples behind one that see it, from its own place on: a byte by its row. Three in the next
   * column and the one below, as far as the stripe has them.
   */
  private static final int BEHIND = 0x183A3A32;

  private final long[] contexts = new long[Contexts.COUNT];
  private final MqDecoder coder = new MqDecoder(contexts);
  private final RawBits raw = new RawBits();
  private int[] words = new int[0];
  private long[] present = new long[0];
  private long[] significant = new long[0];
  private long[] coded = new long[0];
  private long[] refined = new long[0];
  private int[] samples = new int[0];
  private byte[] zeroCoding;
  private boolean causal;
  private int width;
  private int height;
  private int stripes;

  /** Groups of a stripe. */
  private int groups;

  /** Of a sample that becomes significant in this pass. */
  private int magnitude;

  /** From a group to that below; there is an empty one on each side. */
  private int groupStride;

  /** From a column's word to that below; there is an empty one on each side. */
  private int wordStride;

  /** Begins with a code-block whose coefficients are all zero. */
  void begin(CodeBlock block, Band band, CodingStyle style) {
    width = block.width;
    height = block.height;
    stripes = (height + 3) >> 2;
    groups = (width + 15) >> 4;
    groupStride = groups + 2;
    wordStride = 16 * groups + 2;
    causal = style.has(CodingStyle.CAUSAL);
    zeroCoding = Contexts.zeroCoding(band.highX(), band.highY());
    int wordCount = wordStride * (stripes + 2);
    int groupCount = groupStride * (stripes + 2);
    int count = 4 * wordCount;
    if (words.length < wordCount) {
      words = new int[wordCount];
    }
    if (present.length < groupCount) {
      present = new long[groupCount];
      significant = new long[groupCount];
      coded = new long[groupCount];
      refined = new long[groupCount];
    }
    if (samples.length < count) {
      samples = new int[count];
    }
    Arrays.fill(words, 0, wordCount, 0);
    Arrays.fill(significant, 0, groupCount, 0);
    Arrays.fill(coded, 0, groupCount, 0);
    Arrays.fill(refined, 0, groupCount, 0);
    Arrays.fill(samples, 0, count, 0);
    long lastColumns = -1L >>> (4 * (-width & 15));
    for (int stripe = 0; stripe < stripes; stripe++) {
      int rows = Math.min(4, height - 4 * stripe);
      int group = group(stripe);
      Arrays.fill(present, group, group + groups, TOP_ROW * ((1 << rows) - 1));
      present[group + groups - 1] &= lastColumns;
    }
    resetContexts();
  }

  /** The first group of a stripe. */
  private int group(int stripe) {
    return (stripe + 1) * groupStride + 1;
  }

  /** The word of the first column of a stripe. */
  private int word(int stripe) {
    return (stripe + 1) * wordStride + 1;
  }

  /** Goes on with a codeword segment; contexts stay as they are. */
  void start(byte[] bytes, int from, int to, boolean bypassing) {
    if (bypassing) {
      raw.start(bytes, from, to);
    } else {
      coder.start(bytes, from, to);
    }
  }

  void resetContexts() {
    Contexts.reset(contexts);
  }

  /**
   * Does a coding pass.
   *
   * @param kind {@link #PROPAGATION}, {@link #REFINEMENT} or {@link #CLEANUP}
   * @param place of the bit-plane in a coefficient, the binary place not counted
   * @param bypassing the pass bypasses the arithmetic decoder
   */
  void pass(int kind, int place, boolean bypassing) {
    magnitude = 3 << place;
    for (int stripe = 0; stripe < stripes; stripe++) {
      switch (kind) {
        case PROPAGATION -> {
          if (bypassing) {
            propagateRaw(stripe);
          } else {
            propagate(stripe);
          }
        }
        case REFINEMENT -> {
          if (bypassing) {
            refineRaw(stripe, place);
          } else {
            refine(stripe, place);
          }
        }
        default -> cleanUp(stripe);
      }
    }
  }

  /** Four symbols of equal probability. */
  int fourBits() {
    int bits = 0;
    for (int i = 0; i < 4; i++) {
      bits = (bits << 1) | coder.decode(Contexts.UNIFORM);
    }
    return bits;
  }

  /** The coefficients, and zeros between them. */
  int[] coefficients() {
    return samples;
  }

  /** The samples of a group that have a significant one among the eight around them. */
  private long besideSignificant(int group) {
    long own = beside(group);
    long here = significant[group] | own;
    int above = group - groupStride;
    int below = group + groupStride;
    long seen = own | ((here << 1) & ~TOP_ROW) | ((here >>> 1) & ~BOTTOM_ROW);
    seen |= ((significant[above] | beside(above)) >>> 3) & TOP_ROW;
    if (!causal) {
      seen |= ((significant[below] | beside(below)) << 3) & BOTTOM_ROW;
    }
    return seen;
  }

  /** The samples of a group that have a significant one on the left or the right. */
  private long beside(int group) {
    long own = significant[group];
    return (own << 4)
        | (own >>> 4)
        | (significant[group - 1] >>> 60)
        | (significant[group + 1] << 60);
  }

  /** The significance propagation pass (D.3.1). */
  private void propagate(int stripe) {
    MqDecoder mq = coder;
    long[] entries = contexts;
    byte[] zero = zeroCoding;
    int[] around = words;
    long interval = mq.interval;
    long code = mq.code;
    int word = word(stripe);
    int end = group(stripe) + groups;
    for (int group = group(stripe); group < end; group++, word += 16) {
      long left = besideSignificant(group) & present[group] & ~significant[group];
      coded[group] = left;
      while (left != 0) {
        int at = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        int context = zero[(around[word + (at >> 2)] >>> (3 * (at & 3))) & AROUND];
        long entry = entries[context];
        long less = entry & MqDecoder.INTERVAL;
        long more = interval - less;
        code -= less;
        long lower = code >> 63;
        code += less & lower;
        interval = more ^ ((more ^ less) & lower);
        long exchanged = lower ^ ((more - less) >> 63);
        int shift = Long.numberOfLeadingZeros(interval) - 1;
        entries[context] = MqDecoder.next(entry, more, lower, exchanged);
        interval <<= shift;
        code <<= shift;
        if ((int) code == 0) {
          mq.code = code;
          mq.fill();
          code = mq.code;
        }
        if (((int) (entry ^ exchanged) & 1) != 0) {
          mq.interval = interval;
          mq.code = code;
          sign(word, at);
          left |= seeBehind(group, at);
          interval = mq.interval;
          code = mq.code;
        }
      }
    }
    mq.interval = interval;
    mq.code = code;
  }

  /** A sample became significant: those behind it that are to be coded now. */
  private long seeBehind(int group, int at) {
    significant[group] |= 1L << at;
    long behind =
        ((long) ((BEHIND >>> (8 * (at & 3))) & 0xFF) << at) & present[group] & ~significant[group];
    coded[group] |= behind;
    return behind;
  }

  /** The magnitude refinement pass (D.3.3). */
  private void refine(int stripe, int place) {
    MqDecoder mq = coder;
    long[] entries = contexts;
    int[] coefficients = samples;
    long interval = mq.interval;
    long code = mq.code;
    int word = word(stripe);
    int end = group(stripe) + groups;
    for (int group = group(stripe); group < end; group++, word += 16) {
      long left = significant[group] & ~coded[group];
      if (left == 0) {
        continue;
      }
      long again = refined[group];
      long beside = (left & ~again) == 0 ? 0 : besideSignificant(group) & ~again;
      refined[group] = again | left;
      do {
        int at = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        int context =
            Contexts.REFINEMENT + (((int) (again >>> at) & 1) << 1 | ((int) (beside >>> at) & 1));
        long entry = entries[context];
        long less = entry & MqDecoder.INTERVAL;
        long more = interval - less;
        code -= less;
        long lower = code >> 63;
        code += less & lower;
        interval = more ^ ((more ^ less) & lower);
        long exchanged = lower ^ ((more - less) >> 63);
        int shift = Long.numberOfLeadingZeros(interval) - 1;
        entries[context] = MqDecoder.next(entry, more, lower, exchanged);
        interval <<= shift;
        code <<= shift;
        if ((int) code == 0) {
          mq.code = code;
          mq.fill();
          code = mq.code;
        }
        int bit = (int) (entry ^ exchanged) & 1;
        coefficients[4 * word + at] += ((bit << 1) - 1) << place;
      } while (left != 0);
    }
    mq.interval = interval;
    mq.code = code;
  }

  /** The cleanup pass (D.3.4). */
  private void cleanUp(int stripe) {
    MqDecoder mq = coder;
    byte[] zero = zeroCoding;
    int[] around = words;
    boolean whole = height - 4 * stripe >= 4;
    int word = word(stripe);
    int end = group(stripe) + groups;
    for (int group = group(stripe); group < end; group++, word += 16) {
      long left = present[group] & ~significant[group] & ~coded[group];
      coded[group] = 0;
      while (left != 0) {
        int at = Long.numberOfTrailingZeros(left);
        int f = around[word + (at >> 2)];
        if (f == 0 && (at & 3) == 0 && whole) {
          // Four samples with nothing around them: most often all of them are still zero.
          if (mq.decodeLikely(Contexts.RUN) == 0) {
            left &= -1L << (at + 3) << 1;
            continue;
          }
          at += mq.decode(Contexts.UNIFORM) << 1;
          at += mq.decode(Contexts.UNIFORM);
        } else if (mq.decodeLikely(zero[(f >>> (3 * (at & 3))) & AROUND]) == 0) {
          left &= left - 1;
          continue;
        }
        left &= -1L << at << 1;
        significant[group] |= 1L << at;
        sign(word, at);
      }
    }
  }

  /**
   * Decodes the sign of a sample that became significant (D.3.2).
   *
   * @param first the word of the first column of its group
   * @param at its place in the group
   */
  private void sign(int first, int at) {
    int word = first + (at >> 2);
    int up = 3 * (at & 3);
    int f = words[word];
    int above = up == 0 ? f >>> (SIGN - 1) : f >>> (up + SIGN - 3);
    int around =
        ((f >>> (up + 1)) & 0x55)
            | ((above & 1) << 1)
            | (((words[word - 1] >>> (SIGN + up)) & 1) << 3)
            | (((words[word + 1] >>> (SIGN + up)) & 1) << 5)
            | (((f >>> (SIGN + 3 + up)) & 1) << 7);
    int rule = Contexts.SIGN[around];
    becomeSignificant(word, at & 3, coder.decode(rule & 0x1F) ^ (rule >> 7));
  }

  private void becomeSignificant(int word, int row, int sign) {
    int[] around = words;
    int up = 3 * row;
    samples[4 * word + row] = magnitude | (sign << 31);
    around[word - 1] |= 1 << (up + OWN + 1);
    around[word] |= (1 << (up + OWN)) | (sign << (SIGN + up));
    around[word + 1] |= 1 << (up + OWN - 1);
    if (row == 0 && !causal) {
      int above = word - wordStride;
      around[above - 1] |= 1 << 17;
      around[above] |= (1 << 16) | (sign << 31);
      around[above + 1] |= 1 << 15;
    } else if (row == 3) {
      int below = word + wordStride;
      around[below - 1] |= 1 << 2;
      around[below] |= (1 << 1) | (sign << (SIGN - 1));
      around[below + 1] |= 1;
    }
  }

  private void propagateRaw(int stripe) {
    int word = word(stripe);
    int end = group(stripe) + groups;
    for (int group = group(stripe); group < end; group++, word += 16) {
      long left = besideSignificant(group) & present[group] & ~significant[group];
      coded[group] = left;
      while (left != 0) {
        int at = Long.numberOfTrailingZeros(left);
        left &= left - 1;
        if (raw.bit() != 0) {
          becomeSignificant(word + (at >> 2), at & 3, raw.bit());
          left |= seeBehind(group, at);
        }
      }
    }
  }

  private void refineRaw(int stripe, int place) {
    int word = word(stripe);
    int end = group(stripe) + groups;
    for (int group = group(stripe); group < end; group++, word += 16) {
      long left = significant[group] & ~coded[group];
      refined[group] |= left;
      for (; left != 0; left &= left - 1) {
        int at = 4 * word + Long.numberOfTrailingZeros(left);
        samples[at] += (raw.bit() << (place + 1)) - (1 << place);
      }
    }
  }

  /** Copies the coefficients as whole numbers. */
  void copyTo(int[] target, int offset, int stride) {
    for (int y = 0; y < height; y++) {
      int from = 4 * word(y >> 2) + (y & 3);
      int to = offset + y * stride;
      for (int x = 0; x < width; x++, from += 4) {
        int value = samples[from];
        int sign = value >> 31;
        target[to + x] = (((value & Integer.MAX_VALUE) >> 1) ^ sign) - sign;
      }
    }
  }

  /** Copies the coefficients, each times its step (E-6). */
  void copyTo(float[] target, int offset, int stride, float step) {
    float half = step / 2;
    for (int y = 0; y < height; y++) {
      int from = 4 * word(y >> 2) + (y & 3);
      int to = offset + y * stride;
      for (int x = 0; x < width; x++, from += 4) {
        int value = samples[from];
        int magnitude = value & Integer.MAX_VALUE;
        target[to + x] = (value < 0 ? -magnitude : magnitude) * half;
      }
    }
  }
}
