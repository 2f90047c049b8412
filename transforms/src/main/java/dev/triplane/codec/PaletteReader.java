package dev.triplane.codec;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.TableEntries;
import dev.triplane.dicom.Tag;
import dev.triplane.failure.Reason;

/** Reads the palette of a data set, plain or segmented (PS3.3 C.7.6.3.1.5, C.7.9.2). */
public final class PaletteReader {
  private static final int[] DESCRIPTORS = {
    Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
    Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR,
    Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DESCRIPTOR
  };
  private static final int[] PLAIN = {
    Tag.RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    Tag.GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    Tag.BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
  };
  private static final int[] SEGMENTED = {
    Tag.SEGMENTED_RED_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    Tag.SEGMENTED_GREEN_PALETTE_COLOR_LOOKUP_TABLE_DATA,
    Tag.SEGMENTED_BLUE_PALETTE_COLOR_LOOKUP_TABLE_DATA
  };

  private PaletteReader() {}

  /**
   * Reads it.
   *
   * @throws DecodeException where there is none that can be used
   */
  public static Palette read(DataSet dataSet) throws DecodeException {
    int[][] tables = new int[3][];
    int first = 0;
    boolean wide = false;
    for (int i = 0; i < 3; i++) {
      double[] descriptor = dataSet.doubles(DESCRIPTORS[i]);
      if (descriptor == null || descriptor.length < 3) {
        throw unusable("a palette without its descriptor");
      }
      int entries = descriptor[0] == 0 ? 1 << 16 : (int) descriptor[0];
      int bits = (int) descriptor[2];
      if (entries < 1 || entries > 1 << 16 || (bits != 8 && bits != 16)) {
        throw unusable("a palette descriptor out of its range");
      }
      first = i == 0 ? (int) descriptor[1] : first;
      Element plain = dataSet.get(PLAIN[i]);
      tables[i] =
          plain == null || plain.isEmpty()
              ? SegmentedTable.expand(words(dataSet.get(SEGMENTED[i]), bits == 16), entries)
              : entries(plain, entries, bits);
      wide |= bits == 16;
    }
    return of(first, tables, wide);
  }

  /** Entries of 16 bits hold colours in their high byte; those that never reach it, in the low. */
  private static Palette of(int first, int[][] tables, boolean wide) {
    int largest = 0;
    int entries = Integer.MAX_VALUE;
    for (int[] table : tables) {
      entries = Math.min(entries, table.length);
      for (int entry : table) {
        largest = Math.max(largest, entry);
      }
    }
    int shift = wide && largest > 255 ? 8 : 0;
    byte[][] colours = new byte[3][entries];
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < entries; i++) {
        colours[c][i] = (byte) (tables[c][i] >> shift);
      }
    }
    return new Palette(first, colours[0], colours[1], colours[2]);
  }

  private static int[] entries(Element element, int entries, int bits) throws DecodeException {
    int[] values = TableEntries.read(element, entries, bits);
    if (values == null) {
      throw unusable("a palette with less data than its descriptor says");
    }
    return values;
  }

  private static int[] words(Element element, boolean words) throws DecodeException {
    int[] values = TableEntries.words(element, words);
    if (values == null) {
      throw unusable("a palette without its data");
    }
    return values;
  }

  static DecodeException unusable(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
