package dev.triplane.transforms;

import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Lists and reads the files of one kind of store with its own client, for stores where Beam's file
 * system would ask for more than is needed, and may write the small ones. All other writing is left
 * to Beam. Serves several threads at once, and so do the files that it opens.
 */
public interface StoreClient extends ByteStore, AutoCloseable {

  /** The file of exactly this uri; empty where there is none, or a folder. */
  Optional<FileRef> find(String uri) throws IOException;

  /**
   * Lists every file whose uri begins with a prefix, which need not end at a slash.
   *
   * @param more receives each file, and says whether it wants another
   */
  void list(String prefix, Listener more) throws IOException;

  /**
   * Writes a small file in one request, whole or not at all, replacing one that is there.
   *
   * @return false where nothing was done, and Beam's file system is to write it
   * @throws IOException where the store did not take it
   */
  default boolean put(String uri, byte[] bytes, String mimeType) throws IOException {
    return false;
  }

  /** Receives files one after the other. */
  interface Listener {
    /** Takes a file; returns whether another one is wanted. */
    boolean accept(FileRef file);
  }

  @Override
  void close();
}
