package dev.triplane.codec;

/** Expands a segmented palette (PS3.3 C.7.9.2): discrete, linear and indirect segments. */
final class SegmentedTable {
  private static final int DISCRETE = 0;
  private static final int LINEAR = 1;
  private static final int INDIRECT = 2;

  private final int[] words;
  private final int[] table;
  private int filled;

  private SegmentedTable(int[] words, int entries) {
    this.words = words;
    this.table = new int[entries];
  }

  /**
   * Expands it.
   *
   * @param words the segments, one word of 8 or 16 bits each
   * @param entries of the table
   */
  static int[] expand(int[] words, int entries) throws DecodeException {
    SegmentedTable expansion = new SegmentedTable(words, entries);
    int at = 0;
    while (at < words.length && expansion.filled < entries) {
      at = expansion.segment(at, true);
    }
    if (expansion.filled < entries) {
      throw wrong();
    }
    return expansion.table;
  }

  /** Expands one segment; returns where the next begins. */
  private int segment(int at, boolean indirect) throws DecodeException {
    if (at < 0 || at + 1 >= words.length) {
      throw wrong();
    }
    int length = words[at + 1];
    if (length == 0) { // would let an expansion go on for ever
      throw wrong();
    }
    switch (words[at]) {
      case DISCRETE:
        if (at + 2 + length > words.length) {
          throw wrong();
        }
        for (int i = 0; i < length; i++) {
          put(words[at + 2 + i]);
        }
        return at + 2 + length;
      case LINEAR:
        if (at + 2 >= words.length || filled == 0) {
          throw wrong();
        }
        int from = table[filled - 1];
        int to = words[at + 2];
        for (int i = 1; i <= length; i++) {
          put(from + (int) Math.rint((double) (to - from) * i / length));
        }
        return at + 3;
      case INDIRECT:
        if (!indirect || at + 3 >= words.length) {
          throw wrong();
        }
        // A byte offset in two words, the low one first, to segments that were there before.
        int there = (words[at + 2] | words[at + 3] << 16) / 2;
        for (int i = 0; i < length && filled < table.length; i++) {
          there = segment(there, false);
        }
        return at + 4;
      default:
        throw wrong();
    }
  }

  /** More than the table holds is left out. */
  private void put(int value) {
    if (filled < table.length) {
      table[filled++] = value;
    }
  }

  private static DecodeException wrong() {
    return PaletteReader.unusable("a segmented palette that is not valid");
  }
}
