package dev.triplane.stores.it;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables of runs, read with DuckDB. */
final class Tables {
  /**
   * What tells rows of two runs over the same archive apart: where it was, and when it was put
   * there.
   */
  private static final Map<String, String> RUN_COLUMNS =
      Map.of("instances", "uri, modified", "slices", "uri", "failures", "uri, modified");

  static final List<String> NAMES =
      List.of("instances", "series", "volumes", "slices", "previews", "failures");

  private Tables() {}

  /** All values of all rows but those that no two runs share, as text, sorted. */
  static List<String> rows(Path output, String table) {
    String but = RUN_COLUMNS.containsKey(table) ? " exclude (" + RUN_COLUMNS.get(table) + ")" : "";
    return query(
        output, table, "select cast(t as varchar) from (select *" + but + " from %s) t order by 1");
  }

  /** All values of all rows, as text, sorted. */
  static List<String> allRows(Path output, String table) {
    return query(output, table, "select cast(t as varchar) from %s t order by 1");
  }

  /** What an expression over the fields of run.json gives, as text. */
  static String json(Path output, String expression) {
    String file = "'" + output.resolve("run.json") + "'";
    return query("select cast(" + expression + " as varchar) from read_json(" + file + ")").get(0);
  }

  /** The first column of a query in which {@code %s} is the table. */
  static List<String> query(Path output, String table, String sql) {
    String files = "'" + output.resolve("tables").resolve(table) + "/*.parquet'";
    return query(sql.formatted(files));
  }

  private static List<String> query(String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
