package dev.triplane.transforms;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystemUtils;

/**
 * What an input in a store means: a file, a folder with everything below it, or, where neither is
 * there, a glob whose matches are files or such folders.
 */
public final class RemoteListing {
  private final StoreClient store;

  public RemoteListing(StoreClient store) {
    this.store = store;
  }

  /**
   * Lists the files of one input.
   *
   * @param more receives each file, and says whether it wants another
   * @throws IOException where the store cannot be listed, or a glob cannot be understood
   */
  public void list(String input, StoreClient.Listener more) throws IOException {
    String name = input.replaceFirst("/+$", "");
    Optional<FileRef> file = store.find(name);
    if (file.isPresent()) {
      more.accept(file.get());
      return;
    }
    boolean[] found = {false};
    store.list(
        name + "/",
        below -> {
          found[0] = true;
          return isFolderMark(below) || more.accept(below);
        });
    if (!found[0] && InputListing.isGlob(name)) {
      Pattern pattern = pattern(name);
      store.list(
          beforeGlob(name),
          match ->
              isFolderMark(match) || !pattern.matcher(match.uri()).matches() || more.accept(match));
    }
  }

  /** Consoles of buckets show empty objects with a slash at the end as folders. */
  private static boolean isFolderMark(FileRef file) {
    return file.uri().endsWith("/");
  }

  private static String beforeGlob(String glob) {
    int wildcard = 0;
    while ("*?[{".indexOf(glob.charAt(wildcard)) < 0) {
      wildcard++;
    }
    return glob.substring(0, wildcard);
  }

  private static Pattern pattern(String glob) throws IOException {
    try {
      return Pattern.compile(FileSystemUtils.wildcardToRegexp(glob) + "(/.*)?");
    } catch (IllegalArgumentException e) {
      throw new IOException("the glob " + glob + " is not valid", e);
    }
  }
}
