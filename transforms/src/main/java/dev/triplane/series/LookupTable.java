package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.TableEntries;
import dev.triplane.dicom.Tag;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;

/**
 * A gray lookup table: that of the Modality LUT (PS3.3 C.11.1.1.1) or of the VOI LUT (PS3.3
 * C.11.2.1.1). Numbers before its first and behind its last entry have that entry.
 */
public final class LookupTable implements ValueMapping {
  private static final int SIGN = 1 << 15;

  private final int first;
  private final int bits;
  private final char[] entries;
  private final TableReference reference;

  private LookupTable(int first, int bits, char[] entries) {
    this.first = first;
    this.bits = bits;
    this.entries = entries;
    this.reference = describe(first, bits, entries);
  }

  /**
   * Reads the table in an item of Modality LUT Sequence or VOI LUT Sequence.
   *
   * <p>The descriptor's second value is signed or not as the input of the table is, whatever the VR
   * it was written with: files are written whose VR is the wrong one. Its third value, the bits of
   * an entry, is not believed where it is not from 8 to 16 or an entry has more.
   *
   * @param item of the sequence
   * @param signed the numbers that the table maps may be negative
   * @return null where there is none that can be used
   */
  public static LookupTable read(DataSet item, boolean signed) {
    double[] descriptor = item.doubles(Tag.LUT_DESCRIPTOR);
    if (descriptor == null || descriptor.length < 3) {
      return null;
    }
    int stated = (int) descriptor[0] & 0xFFFF;
    int first = (int) descriptor[1] & 0xFFFF;
    int bits = (int) descriptor[2];
    int[] data = TableEntries.read(item.get(Tag.LUT_DATA), stated == 0 ? 1 << 16 : stated, bits);
    if (data == null) {
      return null;
    }
    char[] entries = new char[data.length];
    int largest = 0;
    for (int i = 0; i < entries.length; i++) {
      entries[i] = (char) data[i];
      largest = Math.max(largest, data[i]);
    }
    int needed = Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    boolean believed = bits >= 8 && bits <= 16 && bits >= needed;
    return new LookupTable(
        signed && first >= SIGN ? first - 2 * SIGN : first,
        believed ? bits : Math.max(8, needed),
        entries);
  }

  /** The first number that is mapped. */
  public int first() {
    return first;
  }

  /** The last number that is mapped. */
  public int last() {
    return first + entries.length - 1;
  }

  /** The entry that is full white in a VOI LUT: 2^bits - 1. */
  public int white() {
    return (1 << bits) - 1;
  }

  /** What travels in place of the table. */
  public TableReference reference() {
    return reference;
  }

  /** The entry of the whole number nearest to one. */
  @Override
  public double apply(double number) {
    if (Double.isNaN(number)) {
      return Double.NaN;
    }
    double index = Math.rint(number - first);
    return entries[(int) Math.max(0, Math.min(entries.length - 1.0, index))];
  }

  private static TableReference describe(int first, int bits, char[] entries) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 2 * entries.length).putInt(first).putInt(bits);
    bytes.asCharBuffer().put(entries);
    IntStream values = IntStream.range(0, entries.length).map(i -> entries[i]);
    var range = values.summaryStatistics();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
      return new TableReference(ByteBuffer.wrap(digest).getLong(), range.getMin(), range.getMax());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
