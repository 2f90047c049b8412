package dev.triplane.table;

import java.io.IOException;
import java.util.Map;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;

/** What all files of the tables have in common, whether written, read or merged. */
final class FileFormat {
  private static final String TABLE = "triplane.table";
  private static final String VERSION = "triplane.table.version";

  private FileFormat() {}

  /** A new configuration, which may be added to. */
  static ParquetConfiguration configuration() {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    // The three-level list of the Parquet specification, which tells empty from null. Readers need
    // it as well: a projection of the other form would find no list.
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return configuration;
  }

  /** The key-value metadata by which a file tells whose rows it holds. */
  static Map<String, String> metadata(Table table) {
    return Map.of(TABLE, table.folder(), VERSION, Integer.toString(Table.VERSION));
  }

  /** Fails unless the metadata of a file says that it is of a table, in the version of now. */
  static void require(Table table, TableFile file, Map<String, String> metadata)
      throws IOException {
    if (!metadata.entrySet().containsAll(metadata(table).entrySet())) {
      throw new IOException(
          file + " is not table " + table.folder() + " of version " + Table.VERSION);
    }
  }
}
