package dev.triplane.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.schema.MessageType;

/**
 * Reads back the rows of a Parquet file that {@link RowWriter} or {@link PartMerger} wrote, in
 * order. Columns that the file lacks are null. Memory: the columns asked for of one row group. Not
 * for use by more than one thread.
 */
public final class RowReader implements Closeable {
  // A key of parquet-avro whose own setter takes a Hadoop configuration only.
  private static final String READ_SCHEMA = "parquet.avro.read.schema";

  private final TableFile file;
  private final ParquetReader<GenericRecord> reader;

  private RowReader(TableFile file, ParquetReader<GenericRecord> reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * Opens a file.
   *
   * @param columns the only columns to read, in the order of the rows returned; none for all
   * @throws IllegalArgumentException if the table has no column of such a name
   */
  public static RowReader open(Table table, TableFile file, String... columns) throws IOException {
    Schema schema = columns.length == 0 ? table.schema() : projection(table, columns);
    return new RowReader(file, builder(table, file, schema).build());
  }

  /** Opens the row groups, all columns, that lie in a range of a file's bytes. */
  static RowReader openRange(Table table, TableFile file, long start, long end) throws IOException {
    return new RowReader(
        file, builder(table, file, table.schema()).withFileRange(start, end).build());
  }

  private static ParquetReader.Builder<GenericRecord> builder(
      Table table, TableFile file, Schema schema) {
    ParquetConfiguration configuration = FileFormat.configuration();
    configuration.set(AvroReadSupport.AVRO_REQUESTED_PROJECTION, schema.toString());
    configuration.set(READ_SCHEMA, schema.toString());
    configuration.setBoolean(AvroReadSupport.AVRO_COMPATIBILITY, false);
    return new Builder(table, file, configuration).withCodecFactory(new ZstdCodecs());
  }

  private static Schema projection(Table table, String... columns) {
    Schema full = table.schema();
    List<Schema.Field> fields = new ArrayList<>();
    for (String column : columns) {
      Schema.Field field = full.getFields().get(table.columns().position(column));
      fields.add(new Schema.Field(field, field.schema()));
    }
    return Schema.createRecord(full.getName(), full.getDoc(), full.getNamespace(), false, fields);
  }

  /**
   * The next row; null after the last. Strings are {@code CharSequence}.
   *
   * @throws IOException if the file cannot be read, or is not of the table and version asked for
   */
  public GenericRecord read() throws IOException {
    try {
      return reader.read();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (RuntimeException e) {
      // Parquet's way of telling damage: it has no one type of exception for it.
      throw new IOException(file + " is not a readable Parquet file", e);
    }
  }

  /**
   * The next row as plain values in the order of the columns asked for: String, Integer, Long,
   * Double, Boolean, a list of these, or null; null after the last.
   *
   * @throws IOException as {@link #read}
   */
  public Object[] readPlain() throws IOException {
    GenericRecord row = read();
    if (row == null) {
      return null;
    }
    Object[] values = new Object[row.getSchema().getFields().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = RowJson.plain(row.get(i));
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** The builder of parquet-avro does not let the metadata of the file be looked at. */
  private static final class Builder extends ParquetReader.Builder<GenericRecord> {
    private final Table table;
    private final TableFile file;

    Builder(Table table, TableFile file, ParquetConfiguration configuration) {
      super(new ChannelInputFile(file), configuration);
      this.table = table;
      this.file = file;
    }

    @Override
    protected ReadSupport<GenericRecord> getReadSupport() {
      return new AvroReadSupport<>(GenericData.get()) {
        @Override
        public ReadContext init(
            ParquetConfiguration configuration, Map<String, String> metadata, MessageType schema) {
          try {
            FileFormat.require(table, file, metadata);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return super.init(configuration, metadata, schema);
        }
      };
    }
  }
}
