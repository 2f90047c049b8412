package dev.triplane.table;

import java.util.Objects;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Builds one row of a table, column by column, each checked when it is set.
 *
 * <pre>{@code
 * GenericRecord row = Row.of(Table.SLICES).set("volume_id", id).set("slice_index", 3)....build();
 * }</pre>
 *
 * <p>Values: {@code CharSequence} for a string, {@code Integer} or {@code Short} for an int, those
 * or {@code Long} for a long, an {@code Instant} or its milliseconds as {@code Long} for a
 * timestamp of milliseconds, an {@code Instant} or {@code LocalDateTime} for one of microseconds, a
 * {@code LocalDate} for a date, {@code Double}, {@code Float} or {@code Integer} for a double,
 * {@code Boolean}; a {@code List} of these, or {@code String[]}, {@code int[]}, {@code double[]}
 * for an array. No message of an exception holds a value. Not for use by more than one thread.
 */
public final class Row {
  private final Columns columns;
  private final Object[] values;

  private Row(Columns columns) {
    this.columns = columns;
    this.values = new Object[columns.size()];
  }

  /** An empty row of a table. */
  public static Row of(Table table) {
    return new Row(table.columns());
  }

  /**
   * Sets one column; the last value set counts.
   *
   * @param value null for a value that is absent
   * @throws IllegalArgumentException if the table has no such column, or the value's class does not
   *     fit its type
   */
  public Row set(String column, Object value) {
    int position = columns.position(column);
    if (value == null) {
      values[position] = null;
      return this;
    }
    Object fitted = columns.type(position).fit(value);
    if (fitted == null) {
      throw new IllegalArgumentException(
          "column " + column + " is " + columns.type(position) + ", not " + value.getClass());
    }
    values[position] = fitted;
    return this;
  }

  /**
   * The row as an Avro record of {@link Table#schema()}. A column that was not set is null; a list
   * that may not be null is empty.
   *
   * @throws NullPointerException if a required column has no value
   */
  public GenericRecord build() {
    GenericData.Record row = new GenericData.Record(columns.schema());
    for (int i = 0; i < values.length; i++) {
      Object value = values[i] == null ? columns.defaultValue(i) : values[i];
      if (columns.required(i)) {
        Objects.requireNonNull(value, columns.name(i));
      }
      row.put(i, value);
    }
    return row;
  }
}
