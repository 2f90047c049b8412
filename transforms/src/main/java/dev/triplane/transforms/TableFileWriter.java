package dev.triplane.transforms;

import dev.triplane.table.RowWriter;
import dev.triplane.table.Table;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;

/** Writes rows of one table to a temporary file of the run. */
final class TableFileWriter {
  private final Table table;
  private final String name;
  private final WritableByteChannel channel;
  private final RowWriter rows;
  private final Tally tally = new Tally();

  TableFileWriter(OutputLayout layout, Table table) throws IOException {
    this.table = table;
    this.name = newName(table);
    this.channel = StoreChannel.create(layout.temporary(name), "application/vnd.apache.parquet");
    this.rows = RowWriter.open(table, channel);
  }

  /** A name that no other temporary file has. */
  static String newName(Table table) {
    return table.folder() + "-" + UUID.randomUUID() + ".parquet";
  }

  void write(TableRows batch) throws IOException {
    for (GenericRecord row : batch.rows()) {
      rows.write(row);
      tally.add(table, row);
    }
  }

  /** Writes a row that is counted elsewhere. */
  void writeUncounted(GenericRecord row) throws IOException {
    rows.write(row);
  }

  /** Bytes so far, about. */
  long bytes() {
    return rows.bytes();
  }

  /** Completes the file. */
  TempPart close() throws IOException {
    rows.close();
    channel.close();
    return new TempPart(table, name, rows.rows(), rows.bytes(), tally.counts());
  }
}
