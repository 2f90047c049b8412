package dev.triplane.codec.j2k;

/**
 * The adaptive binary arithmetic decoder (annex C).
 *
 * <p>Interval A and code C are kept less by {@link #slack}: how far both may yet sink before the
 * interval must be renormalized (A below 8000 hex) or the symbol is not the plain one (C below the
 * less probable part). So the common step is one subtraction and one comparison, which callers do
 * themselves, with the slack in a local variable:
 *
 * <pre>{@code
 * int entry = contexts[context];
 * slack -= entry & MqDecoder.INTERVAL;
 * if (slack >= 0) {
 *   bit = entry & 1;
 * } else {
 *   bit = mq.exchange(context, slack);
 *   slack = mq.slack;
 * }
 * }</pre>
 */
final class MqDecoder {
  /** The part of an entry of {@link #contexts} that is Qe, moved up by 8 bits. */
  static final int INTERVAL = 0xFFFF00;

  private static final int HALF = 0x8000 << 8;

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

  /** The entry that follows one, by its low byte, after the more probable symbol. */
  private static final int[] AFTER_MORE = new int[256];

  /** After the less probable one. */
  private static final int[] AFTER_LESS = new int[256];

  static {
    for (int state = 0; state < STATES.length; state++) {
      for (int symbol = 0; symbol < 2; symbol++) {
        int[] row = STATES[state];
        AFTER_MORE[2 * state + symbol] = entry(row[1], symbol);
        AFTER_LESS[2 * state + symbol] = entry(row[2], symbol ^ row[3]);
      }
    }
  }

  /** An entry a context: Qe in bits 8 to 23, state in 1 to 7, the more probable symbol in 0. */
  final int[] contexts;

  /** How far A and C may sink. */
  int slack;

  private byte[] bytes;
  private int at;
  private int end;
  private int last;
  private int interval;
  private int code;
  private int bits;

  MqDecoder(int contexts) {
    this.contexts = new int[contexts];
  }

  /** The entry of a state whose more probable symbol is given. */
  static int entry(int state, int symbol) {
    return STATES[state][0] << 8 | state << 1 | symbol;
  }

  /** Begins with a codeword segment (C.3.5). Contexts stay as they are. */
  void start(byte[] from, int position, int limit) {
    bytes = from;
    at = position;
    end = limit;
    last = at < end ? bytes[at++] & 0xFF : 0xFF;
    code = last << 8;
    fill();
    code <<= 7;
    bits -= 7;
    interval = HALF;
    share();
  }

  /** The next symbol of a context; for callers that are not in a hurry. */
  int decode(int context) {
    int entry = contexts[context];
    slack -= entry & INTERVAL;
    return slack >= 0 ? entry & 1 : exchange(context, slack);
  }

  /**
   * The symbol of a context whose step made the slack negative (C.3.2): the new slack is in {@link
   * #slack}.
   */
  int exchange(int context, int below) {
    int entry = contexts[context];
    int less = entry & INTERVAL;
    int a = interval + below;
    int c = code + below;
    boolean smaller = a < less;
    boolean lower = c < 0;
    if (lower) {
      c += less;
      a = less;
    }
    int bit = entry & 1;
    if (lower == smaller) {
      contexts[context] = AFTER_MORE[entry & 0xFF];
    } else {
      bit ^= 1;
      contexts[context] = AFTER_LESS[entry & 0xFF];
    }
    int shift = Integer.numberOfLeadingZeros(a) - 8;
    while (shift > bits) {
      a <<= bits;
      c <<= bits;
      shift -= bits;
      code = c;
      fill();
      c = code;
    }
    a <<= shift;
    bits -= shift;
    interval = a;
    code = c << shift;
    share();
    return bit;
  }

  private void share() {
    int d = Math.min(interval - HALF, code);
    slack = d;
    interval -= d;
    code -= d;
  }

  /** Takes the next byte (C.3.4); ones behind the end of the segment. */
  private void fill() {
    int next = at < end ? bytes[at] & 0xFF : 0xFF;
    if (last == 0xFF) {
      if (next > 0x8F) {
        code += 0xFF;
        bits = 8;
        return;
      }
      code += next << 1;
      bits = 7;
    } else {
      code += next;
      bits = 8;
    }
    last = next;
    at++;
  }
}
