package dev.triplane.transforms;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * An input on the local disk that is not there as it is written: a glob, whose matches are files or
 * folders with everything below them. Names of folders that are there are taken as they are, so
 * that only what comes behind them is a glob: {@code /data/scans [old]/PAT*}.
 */
public final class LocalGlob {
  private final Path base;
  private final String rest;

  private LocalGlob(Path base, String rest) {
    this.base = base;
    this.rest = rest;
  }

  /** The glob that a path is. */
  public static LocalGlob of(Path input) {
    Path path = input.toAbsolutePath();
    Path base = path.getRoot();
    int names = 0;
    while (names < path.getNameCount() && Files.isDirectory(base.resolve(path.getName(names)))) {
      base = base.resolve(path.getName(names));
      names++;
    }
    String rest =
        names == path.getNameCount() ? "" : path.subpath(names, path.getNameCount()).toString();
    return new LocalGlob(base.normalize(), rest);
  }

  /** The folder that all matches lie in: the deepest one that is there. */
  public Path base() {
    return base;
  }

  /** The folder in front of the first wildcard; it need not be there. */
  public Path beforeWildcards() {
    Path folder = base;
    for (Path name : Path.of(rest)) {
      if (InputListing.isGlob(name.toString())) {
        return folder;
      }
      folder = folder.resolve(name);
    }
    return folder;
  }

  /** Whether it has wildcards at all; what has none matches nothing. */
  public boolean hasWildcards() {
    return InputListing.isGlob(rest);
  }

  /**
   * Tells files below the base that are, or lie in, what the glob matches.
   *
   * @throws java.util.regex.PatternSyntaxException where the glob is not valid
   */
  public PathMatcher matcher() {
    PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + rest);
    return file -> {
      for (Path name = base.relativize(file); name != null; name = name.getParent()) {
        if (glob.matches(name)) {
          return true;
        }
      }
      return false;
    };
  }
}
