package dev.triplane.transforms;

import dev.triplane.table.Table;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * Counts of rows for the run's summary, taken from the rows that are written and from nothing else.
 */
final class Tally {
  /** Files, and folders that could not be read, that the input matched. */
  static final String FILES_LISTED = "files_listed";

  /** Their bytes. */
  static final String BYTES_LISTED = "bytes_listed";

  /** Files that are new since an earlier run. */
  static final String FILES_ADDED = "files_added";

  /** Files that are not as they were, or that could not be opened then. */
  static final String FILES_CHANGED = "files_changed";

  /** Files that are not there any more. */
  static final String FILES_REMOVED = "files_removed";

  /** Files that are as they were. */
  static final String FILES_UNCHANGED = "files_unchanged";

  /** Pictures and files of volumes that were taken over from an earlier run. */
  static final String FILES_COPIED = "files_copied";

  /** Parts of tables that are in place. */
  static final String PARTS = "parts";

  /** In front of a table's folder: its rows. */
  static final String ROWS = "rows/";

  /** Image frames of all instances. */
  static final String IMAGE_FRAMES = "image_frames";

  /** Failures that are of a frame and not of a whole file. */
  static final String FRAME_FAILURES = "frame_failures";

  /** In front of stage and reason of a failure. */
  static final String FAILURE = "failure/";

  /** In front of a volume's plane. */
  static final String PLANE = "plane/";

  /** In front of a volume's verdict. */
  static final String VERDICT = "verdict/";

  /** Rows of the previews table that have no picture. */
  static final String PREVIEWS_WITHHELD = "previews_withheld";

  private final Map<String, Long> counts = new TreeMap<>();

  void add(Table table, GenericRecord row) {
    switch (table) {
      case INSTANCES -> add(IMAGE_FRAMES, ((Number) row.get("number_of_frames")).longValue());
      case FAILURES -> {
        add(FAILURE + row.get("stage") + "/" + row.get("reason"), 1);
        if (row.get("frame_number") != null) {
          add(FRAME_FAILURES, 1);
        }
      }
      case VOLUMES -> {
        add(VERDICT + row.get("verdict"), 1);
        if (row.get("plane") != null) {
          add(PLANE + row.get("plane"), 1);
        }
      }
      case PREVIEWS -> {
        if (row.get("path") == null) {
          add(PREVIEWS_WITHHELD, 1);
        }
      }
      case SERIES, SLICES, STATE -> {}
    }
  }

  void add(String name, long count) {
    counts.merge(name, count, Long::sum);
  }

  Map<String, Long> counts() {
    return counts;
  }
}
