package dev.triplane.table;

import org.apache.avro.generic.GenericRecord;

/** From files that were read together to their row of what a later run needs. */
public final class StateRows {
  private StateRows() {}

  /**
   * The row of files of one series.
   *
   * @param packed what the grouping needs of them; only who packed it can read it
   */
  public static GenericRecord of(String seriesInstanceUid, byte[] packed) {
    return Row.of(Table.STATE)
        .set("SeriesInstanceUID", seriesInstanceUid)
        .set("packed", packed)
        .build();
  }
}
