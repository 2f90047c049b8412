package dev.triplane.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Writes rows of one table as one Parquet file, zstd, to a channel that only appends. A file
 * without rows is a valid, empty table.
 *
 * <p>Memory: one row group, {@value #ROW_GROUP_BYTES} bytes unless told otherwise, plus {@value
 * #ROWS_BETWEEN_CHECKS} rows (the fill is looked at once in so many rows). {@link #close} completes
 * the file and leaves the channel open. After an exception the file is to be thrown away, closed or
 * not. Not for use by more than one thread.
 */
public final class RowWriter implements Closeable {
  /** Default size in memory at which a row group is written out, in bytes. */
  public static final int ROW_GROUP_BYTES = 32 << 20;

  /** Rows between two looks at the size in memory: a header's JSON may well have a megabyte. */
  static final int ROWS_BETWEEN_CHECKS = 16;

  // Nearly every value of these differs from all others: a dictionary would only be thrown away.
  private static final List<String> UNIQUE =
      List.of("uri", "SOPInstanceUID", "MediaStorageSOPInstanceUID", "path", "dicom_json");

  private final Schema schema;
  private final ChannelOutputFile file;
  private final ParquetWriter<IndexedRecord> writer;
  private long rows;
  private boolean closed;

  private RowWriter(Schema schema, ChannelOutputFile file, ParquetWriter<IndexedRecord> writer) {
    this.schema = schema;
    this.file = file;
    this.writer = writer;
  }

  /** Starts a file with row groups of {@link #ROW_GROUP_BYTES}. */
  public static RowWriter open(Table table, WritableByteChannel channel) throws IOException {
    return open(table, channel, ROW_GROUP_BYTES);
  }

  /**
   * Starts a file.
   *
   * @param channel empty; the caller closes it after the writer
   * @param rowGroupBytes size in memory at which a row group is written out, 1 or more
   */
  public static RowWriter open(Table table, WritableByteChannel channel, long rowGroupBytes)
      throws IOException {
    if (rowGroupBytes < 1) {
      throw new IllegalArgumentException("rowGroupBytes must be 1 or more, is " + rowGroupBytes);
    }
    ChannelOutputFile file = new ChannelOutputFile(channel);
    AvroParquetWriter.Builder<IndexedRecord> builder =
        AvroParquetWriter.<IndexedRecord>builder(file)
            .withSchema(table.schema())
            .withDataModel(GenericData.get());
    builder
        .withConf(FileFormat.configuration())
        .withCodecFactory(new ZstdCodecs())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(rowGroupBytes)
        .withMinRowCountForPageSizeCheck(1)
        .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_CHECKS)
        .withExtraMetaData(FileFormat.metadata(table));
    for (String column : UNIQUE) {
      if (table.schema().getField(column) != null) {
        builder.withDictionaryEncoding(column, false);
      }
    }
    if (table.schema().getField("dicom_json") != null) {
      builder.withStatisticsEnabled("dicom_json", false);
    }
    return new RowWriter(table.schema(), file, builder.build());
  }

  /**
   * Appends one row.
   *
   * @param row a record of the table's schema, as {@link Row#build} gives it
   */
  public void write(IndexedRecord row) throws IOException {
    if (!row.getSchema().equals(schema)) {
      throw new IllegalArgumentException(
          "a row of " + row.getSchema().getName() + " in the table of " + schema.getName());
    }
    writer.write(row);
    rows++;
  }

  /** Rows written so far. */
  public long rows() {
    return rows;
  }

  /** Size of the file in bytes; before {@link #close} an estimate that counts what is in memory. */
  public long bytes() {
    return closed ? file.position() : writer.getDataSize();
  }

  /** Writes out what is in memory, then the footer. A second call does nothing. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      writer.close();
    }
  }
}
