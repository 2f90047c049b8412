package dev.triplane.stores.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Local folders of small files. */
final class Folders {
  private Folders() {}

  /** Copies all files below a folder, as files of now. */
  static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The bytes of all files below a folder, by their path in it. */
  static SortedMap<String, byte[]> content(Path folder) throws IOException {
    SortedMap<String, byte[]> content = new TreeMap<>();
    for (Path file : files(folder)) {
      content.put(folder.relativize(file).toString(), Files.readAllBytes(file));
    }
    return content;
  }

  static Iterable<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
