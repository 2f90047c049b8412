package dev.triplane.transforms;

import java.util.List;

/**
 * Files that an earlier run read.
 *
 * @param part where their rows are in the instances table: a part's uri
 * @param files what tells whether they are the same
 */
record KnownFiles(String part, List<KnownFile> files) {
  KnownFiles {
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param ref as it was listed
   * @param series the {@link NameHash} of its series
   * @param inSeries false where it belongs to none
   */
  record KnownFile(FileRef ref, long series, boolean inSeries) {}
}
