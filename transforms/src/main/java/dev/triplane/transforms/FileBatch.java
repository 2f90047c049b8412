package dev.triplane.transforms;

import java.util.List;

/** Files that are read as one unit of work. */
public record FileBatch(List<FileRef> files) {
  /** Copies the list, so that the record cannot change. */
  public FileBatch {
    files = List.copyOf(files);
  }
}
