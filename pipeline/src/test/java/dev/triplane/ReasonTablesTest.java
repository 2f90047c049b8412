package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.dicom.Deviation;
import dev.triplane.failure.Reason;
import dev.triplane.series.Remark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's tables of reasons name those that there are, in their order, with a meaning. */
class ReasonTablesTest {
  @Test
  void reasonsOfInstances() throws IOException {
    List<String[]> rows = rows("deviations", 2);
    assertEquals(
        Stream.of(Deviation.values()).map(Deviation::name).toList(),
        rows.stream().map(row -> row[0]).toList());
  }

  @Test
  void reasonsOfVolumes() throws IOException {
    List<String[]> rows = rows("reasons", 2);
    assertEquals(
        Stream.of(Remark.values()).map(Remark::name).toList(),
        rows.stream().map(row -> row[0]).toList());
  }

  @Test
  void reasonsOfFailures() throws IOException {
    List<String[]> rows = rows("failures", 3);
    assertEquals(
        Stream.of(Reason.values()).map(reason -> reason + " " + reason.stage()).toList(),
        rows.stream().map(row -> row[0] + " " + row[1]).toList());
  }

  /** The cells of the table between the markers, below its head; each must have a meaning. */
  private static List<String[]> rows(String section, int width) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int from = readme.indexOf("<!-- " + section + " -->\n");
    int to = readme.indexOf("<!-- /" + section + " -->");
    assertTrue(from >= 0 && to > from, "README.md has no section of " + section);
    List<String[]> rows =
        readme
            .substring(from, to)
            .lines()
            .skip(3)
            .map(line -> line.substring(2, line.length() - 2).replace("`", "").split(" \\| "))
            .toList();
    for (String[] row : rows) {
      assertEquals(width, row.length, String.join(" ", row));
      assertTrue(row[width - 1].endsWith("."), row[0] + " has no meaning");
    }
    return rows;
  }
}
