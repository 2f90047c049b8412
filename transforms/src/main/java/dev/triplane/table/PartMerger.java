package dev.triplane.table;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Makes one part of a table from many small files of it, rows in the order of the files.
 *
 * <p>Row groups of {@value #COPY_BYTES} bytes or {@value #COPY_ROWS} rows or more on average, and a
 * single file, are copied byte by byte, nothing decoded. Smaller ones are read and written anew,
 * because a part of thousands of tiny row groups is slow to read and large (statistics of every
 * column for every row group): each small file has at least one. Memory: to copy, a footer; to
 * re-write, what a {@link RowReader} and a {@link RowWriter} take.
 */
public final class PartMerger {
  /** Average size of row groups from which on they are copied, in bytes. */
  static final long COPY_BYTES = 1 << 17;

  /** Average number of rows from which on they are copied. */
  static final long COPY_ROWS = 512;

  private PartMerger() {}

  /**
   * What was written.
   *
   * @param rows rows of the part
   * @param bytes size of the part
   */
  public record Part(long rows, long bytes) {}

  /**
   * Writes one part. After an exception what was written is to be thrown away.
   *
   * @param files files that {@link RowWriter} or this class wrote; none makes an empty table
   * @param channel empty; the caller closes it
   * @throws IOException if a file cannot be read, or is not of this table and version
   */
  public static Part merge(
      Table table, List<? extends TableFile> files, WritableByteChannel channel)
      throws IOException {
    if (files.isEmpty()) {
      return rewrite(table, files, channel);
    }
    boolean copied = files.size() == 1 || hasLargeGroups(files);
    return copied ? copy(table, files, channel) : rewrite(table, files, channel);
  }

  /** Whether row groups are large on average, whoever wrote them. */
  private static boolean hasLargeGroups(List<? extends TableFile> files) throws IOException {
    long bytes = 0;
    long rows = 0;
    long groups = 0;
    for (TableFile file : files) {
      InputFile input = new ChannelInputFile(file);
      try (ParquetFileReader reader = ParquetFileReader.open(input, options())) {
        bytes += file.sizeBytes();
        rows += reader.getRecordCount();
        groups += reader.getRowGroups().size();
      } catch (RuntimeException e) {
        throw new IOException(
            file + " is not a whole Parquet file", e); // Parquet's own word for it
      }
    }
    return groups > 0 && (bytes / groups >= COPY_BYTES || rows / groups >= COPY_ROWS);
  }

  private static Part copy(
      Table table, List<? extends TableFile> files, WritableByteChannel channel)
      throws IOException {
    return copy(table, files, channel, (file, group) -> true);
  }

  /** Which row groups of a file to copy. */
  interface Groups {
    boolean wanted(TableFile file, int group);
  }

  /** Copies row groups, nothing decoded. */
  static Part copy(
      Table table, List<? extends TableFile> files, WritableByteChannel channel, Groups groups)
      throws IOException {
    MessageType schema =
        new AvroSchemaConverter(FileFormat.configuration()).convert(table.schema());
    ChannelOutputFile target = new ChannelOutputFile(channel);
    // Row groups are not aligned to blocks of a store: no block size, no padding.
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            target,
            schema,
            ParquetFileWriter.Mode.CREATE,
            RowWriter.ROW_GROUP_BYTES,
            0,
            null,
            ParquetProperties.builder().build())) {
      writer.start();
      long rows = 0;
      Map<String, String> metadata = FileFormat.metadata(table);
      for (TableFile file : files) {
        InputFile input = new ChannelInputFile(file);
        try (SeekableInputStream stream = input.newStream();
            ParquetFileReader reader = ParquetFileReader.open(input, options(), stream)) {
          metadata = reader.getFileMetaData().getKeyValueMetaData();
          FileFormat.require(table, file, metadata);
          if (!reader.getFileMetaData().getSchema().equals(schema)) {
            throw new IOException(file + " has other columns than " + table.folder());
          }
          List<BlockMetaData> all = reader.getRowGroups();
          List<BlockMetaData> wanted = new ArrayList<>();
          for (int i = 0; i < all.size(); i++) {
            if (groups.wanted(file, i)) {
              wanted.add(all.get(i));
              rows += all.get(i).getRowCount();
            }
          }
          writer.appendRowGroups(stream, wanted, false);
        } catch (RuntimeException e) {
          throw new IOException(file + " is not a readable Parquet file", e);
        }
      }
      writer.end(metadata);
      return new Part(rows, target.position());
    }
  }

  private static Part rewrite(
      Table table, List<? extends TableFile> files, WritableByteChannel channel)
      throws IOException {
    RowWriter writer = RowWriter.open(table, channel);
    try (writer) {
      for (TableFile file : files) {
        try (RowReader reader = RowReader.open(table, file)) {
          for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
            writer.write(row);
          }
        }
      }
    }
    return new Part(writer.rows(), writer.bytes());
  }

  static ParquetReadOptions options() {
    return ParquetReadOptions.builder(FileFormat.configuration())
        .withCodecFactory(new ZstdCodecs())
        .build();
  }
}
