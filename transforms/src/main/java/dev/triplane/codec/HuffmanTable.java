package dev.triplane.codec;

import dev.triplane.failure.Reason;

/**
 * A Huffman table of lossless JPEG (ISO/IEC 10918-1 C and H.1.2.2): codes for the number of bits of
 * a difference. Short codes are looked up together with the difference's own bits.
 */
final class HuffmanTable {
  /** Bits of the lookup: 16 KB of table, which stays in the first cache. */
  static final int LOOKUP = 12;

  private static final int LONGEST = 16;

  /**
   * By the next {@link #LOOKUP} bits: difference in the high half; bits taken by code and
   * difference in the low byte, 0 where they are more than the lookup's.
   */
  final int[] lookup = new int[1 << LOOKUP];

  private final int[] maxCode = new int[LONGEST + 1];
  private final int[] firstIndex = new int[LONGEST + 1];
  private final int[] minCode = new int[LONGEST + 1];
  private final byte[] values;

  /**
   * @param b a DHT segment
   * @param at where its 16 counts begin
   * @param values how many codes there are: the sum of the counts
   */
  HuffmanTable(byte[] b, int at, int values) throws DecodeException {
    this.values = new byte[values];
    System.arraycopy(b, at + LONGEST, this.values, 0, values);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = b[at + length - 1] & 0xFF;
      firstIndex[length] = index;
      minCode[length] = code;
      if (code + count > 1 << length) {
        throw new DecodeException(Reason.BAD_CODESTREAM, "a Huffman table has too many codes");
      }
      for (int i = 0; i < count; i++) {
        enter(code + i, length, category(index + i));
      }
      code += count;
      index += count;
      maxCode[length] = code - 1;
      code <<= 1;
    }
  }

  private int category(int index) throws DecodeException {
    int category = values[index] & 0xFF;
    if (category > 16) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "a Huffman table has differences of more than 16 bits");
    }
    return category;
  }

  private void enter(int code, int length, int category) {
    int bits = category == 16 ? 0 : category;
    int taken = length + bits;
    if (taken > LOOKUP) {
      return;
    }
    int free = LOOKUP - taken;
    for (int extra = 0; extra < 1 << bits; extra++) {
      int entry = difference(category, extra) << 16 | taken;
      int from = (code << bits | extra) << free;
      for (int i = 0; i < 1 << free; i++) {
        lookup[from + i] = entry;
      }
    }
  }

  /** The difference of a category and its extra bits (F.2.2.1, H.1.2.2: 16 has none). */
  static int difference(int category, int extra) {
    if (category == 0) {
      return 0;
    }
    if (category == 16) {
      return 1 << 15;
    }
    return extra < 1 << (category - 1) ? extra - (1 << category) + 1 : extra;
  }

  /**
   * Finds a code bit by bit.
   *
   * @param next the next 16 bits
   * @return the category in the high half, the code's length in the low one; -1 where there is no
   *     such code
   */
  int find(int next) {
    for (int length = 1; length <= LONGEST; length++) {
      int code = next >>> (LONGEST - length);
      if (code <= maxCode[length] && code >= minCode[length]) {
        int category = values[firstIndex[length] + code - minCode[length]] & 0xFF;
        return category << 16 | length;
      }
    }
    return -1;
  }
}
