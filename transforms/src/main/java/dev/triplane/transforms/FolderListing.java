package dev.triplane.transforms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Lists files below a folder whose own path may hold what a glob takes for wildcards, such as
 * {@code /data/run [1]}.
 */
final class FolderListing {
  private FolderListing() {}

  /**
   * The files that a glob matches; none where the folder is not there.
   *
   * @param folder taken as it is
   * @param glob of names in it, or {@code **} for all that is below
   */
  static List<MatchResult.Metadata> match(String folder, String glob) throws IOException {
    Path local = InputListing.localPath(folder);
    if (local != null) {
      return local(local, glob);
    }
    // Beam's file systems look for escapes in different ways, or not at all.
    String safe = folder.replaceAll("[*?\\[\\]{}\\\\]", "?");
    List<MatchResult.Metadata> found = new ArrayList<>();
    for (MatchResult.Metadata file :
        org.apache.beam.sdk.io.FileSystems.match(safe + "/" + glob, EmptyMatchTreatment.ALLOW)
            .metadata()) {
      // A store may spell the uri in another way than the user; that is not looked at without need.
      if (safe.equals(folder) || file.resourceId().toString().startsWith(folder + "/")) {
        found.add(file);
      }
    }
    return found;
  }

  private static List<MatchResult.Metadata> local(Path folder, String glob) throws IOException {
    List<MatchResult.Metadata> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    int depth = glob.equals("**") ? Integer.MAX_VALUE : 1;
    try (Stream<Path> files = Files.walk(folder, depth)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.isRegularFile(file) && matcher.matches(folder.relativize(file))) {
          found.add(
              MatchResult.Metadata.builder()
                  .setResourceId(
                      org.apache.beam.sdk.io.FileSystems.matchNewResource(file.toString(), false))
                  .setSizeBytes(Files.size(file))
                  .setIsReadSeekEfficient(true)
                  .build());
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }
}
