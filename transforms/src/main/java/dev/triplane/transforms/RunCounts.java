package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The {@code counts} of run.json, from the tallies of the rows. */
final class RunCounts {
  private RunCounts() {}

  static Map<String, Object> of(Map<String, Long> tallies) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String name : new String[] {Tally.FILES_LISTED, Tally.BYTES_LISTED, Tally.IMAGE_FRAMES}) {
      counts.put(name, tallies.getOrDefault(name, 0L));
    }
    for (Table table : Table.values()) {
      // The key "failures" holds the counts by stage and reason; their sum is the table's rows.
      if (table != Table.FAILURES && table != Table.STATE) {
        counts.put(table.folder(), tallies.getOrDefault(Tally.ROWS + table.folder(), 0L));
      }
    }
    counts.put(Tally.PREVIEWS_WITHHELD, tallies.getOrDefault(Tally.PREVIEWS_WITHHELD, 0L));
    Map<String, Map<String, Long>> failures = new TreeMap<>();
    below(tallies, Tally.FAILURE)
        .forEach(
            (name, count) -> {
              String[] stageAndReason = name.split("/", 2);
              failures
                  .computeIfAbsent(stageAndReason[0], stage -> new TreeMap<>())
                  .put(stageAndReason[1], count);
            });
    counts.put("failures", failures);
    counts.put("volumes_by_plane", below(tallies, Tally.PLANE));
    counts.put("volumes_by_verdict", below(tallies, Tally.VERDICT));
    return counts;
  }

  private static Map<String, Long> below(Map<String, Long> tallies, String prefix) {
    Map<String, Long> counts = new TreeMap<>();
    tallies.forEach(
        (name, count) -> {
          if (name.startsWith(prefix)) {
            counts.put(name.substring(prefix.length()), count);
          }
        });
    return counts;
  }
}
