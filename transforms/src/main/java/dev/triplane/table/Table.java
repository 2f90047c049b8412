package dev.triplane.table;

import java.util.Locale;
import org.apache.avro.Schema;

/**
 * The tables that a run writes. The columns, their units and the sections of the standard behind
 * them are documented in {@code resources/tables/<folder>.avsc}, one {@code doc} a column.
 */
public enum Table {
  /** One row per DICOM file read. */
  INSTANCES,
  /** One row per SeriesInstanceUID. */
  SERIES,
  /** One row per volume. */
  VOLUMES,
  /** One row per frame in a volume. */
  SLICES,
  /** One row per picture written. */
  PREVIEWS,
  /** One row per file or frame that was not used. */
  FAILURES,
  /**
   * What a later run needs to group files that it does not open again. Not among the tables that a
   * user reads: it stands beside them, in a folder of its own.
   */
  STATE;

  /**
   * Version of the columns, in the key-value metadata of each file. It grows when a column is
   * renamed, removed or changes its meaning; a new column does not count.
   */
  public static final int VERSION = 1;

  /** Name of the table in metadata, and of its folder. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The folder of its parts below the output folder. */
  public String path() {
    return this == STATE ? folder() : "tables/" + folder();
  }

  /** The columns as an Avro record, loaded from the resource on first use. */
  public Schema schema() {
    return columns().schema();
  }

  Columns columns() {
    return Columns.of(this);
  }
}
