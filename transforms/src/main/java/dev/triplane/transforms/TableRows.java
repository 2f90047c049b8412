package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.values.KV;

/**
 * Rows of one table that were made together.
 *
 * @param table the table
 * @param rows records of its schema
 */
public record TableRows(Table table, List<GenericRecord> rows) {
  /** Copies the list, so that the record cannot change. */
  public TableRows {
    rows = List.copyOf(rows);
  }

  /** Rows under the name of their table, as they are shuffled to its writer. */
  static KV<String, TableRows> keyed(Table table, List<GenericRecord> rows) {
    return KV.of(table.name(), new TableRows(table, rows));
  }
}
