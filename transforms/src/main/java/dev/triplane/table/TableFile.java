package dev.triplane.table;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Parquet file of a table that can be read at any place, wherever it is stored. */
public interface TableFile {
  /** Size of the file in bytes. */
  long sizeBytes() throws IOException;

  /** A new channel at the file's start; the reader closes it. */
  SeekableByteChannel open() throws IOException;

  /** A file of the local disk. */
  static TableFile of(Path path) {
    return new TableFile() {
      @Override
      public long sizeBytes() throws IOException {
        return Files.size(path);
      }

      @Override
      public SeekableByteChannel open() throws IOException {
        return FileChannel.open(path);
      }

      @Override
      public String toString() {
        return path.toString();
      }
    };
  }
}
