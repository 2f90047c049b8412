package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run says of a case, as a table that a reader can check by hand. One line a volume, ordered
 * by SeriesInstanceUID and volume_index, equal neighbours counted once:
 *
 * <pre>
 * axis_codes planes x rows x columns | spacing of slices, rows, columns | first > last position |
 *     verdict, missing_indices, names of the reasons | split_key
 * </pre>
 *
 * <p>mm, rounded to four decimals; {@code -} is null. Then the number of rows of the table
 * instances, and each reason of READ and GROUP failures with its count. Whether the pixels could be
 * decoded is not asked here.
 */
final class CaseTable {
  private CaseTable() {}

  /** Runs the main on a folder of the shared data and compares. */
  static Job check(Path output, String folder, String expected) throws IOException {
    Job job = Job.run(SharedData.data(folder), output, "--previewSize=16").assertDone();
    try (Tables tables = job.tables()) {
      List<String> lines = volumes(tables, "%");
      lines.add("instances " + tables.number("select count(*) from instances"));
      for (Cells row :
          tables.rows(
              "select reason, count(*) as n from failures where stage in ('READ', 'GROUP') "
                  + "group by reason order by reason")) {
        lines.add(row.text("reason") + " " + row.get("n"));
      }
      assertEquals(normal(expected), String.join("\n", lines), folder);
    }
    return job;
  }

  /** Compares the volumes of some series of a finished run. */
  static void check(Tables tables, String seriesLike, String name, String expected) {
    assertEquals(normal(expected), String.join("\n", volumes(tables, seriesLike)), name);
  }

  private static String normal(String table) {
    return table
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> volumes(Tables tables, String seriesLike) {
    List<String> lines = new ArrayList<>();
    String before = null;
    int same = 0;
    for (Cells row :
        tables.rows(
            "select * from volumes where SeriesInstanceUID like '%s' order by SeriesInstanceUID, volume_index"
                .formatted(seriesLike))) {
      String line = line(row);
      same = line.equals(before) ? same + 1 : 1;
      if (same > 1) {
        lines.remove(lines.size() - 1);
      }
      lines.add(same > 1 ? same + " x " + line : line);
      before = line;
    }
    return lines;
  }

  private static String line(Cells row) {
    String missing = row.integer("missing_slices") > 0 ? " " + row.get("missing_indices") : "";
    String reasons =
        ((List<?>) row.get("reasons"))
            .stream()
                .map(r -> " " + r.toString().replaceFirst(":.*", ""))
                .collect(Collectors.joining());
    Object axes = row.get("axis_codes");
    Object key = row.get("split_key");
    return (axes == null ? "-" : axes)
        + String.format(
            " %sx%sx%s | %s %s %s | %s > %s | ",
            row.get("planes"),
            row.get("rows"),
            row.get("columns"),
            text(row.get("spacing_slice_mm")),
            text(row.get("spacing_row_mm")),
            text(row.get("spacing_column_mm")),
            text(row.get("first_position_mm")),
            text(row.get("last_position_mm")))
        + row.text("verdict")
        + missing
        + reasons
        + (key == null ? "" : " | " + key);
  }

  private static String text(Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CaseTable::text).collect(Collectors.joining(" "));
    }
    BigDecimal rounded =
        BigDecimal.valueOf(((Number) value).doubleValue()).setScale(4, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
