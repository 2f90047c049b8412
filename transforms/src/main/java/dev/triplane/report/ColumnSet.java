package dev.triplane.report;

import dev.triplane.table.Table;
import dev.triplane.table.TableColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns of one table to be read together, each once, and where each stands in a row. */
final class ColumnSet {
  private final Map<String, TableColumn> known = new LinkedHashMap<>();
  private final Map<String, Integer> positions = new LinkedHashMap<>();

  ColumnSet(Table table) {
    TableColumn.of(table).forEach(column -> known.put(column.name(), column));
  }

  /** Adds a column of the table. */
  void add(String column) {
    if (!known.containsKey(column)) {
      throw new IllegalArgumentException("no column " + column);
    }
    positions.putIfAbsent(column, positions.size());
  }

  void addAll(List<String> columns) {
    columns.forEach(this::add);
  }

  /** The names in the order of the rows. */
  String[] names() {
    return positions.keySet().toArray(String[]::new);
  }

  /** A column of the table by its name. */
  TableColumn column(String name) {
    return known.get(name);
  }

  /** A value of a row. */
  Object get(Object[] row, String column) {
    return row[positions.get(column)];
  }
}
