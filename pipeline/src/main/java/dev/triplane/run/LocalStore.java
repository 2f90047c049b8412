package dev.triplane.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An output folder on the local file system. */
record LocalStore(Path folder) implements OutputStore {

  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.exists(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      }
    }
    return names;
  }

  @Override
  public boolean has(String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  @Override
  public String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @Override
  public void write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), text);
  }

  @Override
  public void delete(String name) throws IOException {
    // walkFileTree does not follow links: a link, or a folder of links, loses only the links.
    Files.walkFileTree(folder.resolve(name), new Removal());
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
