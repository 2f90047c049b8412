package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Lists the files of the input: folders with everything below them, globs, single files. A file
 * that several of them match is listed once. Folders of the local disk, and those around a {@link
 * LocalGlob}, are walked here, which tells folders that cannot be read and follows links without
 * running in circles; stores with a {@link StoreClient} are listed by it; all else is Beam's.
 */
final class InputListing {
  private final Consumer<FileRef> files;
  private final Consumer<Failure> failures;
  private final Set<String> seen;
  private final Stores stores;

  /**
   * @param stores where remote inputs are
   * @param inputs all inputs that will be listed: of one that is no glob, no file can come twice
   */
  InputListing(
      Stores stores, List<String> inputs, Consumer<FileRef> files, Consumer<Failure> failures) {
    this.stores = stores;
    this.files = files;
    this.failures = failures;
    boolean repeats = inputs.size() > 1 || inputs.stream().anyMatch(InputListing::isGlob);
    this.seen = repeats ? new HashSet<>() : null;
  }

  /** Lists one input. */
  void list(String input) throws IOException {
    Path local = localPath(input);
    if (local != null && Files.exists(local, LinkOption.NOFOLLOW_LINKS)) {
      walk(local.toAbsolutePath().normalize(), file -> true);
      return;
    }
    if (local != null) {
      LocalGlob glob = LocalGlob.of(local);
      if (glob.hasWildcards()) {
        walk(glob.base(), glob.matcher());
      }
      return;
    }
    Optional<StoreClient> client = stores.client(input);
    if (client.isPresent()) {
      new RemoteListing(client.get()).list(input, this::add);
      return;
    }
    // What a glob matches may be files, or folders to be read with all that is below them.
    boolean found = match(input);
    if (!found || isGlob(input)) {
      match(input.replaceFirst("/+$", "") + "/**");
    }
  }

  /** True where an input may match several files, and one of them more than once. */
  static boolean isGlob(String input) {
    return input.matches(".*[*?\\[{].*");
  }

  /** The path of an input on the local disk, glob or not; null where it is elsewhere. */
  static Path localPath(String input) {
    if (input.startsWith("file:")) {
      return Path.of(input.substring("file:".length()).replaceFirst("^//", ""));
    }
    return input.matches("[A-Za-z][A-Za-z0-9+.-]+://.*") ? null : Path.of(input);
  }

  private boolean match(String spec) throws IOException {
    List<MatchResult.Metadata> found =
        FileSystems.match(spec, EmptyMatchTreatment.ALLOW).metadata();
    for (MatchResult.Metadata metadata : found) {
      String uri = metadata.resourceId().toString();
      if (!metadata.resourceId().isDirectory()) {
        add(new FileRef(uri, metadata.sizeBytes(), metadata.lastModifiedMillis()));
      }
    }
    return !found.isEmpty();
  }

  /**
   * Lists what a folder holds, and tells what in it cannot be read.
   *
   * @param wanted which paths below the folder count
   */
  private void walk(Path start, PathMatcher wanted) throws IOException {
    Files.walkFileTree(
        start,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!wanted.matches(file)) {
              return FileVisitResult.CONTINUE;
            }
            if (attributes.isRegularFile() && !isNameable(file)) {
              fail(file, "the file's name has characters that the locale of this process has not");
            } else if (attributes.isRegularFile()) {
              add(
                  new FileRef(
                      file.toString(),
                      attributes.size(),
                      attributes.lastModifiedTime().toMillis()));
            } else if (attributes.isSymbolicLink()) {
              // Links are followed: what is still one leads nowhere.
              fail(file, NoSuchFileException.class.getSimpleName());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (wanted.matches(file)) {
              fail(file, e.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null && wanted.matches(folder)) {
              fail(folder, e.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private boolean add(FileRef file) {
    if (seen == null || seen.add(file.uri())) {
      files.accept(file);
    }
    return true;
  }

  /** Whether a file's name, as text, leads to the file: its bytes need not be valid text. */
  private static boolean isNameable(Path file) {
    String text = file.toString();
    if (text.indexOf('\uFFFD') < 0) {
      return true;
    }
    try {
      return Path.of(text).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void fail(Path path, String detail) {
    if (seen == null || seen.add(path.toString())) {
      failures.accept(Failure.ofFile(path.toString(), Reason.UNREADABLE, detail));
    }
  }
}
