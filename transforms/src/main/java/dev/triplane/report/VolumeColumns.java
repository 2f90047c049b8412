package dev.triplane.report;

import dev.triplane.table.Table;
import dev.triplane.table.TableColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of volumes by the files they go to: those that the gallery needs at once, those that
 * it needs when they are asked for, and those of one volume's view.
 */
final class VolumeColumns {
  /** Numbers that each volume has on the page only: of its study and series, from 1. */
  static final String STUDY = "study";

  static final String SERIES = "series";

  /** The pictures in short: plane, kind, path or why there is none. */
  static final String PICTURES = "pictures";

  /** Names of the flags that are true of the volume or one of its pictures. */
  static final String FLAGS = "flags";

  /** What a card shows or the search looks at; absent ones, and identifiers not shown, drop out. */
  private static final List<String> AT_ONCE =
      List.of(
          "volume_id",
          "split_key",
          "PatientID",
          "Modality",
          "SeriesDescription",
          "BodyPartExamined",
          "frame_count",
          "planes",
          "rows",
          "columns",
          "spacing_slice_mm",
          "spacing_row_mm",
          "spacing_column_mm",
          "fov_slice_mm",
          "fov_row_mm",
          "fov_column_mm",
          "plane",
          "missing_slices",
          "verdict");

  private final List<TableColumn> index = new ArrayList<>();
  private final List<TableColumn> more = new ArrayList<>();
  private final List<TableColumn> lists = new ArrayList<>();

  VolumeColumns(ShownColumns shown) {
    for (TableColumn column : shown.of(Table.VOLUMES)) {
      if (column.kind() == TableColumn.Kind.LIST) {
        lists.add(column);
      } else if (column.kind() == TableColumn.Kind.FLAG || AT_ONCE.contains(column.name())) {
        index.add(column);
      } else {
        more.add(column);
      }
    }
  }

  /** Columns of the index. */
  List<TableColumn> index() {
    return index;
  }

  /** Columns that are fetched when something is sorted or filtered by them. */
  List<TableColumn> more() {
    return more;
  }

  /** Columns of a single volume's view. */
  List<TableColumn> lists() {
    return lists;
  }

  /** For the script: name, kind, where it stands, what it means. */
  List<Map<String, Object>> describe() {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(describe(STUDY, "NUMBER", "index", "Number of the study on this page, from 1."));
    all.add(describe(SERIES, "NUMBER", "index", "Number of the series on this page, from 1."));
    index.forEach(column -> all.add(describe(column, "index")));
    more.forEach(column -> all.add(describe(column, "more")));
    lists.forEach(column -> all.add(describe(column, "rows")));
    return all;
  }

  private static Map<String, Object> describe(TableColumn column, String where) {
    return describe(column.name(), column.kind().name(), where, column.doc());
  }

  private static Map<String, Object> describe(String name, String kind, String where, String doc) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("kind", kind);
    json.put("where", where);
    json.put("doc", doc);
    return json;
  }
}
