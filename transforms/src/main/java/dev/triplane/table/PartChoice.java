package dev.triplane.table;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * Takes some rows of a part over into another: which ones is told by a few columns, and row groups
 * that are wanted as a whole are copied byte by byte. Memory: the columns looked at and, of a row
 * group that is wanted in part, one row group being read and one being written.
 */
public final class PartChoice {
  private final Table table;
  private final TableFile file;
  private final List<Group> groups;

  /** What is wanted of one row group, which lies at some bytes of the file. */
  private record Group(long start, long end, int rows, BitSet wanted) {
    boolean whole() {
      return wanted.cardinality() == rows;
    }

    boolean split() {
      return !wanted.isEmpty() && !whole();
    }
  }

  /** What to do with a row. */
  @FunctionalInterface
  public interface RowSink {
    /** Takes a row of all columns. */
    void take(GenericRecord row) throws IOException;
  }

  private PartChoice(Table table, TableFile file, List<Group> groups) {
    this.table = table;
    this.file = file;
    this.groups = groups;
  }

  /**
   * Looks at every row of a part.
   *
   * @param wanted is asked once a row, in order, and given the columns
   * @param columns what it needs to see
   */
  public static PartChoice of(
      Table table, TableFile file, Predicate<GenericRecord> wanted, String... columns)
      throws IOException {
    List<Group> groups = new ArrayList<>();
    try (RowReader rows = RowReader.open(table, file, columns)) {
      for (BlockMetaData block : blocks(file)) {
        int count = Math.toIntExact(block.getRowCount());
        BitSet some = new BitSet(count);
        for (int i = 0; i < count; i++) {
          some.set(i, wanted.test(rows.read()));
        }
        long start = block.getStartingPos();
        groups.add(new Group(start, start + block.getCompressedSize(), count, some));
      }
    }
    return new PartChoice(table, file, groups);
  }

  private static List<BlockMetaData> blocks(TableFile file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(new ChannelInputFile(file), PartMerger.options())) {
      return reader.getRowGroups();
    } catch (RuntimeException e) {
      throw new IOException(file + " is not a whole Parquet file", e);
    }
  }

  /** How many rows are wanted. */
  public long rows() {
    return groups.stream().mapToLong(group -> group.wanted().cardinality()).sum();
  }

  /** True where every row is wanted: the file can be copied as it is. */
  public boolean wantsAll() {
    return groups.stream().allMatch(Group::whole);
  }

  /** True where row groups are wanted as a whole. */
  public boolean wantsGroups() {
    return groups.stream().anyMatch(Group::whole);
  }

  /** True where some rows of a row group are wanted, and others not. */
  public boolean splitsGroups() {
    return groups.stream().anyMatch(Group::split);
  }

  /** Writes a part of the row groups that are wanted as a whole; the caller closes the channel. */
  public PartMerger.Part copyGroups(WritableByteChannel channel) throws IOException {
    return PartMerger.copy(
        table, List.of(file), channel, (any, number) -> groups.get(number).whole());
  }

  /** Reads the wanted rows of the row groups that are not wanted as a whole. */
  public void forEachOther(RowSink sink) throws IOException {
    for (Group group : groups) {
      if (group.split()) {
        read(group, true, sink);
      }
    }
  }

  /** Reads the rows that are not wanted. */
  public void forEachUnwanted(RowSink sink) throws IOException {
    for (Group group : groups) {
      if (!group.whole()) {
        read(group, false, sink);
      }
    }
  }

  private void read(Group group, boolean wanted, RowSink sink) throws IOException {
    try (RowReader rows = RowReader.openRange(table, file, group.start(), group.end())) {
      for (int i = 0; i < group.rows(); i++) {
        GenericRecord row = rows.read();
        if (row == null) {
          throw new IOException(file + " has fewer rows than it says");
        }
        if (group.wanted().get(i) == wanted) {
          sink.take(row);
        }
      }
    }
  }
}
