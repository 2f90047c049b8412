package dev.triplane.report;

import dev.triplane.table.RowReader;
import dev.triplane.table.Table;
import dev.triplane.table.TableColumn;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the volumes, in their order, to scripts that the page loads as it needs them (a page
 * opened from a disk may load scripts, but nothing else): {@code data/index-N.js} and {@code
 * data/more-N.js} hold columns of {@value #INDEX_ROWS} volumes, {@code data/rows-N.js} the lists
 * and pictures of {@value #VIEW_ROWS}.
 *
 * <p>The tables are read once for every {@value #INDEX_ROWS} volumes: only so many are held in
 * memory.
 */
final class VolumeChunks {
  /** Volumes of one file of the index. */
  static final int INDEX_ROWS = 8192;

  /** Volumes of one file of rows; divides {@link #INDEX_ROWS}. */
  static final int VIEW_ROWS = 256;

  /** Flags of pictures that say nothing of what is in them. */
  private static final Set<String> DRAWING = Set.of("resliced", "marks", "inverted");

  private static final String JAVASCRIPT = "text/javascript";

  private final ReportStore store;
  private final ShownColumns shown;
  private final VolumeOrder order;
  private final VolumeColumns columns;
  private final ColumnSet volumes = new ColumnSet(Table.VOLUMES);
  private final ColumnSet previews = new ColumnSet(Table.PREVIEWS);
  private final List<TableColumn> pictureColumns = new ArrayList<>();
  private final Counts withheld = new Counts();
  private final Counts flags = new Counts();

  /** A volume and its pictures, values as they are shown. */
  private record Volume(Map<String, Object> values, List<Map<String, Object>> pictures) {}

  VolumeChunks(ReportStore store, ShownColumns shown, VolumeOrder order) {
    this.store = store;
    this.shown = shown;
    this.order = order;
    this.columns = new VolumeColumns(shown);
    for (String identity : List.of("volume_id", "SeriesInstanceUID")) {
      volumes.add(identity);
      previews.add(identity);
    }
    columns.index().forEach(column -> volumes.add(column.name()));
    columns.more().forEach(column -> volumes.add(column.name()));
    columns.lists().forEach(column -> volumes.add(column.name()));
    for (TableColumn column : shown.of(Table.PREVIEWS)) {
      if (!column.name().equals("volume_id") && !column.name().equals("SeriesInstanceUID")) {
        previews.add(column.name());
        pictureColumns.add(column);
      }
    }
  }

  /** Writes all files. */
  void write() throws IOException {
    for (int from = 0; from < order.size(); from += INDEX_ROWS) {
      int number = from / INDEX_ROWS;
      List<Volume> window = read(from, Math.min(from + INDEX_ROWS, order.size()));
      write("index", number, index(window, from));
      write("more", number, columns(window, columns.more()));
      for (int i = 0; i < window.size(); i += VIEW_ROWS) {
        List<Volume> rows = window.subList(i, Math.min(i + VIEW_ROWS, window.size()));
        write("rows", (from + i) / VIEW_ROWS, rows(rows));
      }
    }
  }

  /** What the script must know of the columns. */
  VolumeColumns columns() {
    return columns;
  }

  /** The columns of pictures. */
  List<TableColumn> pictureColumns() {
    return pictureColumns;
  }

  /** How many pictures were withheld for which reason. */
  Counts withheld() {
    return withheld;
  }

  /** How many volumes have each flag, or a picture with it. */
  Counts flags() {
    return flags;
  }

  private List<Volume> read(int from, int to) throws IOException {
    List<Volume> window = new ArrayList<>();
    for (int rank = from; rank < to; rank++) {
      window.add(new Volume(new LinkedHashMap<>(), new ArrayList<>()));
    }
    for (TableFile file : store.parts(Table.VOLUMES)) {
      try (RowReader reader = RowReader.open(Table.VOLUMES, file, volumes.names())) {
        for (Object[] row = reader.readPlain(); row != null; row = reader.readPlain()) {
          int rank = rank(volumes, row);
          if (rank >= from && rank < to) {
            Map<String, Object> values = window.get(rank - from).values();
            for (String column : volumes.names()) {
              Object value = volumes.get(row, column);
              values.put(column, shown.value(volumes.column(column), value));
            }
          }
        }
      }
    }
    for (TableFile file : store.parts(Table.PREVIEWS)) {
      try (RowReader reader = RowReader.open(Table.PREVIEWS, file, previews.names())) {
        for (Object[] row = reader.readPlain(); row != null; row = reader.readPlain()) {
          int rank = rank(previews, row);
          if (rank >= from && rank < to) {
            window.get(rank - from).pictures().add(picture(row));
          }
        }
      }
    }
    Comparator<Map<String, Object>> byPath =
        Comparator.comparing(picture -> Json.of(picture.get("path")) + Json.of(picture));
    window.forEach(volume -> volume.pictures().sort(byPath));
    return window;
  }

  private int rank(ColumnSet set, Object[] row) {
    return order.rank(
        (String) set.get(row, "volume_id"), (String) set.get(row, "SeriesInstanceUID"));
  }

  private Map<String, Object> picture(Object[] row) {
    Map<String, Object> picture = new LinkedHashMap<>();
    for (TableColumn column : pictureColumns) {
      Object value = previews.get(row, column.name());
      if (column.name().equals("path")) {
        boolean safe = value != null && PicturePath.isSafe((String) value);
        picture.put("path", safe ? value : null);
      } else if (value != null) {
        picture.put(column.name(), shown.value(column, value));
      }
    }
    if (picture.get("path") == null) {
      withheld.add(picture.get("withheld_reason"));
    }
    return picture;
  }

  private String index(List<Volume> window, int from) {
    StringBuilder json = new StringBuilder();
    List<Object> studies = new ArrayList<>();
    List<Object> series = new ArrayList<>();
    List<Object> reasons = new ArrayList<>();
    List<Object> pictures = new ArrayList<>();
    List<Object> flagged = new ArrayList<>();
    for (int i = 0; i < window.size(); i++) {
      studies.add(order.study(from + i));
      series.add(order.series(from + i));
      reasons.add(reasonNames(window.get(i)));
      pictures.add(inShort(window.get(i)));
      flagged.add(flags(window.get(i)));
    }
    json.append('{');
    column(VolumeColumns.STUDY, studies, false, json);
    column(VolumeColumns.SERIES, series, false, json.append(",\n"));
    column("reasons", reasons, true, json.append(",\n"));
    column(VolumeColumns.PICTURES, pictures, true, json.append(",\n"));
    column(VolumeColumns.FLAGS, flagged, true, json.append(",\n"));
    json.append(",\n").append(columns(window, columns.index()).substring(1));
    return json.toString();
  }

  private static List<String> reasonNames(Volume volume) {
    List<?> reasons = (List<?>) volume.values().getOrDefault("reasons", List.of());
    return reasons.stream().map(reason -> VolumeSurvey.name((String) reason)).toList();
  }

  /** What is true of a volume or of one of its pictures, but for how these were drawn. */
  private List<String> flags(Volume volume) {
    TreeSet<String> names = new TreeSet<>();
    List<Map<String, Object>> all = new ArrayList<>(volume.pictures());
    all.add(volume.values());
    for (Map<String, Object> values : all) {
      values.forEach(
          (name, value) -> {
            if (Boolean.TRUE.equals(value) && !DRAWING.contains(name)) {
              names.add(name);
            }
          });
    }
    names.forEach(flags::add);
    return List.copyOf(names);
  }

  private static List<Object> inShort(Volume volume) {
    String id = (String) volume.values().get("volume_id");
    List<Object> all = new ArrayList<>();
    for (Map<String, Object> picture : volume.pictures()) {
      Object path = picture.get("path");
      List<Object> one = new ArrayList<>();
      one.add(picture.get("kind"));
      one.add(picture.get("plane"));
      one.add(path == null ? null : PicturePath.shortened((String) path, id));
      if (path == null) {
        one.add(picture.get("withheld_reason"));
      }
      if (!Boolean.TRUE.equals(picture.get("resliced"))) {
        all.add(one);
      }
    }
    return all;
  }

  private static String columns(List<Volume> window, List<TableColumn> columns) {
    StringBuilder json = new StringBuilder("{");
    for (TableColumn column : columns) {
      List<Object> values = new ArrayList<>(window.size());
      window.forEach(volume -> values.add(volume.values().get(column.name())));
      boolean unique = column.name().equals("volume_id");
      column(
          column.name(),
          values,
          column.kind() == TableColumn.Kind.TEXT && !unique,
          json.append(json.length() == 1 ? "" : ",\n"));
    }
    return json.append('}').toString();
  }

  /**
   * A column as a list, as a list of distinct values and their numbers, or null if all are null.
   */
  private static void column(
      String name, List<Object> values, boolean repeating, StringBuilder json) {
    Json.append(name, json);
    json.append(':');
    if (values.stream().allMatch(value -> value == null)) {
      json.append("null");
      return;
    }
    if (!repeating) {
      Json.append(values, json);
      return;
    }
    Map<Object, Integer> distinct = new LinkedHashMap<>();
    List<Object> numbers = new ArrayList<>(values.size());
    for (Object value : values) {
      numbers.add(value == null ? -1 : distinct.computeIfAbsent(value, v -> distinct.size()));
    }
    Json.append(Map.of("numbers", numbers), json);
    json.setLength(json.length() - 1);
    Json.append(new ArrayList<>(distinct.keySet()), json.append(",\"values\":"));
    json.append('}');
  }

  private String rows(List<Volume> window) {
    List<Object> rows = new ArrayList<>();
    for (Volume volume : window) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (TableColumn column : columns.lists()) {
        Object value = volume.values().get(column.name());
        if (value != null) {
          row.put(column.name(), value);
        }
      }
      row.put(VolumeColumns.PICTURES, volume.pictures());
      rows.add(row);
    }
    return Json.of(rows);
  }

  private void write(String kind, int number, String json) throws IOException {
    String script = "triplane.put(\"" + kind + "\"," + number + "," + json + ");\n";
    String path = Report.FOLDER + "/data/" + kind + "-" + number + ".js";
    store.write(path, script.getBytes(StandardCharsets.UTF_8), JAVASCRIPT);
  }
}
