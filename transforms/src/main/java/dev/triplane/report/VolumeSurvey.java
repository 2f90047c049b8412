package dev.triplane.report;

import dev.triplane.table.RowReader;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page says of all volumes together, and their order: one pass over the table. */
final class VolumeSurvey {
  /** Attributes and derived texts whose values are counted. */
  static final List<String> COUNTED = List.of("Modality", "BodyPartExamined", "plane", "verdict");

  /** Numbers that are drawn as histograms. */
  static final List<String> MEASURED =
      List.of(
          "spacing_slice_mm",
          "spacing_row_mm",
          "spacing_column_mm",
          "planes",
          "fov_slice_mm",
          "fov_row_mm",
          "fov_column_mm");

  private static final List<String> ORDERING =
      List.of("volume_id", "SeriesInstanceUID", "StudyInstanceUID", "SeriesNumber", "volume_index");

  private final VolumeOrder order = new VolumeOrder();
  private final Map<String, Counts> counts = new LinkedHashMap<>();
  private final Map<String, Histogram> histograms = new LinkedHashMap<>();
  private final Counts reasons = new Counts();

  private VolumeSurvey() {
    COUNTED.forEach(column -> counts.put(column, new Counts()));
    MEASURED.forEach(column -> histograms.put(column, new Histogram()));
  }

  /** Reads the table volumes. */
  static VolumeSurvey read(ReportStore store, ShownColumns shown) throws IOException {
    VolumeSurvey survey = new VolumeSurvey();
    ColumnSet columns = new ColumnSet(Table.VOLUMES);
    columns.addAll(ORDERING);
    columns.addAll(COUNTED);
    columns.addAll(MEASURED);
    columns.add("reasons");
    for (TableFile file : store.parts(Table.VOLUMES)) {
      try (RowReader reader = RowReader.open(Table.VOLUMES, file, columns.names())) {
        for (Object[] row = reader.readPlain(); row != null; row = reader.readPlain()) {
          survey.add(columns, row, shown);
        }
      }
    }
    survey.order.close();
    return survey;
  }

  private void add(ColumnSet columns, Object[] row, ShownColumns shown) {
    order.add(
        (String) columns.get(row, "volume_id"),
        (String) columns.get(row, "SeriesInstanceUID"),
        (String) columns.get(row, "StudyInstanceUID"),
        (Number) columns.get(row, "SeriesNumber"),
        (Number) columns.get(row, "volume_index"));
    counts.forEach(
        (column, count) ->
            count.add(shown.value(columns.column(column), columns.get(row, column))));
    histograms.forEach((column, histogram) -> histogram.add(columns.get(row, column)));
    for (Object reason : (List<?>) columns.get(row, "reasons")) {
      reasons.add(name((String) reason));
    }
  }

  /** The name in front of a reason's numbers. */
  static String name(String reason) {
    return CleanText.of(reason.split(":", 2)[0], 64);
  }

  VolumeOrder order() {
    return order;
  }

  /** By column of {@link #COUNTED}: how often each value occurs. */
  Map<String, Counts> counts() {
    return counts;
  }

  /** By column of {@link #MEASURED}. */
  Map<String, Histogram> histograms() {
    return histograms;
  }

  /** How many volumes have each reason. */
  Counts reasons() {
    return reasons;
  }
}
