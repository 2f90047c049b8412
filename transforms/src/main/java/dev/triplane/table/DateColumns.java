package dev.triplane.table;

import dev.triplane.dicom.DateString;
import dev.triplane.dicom.DateTimeString;
import dev.triplane.dicom.Dictionary;
import dev.triplane.dicom.TimeString;
import dev.triplane.dicom.Vr;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/**
 * The columns that hold dates and times as values beside their raw text: for StudyDate (DA) the
 * date {@code study_date}; for StudyTime (TM) {@code study_time_seconds} since midnight, since the
 * time type that Avro writes into Parquet makes a table unreadable for Spark; for
 * AcquisitionDateTime (DT) {@code acquisition_date_time} on the clock of the device and {@code
 * acquisition_date_time_utc} where its offset is known. Null where the text is no date or time.
 */
final class DateColumns {
  private static final double NANOS = 1e9;

  private final List<Column> columns;

  private record Column(String keyword, Vr vr, String name) {}

  private DateColumns(List<Column> columns) {
    this.columns = columns;
  }

  /** The columns of a table. */
  static DateColumns of(Table table) {
    List<Column> columns = new ArrayList<>();
    for (Schema.Field field : table.schema().getFields()) {
      int tag = Dictionary.tagOf(field.name());
      Vr vr = tag == -1 ? Vr.UN : Dictionary.vrOf(tag);
      if (vr == Vr.DA || vr == Vr.TM || vr == Vr.DT) {
        columns.add(new Column(field.name(), vr, snakeCase(field.name())));
      }
    }
    return new DateColumns(columns);
  }

  private static String snakeCase(String keyword) {
    return keyword.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /**
   * Sets the columns.
   *
   * @param texts the text of a keyword, several values joined by a backslash; null where absent
   */
  void fill(Row row, UnaryOperator<String> texts) {
    for (Column column : columns) {
      String text = texts.apply(column.keyword());
      if (text == null) {
        continue;
      }
      String first = AttributeColumns.firstValue(text);
      switch (column.vr()) {
        case DA -> row.set(column.name(), DateString.parse(first));
        case TM -> row.set(column.name() + "_seconds", seconds(TimeString.parse(first)));
        default -> fill(row, column.name(), DateTimeString.parse(first), texts);
      }
    }
  }

  private static Double seconds(LocalTime time) {
    return time == null ? null : time.toNanoOfDay() / NANOS;
  }

  private static void fill(
      Row row, String name, DateTimeString moment, UnaryOperator<String> texts) {
    if (moment != null) {
      String offset = texts.apply("TimezoneOffsetFromUTC");
      Instant utc = moment.instant(offset == null ? null : DateTimeString.offset(offset));
      row.set(name, moment.local()).set(name + "_utc", utc);
    }
  }
}
