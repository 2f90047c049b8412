package dev.triplane.preview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table of facts beside the classes: a line a row, tabs between columns, comments after #. */
final class FactTable {
  private FactTable() {}

  /** The rows of a resource of this package, in its order. */
  static List<String[]> read(String resource) {
    try (InputStream in = FactTable.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
