package dev.triplane.run;

import dev.triplane.transforms.LocalGlob;
import dev.triplane.transforms.RemoteListing;
import dev.triplane.transforms.StoreClient;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is there anything to read? Stops at the first file, so that a large archive costs nothing. */
final class InputCheck {
  private static final Logger LOG = LoggerFactory.getLogger(InputCheck.class);

  private InputCheck() {}

  /**
   * Passes where at least one file matches; an empty folder beside others is only a warning.
   *
   * @param inputs folders, globs or files
   * @param stores where inputs that are not local are
   * @throws RefusedException where a path does not exist or nothing matches at all
   */
  static void require(List<String> inputs, Stores stores) throws RefusedException {
    boolean any = false;
    for (String input : inputs) {
      boolean found;
      try {
        found = Location.isLocal(input) ? localMatch(input) : remoteMatch(input, stores);
      } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
        throw new RefusedException("The input " + input + " cannot be listed.", e);
      }
      if (!found) {
        LOG.warn("no file matches the input {}", input);
      }
      any |= found;
    }
    if (!any) {
      throw new RefusedException("No file matches the input " + String.join(", ", inputs) + ".");
    }
  }

  private static boolean localMatch(String input) throws IOException, RefusedException {
    Path path = Location.localPath(input).toAbsolutePath();
    if (Files.exists(path)) {
      return Files.isDirectory(path) ? anyFile(path, file -> true) : true;
    }
    LocalGlob glob = LocalGlob.of(path);
    if (!glob.hasWildcards()) {
      throw new RefusedException("The input " + input + " does not exist.");
    }
    return anyFile(glob.base(), glob.matcher());
  }

  private static boolean anyFile(Path folder, PathMatcher matcher) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.anyMatch(file -> matcher.matches(file) && Files.isRegularFile(file));
    }
  }

  private static boolean remoteMatch(String input, Stores stores) throws IOException {
    Optional<StoreClient> client = stores.client(input);
    if (client.isPresent()) {
      boolean[] found = {false};
      new RemoteListing(client.get())
          .list(
              input,
              file -> {
                found[0] = true;
                return false;
              });
      return found[0];
    }
    return matches(input) || matches(input.replaceFirst("/+$", "") + "/**");
  }

  private static boolean matches(String spec) throws IOException {
    return !org.apache.beam.sdk.io.FileSystems.match(spec, EmptyMatchTreatment.ALLOW)
        .metadata()
        .isEmpty();
  }
}
