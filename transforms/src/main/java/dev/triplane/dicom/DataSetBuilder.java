package dev.triplane.dicom;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a {@link DataSet} of elements that another library has read: how a {@link HeaderParser} of
 * its own module hands them over.
 *
 * <p>Offsets count bytes from the start of the file, or of the inflated stream, to the value.
 */
public final class DataSetBuilder {
  private final DataSet dataSet;
  private final KeptBytes kept;
  private final ByteArrayOutputStream bytes;
  private final List<DataSet> all;
  private List<DataSet> items;

  /** A builder of a top level whose binary numbers are in one byte order. */
  public DataSetBuilder(boolean bigEndian) {
    this(null, new KeptBytes(bigEndian), new ByteArrayOutputStream(), new ArrayList<>());
  }

  private DataSetBuilder(
      DataSet parent, KeptBytes kept, ByteArrayOutputStream bytes, List<DataSet> all) {
    this.dataSet = new DataSet(parent, kept);
    this.kept = kept;
    this.bytes = bytes;
    this.all = all;
    all.add(dataSet);
  }

  /** Adds an element with its value, which is copied; padding may be left out. */
  public DataSetBuilder value(int tag, Vr vr, long offset, byte[] value) {
    int start = bytes.size();
    bytes.writeBytes(value);
    dataSet.add(new Element(dataSet, tag, vr, start, offset, value.length, value.length));
    return this;
  }

  /**
   * Adds an element whose value stays in the file.
   *
   * @param length as the file declares it; -1 for undefined length
   * @param extent bytes that the value takes in the file
   */
  public DataSetBuilder skipped(int tag, Vr vr, long offset, long length, long extent) {
    dataSet.add(new Element(dataSet, tag, vr, -1, offset, (int) length, extent));
    return this;
  }

  /** Adds a sequence, without items yet; lengths as those of {@link #skipped}. */
  public DataSetBuilder sequence(int tag, long offset, long length, long extent) {
    Element element = new Element(dataSet, tag, Vr.SQ, -1, offset, (int) length, extent);
    dataSet.add(element);
    items = element.openItems();
    return this;
  }

  /** A builder of the next item of the sequence that was added last; there must be one. */
  public DataSetBuilder item() {
    DataSetBuilder item = new DataSetBuilder(dataSet, kept, bytes, all);
    items.add(item.dataSet);
    return item;
  }

  /** The data set of a top level. Its builder, and those of its items, add nothing afterwards. */
  public DataSet build() {
    kept.set(bytes.toByteArray());
    all.forEach(DataSet::seal);
    return dataSet;
  }
}
