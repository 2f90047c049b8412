package dev.triplane.transforms;

import dev.triplane.dicom.ByteStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Lists and reads the files of one kind of store with its own client, for stores where Beam's file
 * system would ask for more than is needed. Writing is left to Beam. Serves several threads at
 * once, and so do the files that it opens.
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

  /** Receives files one after the other. */
  interface Listener {
    /** Takes a file; returns whether another one is wanted. */
    boolean accept(FileRef file);
  }

  @Override
  void close();
}
