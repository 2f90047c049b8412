package dev.triplane.table;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Makes one part of a table from many small files of it, rows in the order of the files.
 *
 * <p>Files of {@value #COPY_BYTES} bytes or {@value #COPY_ROWS} rows or more on average, and a
 * single file, are copied: their row groups byte by byte, nothing decoded. Smaller ones are read
 * and written anew, because each has at least one row group, and a part of thousands of tiny row
 * groups is slow to read and large (statistics of every column for every row group). Memory: to
 * copy, a footer; to re-write, what a {@link RowReader} and a {@link RowWriter} take.
 */
public final class PartMerger {
  /** Average size of the files from which on they are copied, in bytes. */
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
    long bytes = 0;
    for (TableFile file : files) {
      bytes += file.sizeBytes();
    }
    boolean copied =
        files.size() == 1
            || bytes / files.size() >= COPY_BYTES
            || rows(files) / files.size() >= COPY_ROWS;
    return copied ? copy(table, files, channel) : rewrite(table, files, channel);
  }

  private static long rows(List<? extends TableFile> files) throws IOException {
    long rows = 0;
    for (TableFile file : files) {
      InputFile input = new ChannelInputFile(file);
      try (ParquetFileReader reader = ParquetFileReader.open(input, options())) {
        rows += reader.getRecordCount();
      } catch (RuntimeException e) {
        throw new IOException(
            file + " is not a whole Parquet file", e); // Parquet's own word for it
      }
    }
    return rows;
  }

  private static Part copy(
      Table table, List<? extends TableFile> files, WritableByteChannel channel)
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
          writer.appendRowGroups(stream, reader.getRowGroups(), false);
          rows += reader.getRecordCount();
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

  private static ParquetReadOptions options() {
    return ParquetReadOptions.builder(FileFormat.configuration())
        .withCodecFactory(new ZstdCodecs())
        .build();
  }
}
