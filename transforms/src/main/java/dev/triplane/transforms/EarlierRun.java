package dev.triplane.transforms;

import dev.triplane.series.Discriminator;
import dev.triplane.series.SeriesAttributes;
import dev.triplane.table.Table;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.avro.SchemaNormalization;

/**
 * A complete run whose results another run may take over.
 *
 * @param root its output folder
 * @param reuse how much of it still holds
 * @param filesListed how many files it listed
 * @param writeFailures how many of its pictures and volumes could not be written
 */
public record EarlierRun(String root, Reuse reuse, long filesListed, long writeFailures)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Grows when {@link InstanceWire} writes something else. */
  private static final int STATE_VERSION = 1;

  /** Files that are compared with what is known of them as one unit of work, about. */
  private static final long FILES_PER_BUCKET = 2000;

  private static final int MOST_BUCKETS = 1 << 16;

  /** How much of an earlier run can be taken over. */
  public enum Reuse {
    /** What was read of files that are the same; all series are assembled again. */
    HEADERS,
    /** All that is about series whose files are the same. */
    SERIES
  }

  /** Strips slashes from the end of the root. */
  public EarlierRun {
    root = new OutputLayout(root, "").root();
  }

  /**
   * What the form of a run's tables and state depends on, as 16 hexadecimal digits: a run takes
   * over only from one of the same form.
   */
  public static String stateForm() {
    StringBuilder form = new StringBuilder();
    for (Table table : Table.values()) {
      form.append(SchemaNormalization.toParsingForm(table.schema()));
    }
    form.append(SeriesAttributes.KEYWORDS).append(Arrays.toString(Discriminator.values()));
    return HexFormat.of().toHexDigits(NameHash.of(form.append(STATE_VERSION)));
  }

  /** How many units of work the files are dealt into by their names, to be compared. */
  int buckets() {
    return (int) Math.max(1, Math.min(MOST_BUCKETS, filesListed / FILES_PER_BUCKET));
  }
}
