package dev.triplane.codec.j2k;

/**
 * The adaptive binary arithmetic decoder (annex C).
 *
 * <p>Which symbol comes next is what no processor can predict, so a step has no branch that depends
 * on it: what the flow charts of the standard decide is computed for all cases and selected.
 * Interval A and code C stand at the top of 63 bits, with bits that are yet to come below C. These
 * are added earlier than in the standard; for what an encoder wrote it makes no difference, since a
 * carry that they may bring has its place in the number from which the encoder came.
 */
final class MqDecoder {
  /** Where the interval's lowest bit stands. */
  private static final int UNIT = 47;

  /** The part of an entry of the contexts that is Qe. */
  static final long INTERVAL = -1L << UNIT;

  /** The least interval, 8000 hex. */
  private static final long HALF = 0x8000L << UNIT;

  /** Table C.2: Qe, next state after the more and the less probable symbol, exchange of both. */
  private static final int[][] STATES = {
    {0x5601, 1, 1, 1},
    {0x3401, 2, 6, 0},
    {0x1801, 3, 9, 0},
    {0x0AC1, 4, 12, 0},
    {0x0521, 5, 29, 0},
    {0x0221, 38, 33, 0},
    {0x5601, 7, 6, 1},
    {0x5401, 8, 14, 0},
    {0x4801, 9, 14, 0},
    {0x3801, 10, 14, 0},
    {0x3001, 11, 17, 0},
    {0x2401, 12, 18, 0},
    {0x1C01, 13, 20, 0},
    {0x1601, 29, 21, 0},
    {0x5601, 15, 14, 1},
    {0x5401, 16, 14, 0},
    {0x5101, 17, 15, 0},
    {0x4801, 18, 16, 0},
    {0x3801, 19, 17, 0},
    {0x3401, 20, 18, 0},
    {0x3001, 21, 19, 0},
    {0x2801, 22, 19, 0},
    {0x2401, 23, 20, 0},
    {0x2201, 24, 21, 0},
    {0x1C01, 25, 22, 0},
    {0x1801, 26, 23, 0},
    {0x1601, 27, 24, 0},
    {0x1401, 28, 25, 0},
    {0x1201, 29, 26, 0},
    {0x1101, 30, 27, 0},
    {0x0AC1, 31, 28, 0},
    {0x09C1, 32, 29, 0},
    {0x08A1, 33, 30, 0},
    {0x0521, 34, 31, 0},
    {0x0441, 35, 32, 0},
    {0x02A1, 36, 33, 0},
    {0x0221, 37, 34, 0},
    {0x0141, 38, 35, 0},
    {0x0111, 39, 36, 0},
    {0x0085, 40, 37, 0},
    {0x0049, 41, 38, 0},
    {0x0025, 42, 39, 0},
    {0x0015, 43, 40, 0},
    {0x0009, 44, 41, 0},
    {0x0005, 45, 42, 0},
    {0x0001, 45, 43, 0},
    {0x5601, 46, 46, 0},
  };

  /**
   * The entry that follows one: by its low byte, after the less probable symbol by 256 more, and by
   * 512 more where the interval was not renormalized, so that it stays.
   */
  private static final long[] NEXT = new long[1024];

  static {
    for (int state = 0; state < STATES.length; state++) {
      for (int symbol = 0; symbol < 2; symbol++) {
        int[] row = STATES[state];
        int at = 2 * state + symbol;
        NEXT[at] = entry(row[1], symbol);
        NEXT[at + 256] = entry(row[2], symbol ^ row[3]);
        NEXT[at + 512] = entry(state, symbol);
      }
    }
  }

  /** An entry a context: Qe at the top, state in bits 1 to 7, the more probable symbol in 0. */
  private final long[] contexts;

  private byte[] bytes;
  private int at;
  private int end;
  private int last;
  long interval;

  /**
   * C, the bits that are to come, and behind these a single 1 that says where they end. They are
   * too few for one more step once it has left the low 32 bits: then {@link #fill} is to be called.
   */
  long code;

  MqDecoder(long[] contexts) {
    this.contexts = contexts;
  }

  /** The entry of a state whose more probable symbol is given. */
  static long entry(int state, int symbol) {
    return ((long) STATES[state][0] << UNIT) | (state << 1) | symbol;
  }

  /** Begins with a codeword segment (C.3.5). Contexts stay as they are. */
  void start(byte[] from, int position, int limit) {
    bytes = from;
    at = position;
    end = limit;
    last = 0;
    code = 0;
    take(-15); // C has 16 bits, the first of which is 0
    interval = HALF;
  }

  /**
   * The entry that follows one.
   *
   * @param more the interval less Qe
   * @param lower all ones where the code is in the lower part, else 0
   * @param exchanged all ones after the less probable symbol, else 0
   */
  static long next(long entry, long more, long lower, long exchanged) {
    long kept = (more >>> (UNIT + 15 - 9)) & ~lower & 0x200;
    return NEXT[(int) ((entry & 0xFF) | (exchanged & 0x100) | kept)];
  }

  /** The next symbol of a context (C.3.2). {@link CodingPasses} has two copies of it. */
  int decode(int context) {
    long entry = contexts[context];
    long less = entry & INTERVAL;
    long more = interval - less;
    long rest = code - less;
    long lower = rest >> 63;
    long smaller = (more - less) >> 63;
    long a = more ^ ((more ^ less) & lower);
    long c = rest + (less & lower);
    long exchanged = lower ^ smaller;
    int shift = Long.numberOfLeadingZeros(a) - 1;
    contexts[context] = next(entry, more, lower, exchanged);
    interval = a << shift;
    code = c << shift;
    if ((int) code == 0) {
      fill();
    }
    return (int) (entry ^ exchanged) & 1;
  }

  /**
   * The next symbol of a context, sooner where it is the more probable one and leaves the interval
   * as it is: for contexts where that is so most often.
   */
  int decodeLikely(int context) {
    long entry = contexts[context];
    long less = entry & INTERVAL;
    long more = interval - less;
    long rest = code - less;
    if ((rest | (more - HALF)) < 0) {
      return decode(context);
    }
    interval = more;
    code = rest;
    return (int) entry & 1;
  }

  /** Takes bytes (C.3.4); ones behind the end of the segment. */
  void fill() {
    int ahead = UNIT - 1 - Long.numberOfTrailingZeros(code);
    code &= code - 1;
    take(ahead);
  }

  /** Takes bytes where so many bits are ahead. */
  private void take(int from) {
    int ahead = from;
    while (ahead <= UNIT - 9) {
      int next = at < end ? bytes[at] & 0xFF : 0xFF;
      if (last != 0xFF) {
        ahead += 8;
        last = next;
        at++;
      } else if (next > 0x8F) {
        ahead += 8;
        next = 0xFF;
      } else {
        ahead += 7;
        last = next;
        at++;
      }
      code += (long) next << (UNIT - ahead);
    }
    code |= 1L << (UNIT - 1 - ahead);
  }
}
