package dev.triplane.codec;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.Vr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The Extended Offset Table (PS3.3 C.7.6.3.1.8) as it is stated: nothing of it is checked.
 *
 * @param offsets by frame, from the first fragment's item to the frame's first, bytes
 * @param lengths by frame, bytes of its codestream without padding; empty where not stated
 */
public record ExtendedOffsetTable(long[] offsets, long[] lengths) {

  /**
   * Reads it; null where there is none.
   *
   * @param source the file that the data set was read from: the table may be longer than a value
   *     that a data set keeps
   * @param frames the most entries that are read
   */
  public static ExtendedOffsetTable read(DataSet dataSet, ByteSource source, int frames)
      throws IOException {
    Element offsets = dataSet.get(Tag.EXTENDED_OFFSET_TABLE);
    return offsets == null
        ? null
        : new ExtendedOffsetTable(
            numbers(offsets, source, frames),
            numbers(dataSet.get(Tag.EXTENDED_OFFSET_TABLE_LENGTHS), source, frames));
  }

  private static long[] numbers(Element element, ByteSource source, int frames) throws IOException {
    if (element == null || element.vr() == Vr.SQ || element.extent() != 8L * frames) {
      return new long[0];
    }
    byte[] bytes = new byte[(int) element.extent()];
    if (source.read(element.valueOffset(), bytes, 0, bytes.length) < bytes.length) {
      return new long[0];
    }
    ByteOrder order = element.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long[] numbers = new long[frames];
    ByteBuffer.wrap(bytes).order(order).asLongBuffer().get(numbers);
    return numbers;
  }
}
