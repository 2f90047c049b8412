package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.util.Map;
import java.util.TreeMap;

/**
 * A temporary file of one table, or the statement that a table exists.
 *
 * @param table the table
 * @param name of the file in the run's temporary folder; empty where there is none
 * @param rows rows in it
 * @param bytes its size
 * @param tallies what is counted of the rows for the run's summary
 */
public record TempPart(Table table, String name, long rows, long bytes, Map<String, Long> tallies) {
  /** Copies the counts, so that the record cannot change. */
  public TempPart {
    tallies = new TreeMap<>(tallies);
  }

  /** Says that a table exists, even where no row of it comes. */
  static TempPart empty(Table table) {
    return new TempPart(table, "", 0, 0, Map.of());
  }
}
