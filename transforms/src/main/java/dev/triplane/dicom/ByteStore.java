package dev.triplane.dicom;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where files are opened by the uri that the listing gave: a local disk, an object store, a map in
 * a test.
 */
public interface ByteStore {

  /** A file that is open for ranged reads until it is closed. */
  interface OpenFile extends ByteSource, Closeable {}

  /**
   * Opens a file.
   *
   * @param uri as listed
   * @param sizeBytes as listed
   * @throws IOException where it cannot be opened
   */
  OpenFile open(String uri, long sizeBytes) throws IOException;

  /**
   * How many reads are worth having in flight at once where a file is: 1 on a local disk, more
   * where each read waits for a network. Where it is more than 1, an open file may be read by
   * several threads at once.
   *
   * @param uri as listed
   */
  default int readsInFlight(String uri) {
    return 1;
  }
}
