package dev.triplane.dicom;

import java.util.Arrays;

/** The entries of a lookup table (PS3.3 C.7.6.3.1.6, C.11.1.1.1), of 8 or of 16 bits each. */
public final class TableEntries {
  private TableEntries() {}

  /**
   * The entries of a table.
   *
   * @param data the element that holds them, whatever its VR
   * @param entries how many the descriptor says; at least 1
   * @param bits of an entry, by the descriptor: entries of up to 8 bits may stand one or two to a
   *     word
   * @return as many as were asked for; null where there are not so many
   */
  public static int[] read(Element data, int entries, int bits) {
    if (data == null) {
      return null;
    }
    int[] values = words(data, bits > 8 || data.arrayLength() >= 2L * entries);
    return values == null || values.length < entries ? null : Arrays.copyOf(values, entries);
  }

  /**
   * All numbers that an element holds; null where its bytes are not there.
   *
   * @param words 16 bits each; else 8
   */
  public static int[] words(Element data, boolean words) {
    if (data == null || !data.hasBytes()) {
      return null;
    }
    byte[] b = data.array();
    int at = data.arrayOffset();
    int length = data.arrayLength();
    boolean big = data.bigEndian();
    int[] values = new int[words ? length / 2 : length];
    for (int i = 0; i < values.length; i++) {
      if (words) {
        int low = b[at + 2 * i + (big ? 1 : 0)] & 0xFF;
        int high = b[at + 2 * i + (big ? 0 : 1)] & 0xFF;
        values[i] = high << 8 | low;
      } else {
        values[i] = b[at + (big && (i ^ 1) < length ? i ^ 1 : i)] & 0xFF;
      }
    }
    return values;
  }
}
