package dev.triplane.transforms;

import java.util.List;

/** Files that are read as one unit of work. */
record FileBatch(List<FileRef> files) {
  FileBatch {
    files = List.copyOf(files);
  }
}
