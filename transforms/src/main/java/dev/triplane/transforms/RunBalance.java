package dev.triplane.transforms;

import java.util.Map;

/**
 * What is not accounted for; zero in a good run.
 *
 * @param files files listed - instances - failures of the READ stage
 * @param frames image frames - slices - failures of frames
 */
record RunBalance(long files, long frames) {

  static RunBalance of(Map<String, Long> tallies) {
    long readFailures = 0;
    for (Map.Entry<String, Long> tally : tallies.entrySet()) {
      if (tally.getKey().startsWith(Tally.FAILURE + "READ/")) {
        readFailures += tally.getValue();
      }
    }
    return new RunBalance(
        count(tallies, Tally.FILES_LISTED)
            - count(tallies, Tally.ROWS + "instances")
            - readFailures,
        count(tallies, Tally.IMAGE_FRAMES)
            - count(tallies, Tally.ROWS + "slices")
            - count(tallies, Tally.FRAME_FAILURES));
  }

  boolean isZero() {
    return files == 0 && frames == 0;
  }

  private static long count(Map<String, Long> tallies, String name) {
    return tallies.getOrDefault(name, 0L);
  }
}
