package dev.triplane.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on some file system, in the one spelling that can be compared: local paths absolute, with
 * every symbolic link and {@code ..} followed; URIs as scheme, bucket or host, and path.
 *
 * @param root the scheme with bucket or host, {@code gs://bucket}; {@code file:} where local
 * @param path the path within, never ending with a slash but where it is the root itself
 */
record Location(String root, Path path) {
  private static final Pattern URI = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+)://([^/]*)(/?.*)");
  private static final Pattern FILE = Pattern.compile("file:(?://)?(/.*)");
  private static final String LOCAL = "file:";
  private static final int MAX_LINKS = 40;

  /** Whether a path or URI is on the local file system. */
  static boolean isLocal(String spec) {
    return FILE.matcher(spec).matches() || !URI.matcher(spec).matches();
  }

  /** The local path that a spec names, as written. */
  static Path localPath(String spec) {
    Matcher file = FILE.matcher(spec);
    return Path.of(file.matches() ? file.group(1) : spec);
  }

  /** The place that a path or URI names; it need not exist. */
  static Location of(String spec) {
    if (isLocal(spec)) {
      return new Location(LOCAL, resolve(localPath(spec).toAbsolutePath(), 0));
    }
    Matcher uri = URI.matcher(spec);
    if (!uri.matches()) {
      throw new IllegalStateException("neither local nor a URI");
    }
    String root = uri.group(1).toLowerCase(Locale.ROOT) + "://" + uri.group(2);
    return new Location(root, Path.of("/" + uri.group(3)).normalize());
  }

  /** The folder in front of a glob's first wildcard; a spec without wildcard as it is. */
  static String beforeGlob(String spec) {
    int wildcard = 0;
    while (wildcard < spec.length() && "*?[{".indexOf(spec.charAt(wildcard)) < 0) {
      wildcard++;
    }
    if (wildcard == spec.length()) {
      return spec;
    }
    int slash = spec.lastIndexOf('/', wildcard);
    if (slash == 0) {
      return "/";
    }
    return slash < 0 ? "." : spec.substring(0, slash);
  }

  /** Whether the other place is this one or lies below it. */
  boolean contains(Location other) {
    return root.equals(other.root) && other.path.startsWith(path);
  }

  /**
   * Follows links and {@code ..} from the root on, one name at a time: what comes after a link is
   * below the link's target, and names that do not exist yet are kept.
   */
  private static Path resolve(Path absolute, int links) {
    if (links > MAX_LINKS) {
      throw new UncheckedIOException(new IOException("too many symbolic links"));
    }
    Path real = absolute.getRoot();
    for (Path name : absolute) {
      if (name.toString().equals("..")) {
        real = real.getParent() == null ? real : real.getParent();
      } else if (!name.toString().equals(".")) {
        real = real.resolve(name);
      }
      if (Files.isSymbolicLink(real)) {
        real = resolve(real.resolveSibling(readLink(real)), links + 1);
      }
    }
    return real;
  }

  private static Path readLink(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
