package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Whether two runs made the same, however they made it. */
final class SameResults {
  private SameResults() {}

  /** Compares tables row for row, pictures and volumes byte for byte, and all counts. */
  static void assertSame(Job expected, Job actual) throws IOException {
    try (Tables tables = expected.tables().attach(actual.output(), "other_")) {
      for (String table : Tables.NAMES) {
        assertEquals(List.of(), difference(tables, table, "other_" + table), table + " lacks");
        assertEquals(List.of(), difference(tables, "other_" + table, table), table + " has more");
      }
    }
    for (String folder : List.of("previews", "volumes")) {
      SortedMap<String, byte[]> files = files(expected.output().resolve(folder));
      SortedMap<String, byte[]> others = files(actual.output().resolve(folder));
      assertEquals(files.keySet(), others.keySet());
      for (String path : files.keySet()) {
        assertArrayEquals(files.get(path), others.get(path), path);
      }
    }
    assertEquals(expected.runJson().get("counts"), actual.runJson().get("counts"));
  }

  /** Rows of one table that the other lacks, doubles equal to the last bit. */
  private static List<Cells> difference(Tables tables, String table, String other) {
    return tables.rows("select * from " + table + " except all select * from " + other);
  }

  private static SortedMap<String, byte[]> files(Path root) throws IOException {
    SortedMap<String, byte[]> found = new TreeMap<>();
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          found.put(root.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return found;
  }
}
