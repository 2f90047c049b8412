package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.beam.sdk.values.KV;

/**
 * Rows of one table that were made together, packed: see {@link Packing}.
 *
 * @param table the table
 * @param count how many rows
 * @param packed the rows in Avro's binary encoding, one behind the other
 */
public record TableRows(Table table, int count, byte[] packed) {

  static TableRows of(Table table, List<GenericRecord> rows) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      GenericDatumWriter<GenericRecord> writer = new GenericDatumWriter<>(table.schema());
      for (GenericRecord row : rows) {
        writer.write(row, encoder);
      }
      encoder.flush();
      return new TableRows(table, rows.size(), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes all bytes", e);
    }
  }

  /** Rows under the name of their table, as they are shuffled to its writer. */
  static KV<String, TableRows> keyed(Table table, List<GenericRecord> rows) {
    return KV.of(table.name(), of(table, rows));
  }

  List<GenericRecord> rows() {
    try {
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(packed, null);
      GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(table.schema());
      List<GenericRecord> rows = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        rows.add(reader.read(null, decoder));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("the bytes were packed here", e);
    }
  }
}
