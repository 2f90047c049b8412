package dev.triplane.container;

import java.util.Locale;
import java.util.Optional;

/** The kinds of container, told by the end of a file's name. */
public enum ContainerKind {
  ZIP,
  TAR,
  /** Has no directory and no place to begin in the middle: unpacked to a file before it is read. */
  TAR_GZIP;

  /** The kind of a file by its name or uri; empty where it is no container. */
  public static Optional<ContainerKind> of(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".zip")) {
      return Optional.of(ZIP);
    }
    if (lower.endsWith(".tar")) {
      return Optional.of(TAR);
    }
    if (lower.endsWith(".tar.gz") || lower.endsWith(".tgz")) {
      return Optional.of(TAR_GZIP);
    }
    return Optional.empty();
  }
}
