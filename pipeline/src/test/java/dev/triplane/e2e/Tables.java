package dev.triplane.e2e;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of an output folder as views of DuckDB, each under its own name. */
final class Tables implements AutoCloseable {
  static final List<String> NAMES =
      List.of("instances", "series", "volumes", "slices", "previews", "failures");

  private final Connection connection;

  Tables(Path output) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      attach(output, "");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Adds the tables of another folder, with a prefix to their names. */
  Tables attach(Path output, String prefix) {
    for (String name : NAMES) {
      Path folder = output.resolve("tables").resolve(name);
      if (!Files.isDirectory(folder)) {
        throw new AssertionError("no table " + name);
      }
      String files = folder.toAbsolutePath().toString().replace("'", "''") + "/*.parquet";
      execute("create view " + prefix + name + " as select * from read_parquet('" + files + "')");
    }
    return this;
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** All rows; a list column is a list of objects. */
  List<Cells> rows(String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= width; i++) {
        names.add(result.getMetaData().getColumnLabel(i));
      }
      List<Cells> rows = new ArrayList<>();
      while (result.next()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          values.add(plain(result.getObject(i)));
        }
        rows.add(new Cells(names, values));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Object plain(Object value) throws SQLException {
    if (!(value instanceof Array array)) {
      return value;
    }
    List<Object> items = new ArrayList<>();
    for (Object item : (Object[]) array.getArray()) {
      items.add(plain(item));
    }
    return items;
  }

  /** Tells a witness the frames of a volume, by slice_index. */
  void putFrames(Cells volume, ObjectNode question) {
    ArrayNode frames = question.putArray("frames");
    String of = "where volume_id = '" + volume.text("volume_id") + "' order by slice_index";
    for (Cells slice : rows("select * from slices " + of)) {
      frames
          .addObject()
          .put("uri", slice.text("uri"))
          .put("frame_number", slice.integer("frame_number"))
          .put("slice_index", slice.integer("slice_index"));
    }
  }

  /** The only row. */
  Cells row(String sql) {
    List<Cells> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " rows: " + sql);
    }
    return rows.get(0);
  }

  /** The only value of the only row, a number. */
  long number(String sql) {
    return ((Number) row(sql).values().get(0)).longValue();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
