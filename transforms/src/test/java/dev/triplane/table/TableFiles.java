package dev.triplane.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** Files of rows for tests. */
final class TableFiles {
  private TableFiles() {}

  static Path write(Path path, Table table, long rowGroupBytes, List<GenericRecord> rows)
      throws IOException {
    try (FileChannel channel = create(path);
        RowWriter writer = RowWriter.open(table, channel, rowGroupBytes)) {
      for (GenericRecord row : rows) {
        writer.write(row);
      }
    }
    return path;
  }

  static FileChannel create(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** An instances row with its required columns only. */
  static Row instance(String uri) {
    return Row.of(Table.INSTANCES)
        .set("uri", uri)
        .set("size_bytes", 5_000_000_000L)
        .set("number_of_frames", 1)
        .set("has_pixels", true)
        .set("truncated", false)
        .set("text_replaced", false);
  }
}
