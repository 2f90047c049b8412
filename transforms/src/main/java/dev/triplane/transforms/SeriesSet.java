package dev.triplane.transforms;

import java.util.Arrays;
import java.util.Collection;

/**
 * Series by the {@link NameHash} of their UID: 8 bytes each. Where two series have the same number
 * both are in it or neither is, which costs work, not correctness.
 *
 * @param sorted the numbers, ascending
 */
record SeriesSet(long[] sorted) {

  static SeriesSet of(Collection<Long> hashes) {
    return new SeriesSet(hashes.stream().mapToLong(Long::longValue).sorted().distinct().toArray());
  }

  boolean has(CharSequence seriesInstanceUid) {
    return has(NameHash.of(seriesInstanceUid));
  }

  boolean has(long hash) {
    return Arrays.binarySearch(sorted, hash) >= 0;
  }
}
