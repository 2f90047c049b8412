package dev.triplane.codec;

import java.util.Arrays;

/**
 * The items that stand behind the basic offset table (PS3.5 A.4).
 *
 * @param starts where each one's value begins in the file, rising
 * @param lengths bytes of each one's value
 * @param magic the first four bytes of each, little endian; 0 where it has less
 * @param count how many there are; the arrays may be longer
 * @param origin what offset tables count from: the first item's tag
 * @param cut there was one more, which goes on beyond the end of the file
 */
record Fragments(long[] starts, long[] lengths, int[] magic, int count, long origin, boolean cut) {
  private static final int ITEM_HEADER = 8;

  /** The item whose tag stands at an offset of a table; negative where none does. */
  int at(long offset) {
    return Arrays.binarySearch(starts, 0, count, origin + offset + ITEM_HEADER);
  }

  /** Whether an offset of a table lies behind all that the file has left. */
  boolean isBehind(long offset) {
    return count == 0 || origin + offset > starts[count - 1];
  }

  /** Whether the last item ends where an offset of a table stands, padding left out. */
  boolean endsAt(long offset) {
    long end = count == 0 ? origin : starts[count - 1] + lengths[count - 1];
    long gap = origin + offset - end;
    return gap == 0 || gap == 1;
  }

  /** Whether a codestream begins with it: SOI of JPEG, or SOC and SIZ of JPEG 2000. */
  boolean begins(int fragment) {
    int first = magic[fragment];
    return (first & 0xFFFFFF) == 0xFFD8FF || first == 0x51FF4FFF;
  }
}
