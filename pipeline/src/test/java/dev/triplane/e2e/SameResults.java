package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Two runs over the same input, however they were carried out, leave the same behind. */
final class SameResults {
  private SameResults() {}

  /** Fails unless two runs left the same behind. */
  static void assertSame(Job expected, Job actual) throws IOException {
    assertSame(expected.output(), actual.output());
  }

  /** Fails unless both folders hold the same rows, in any order, and the same files. */
  static void assertSame(Path expected, Path actual) throws IOException {
    assertEquals(names(expected), names(actual), "entries at the top of the output folder");
    assertTrue(names(actual).contains("_SUCCESS"));
    try (Tables tables = new Tables(expected).attach(actual, "other_")) {
      for (String table : Tables.NAMES) {
        assertEquals(List.of(), difference(tables, table, "other_" + table), table + " lacks");
        assertEquals(List.of(), difference(tables, "other_" + table, table), table + " has more");
      }
    }
    for (String folder : List.of("previews", "volumes")) {
      SortedMap<String, byte[]> files = files(expected.resolve(folder));
      SortedMap<String, byte[]> others = files(actual.resolve(folder));
      assertEquals(files.keySet(), others.keySet());
      for (String path : files.keySet()) {
        assertArrayEquals(files.get(path), others.get(path), path);
      }
    }
    assertEquals(Job.counts(expected), Job.counts(actual));
  }

  /** Rows of one table that the other lacks, doubles equal to the last bit. */
  private static List<Cells> difference(Tables tables, String table, String other) {
    return tables.rows("select * from " + table + " except all select * from " + other);
  }

  private static SortedSet<String> names(Path folder) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    }
    return names;
  }

  private static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
