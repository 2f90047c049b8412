package dev.triplane.container;

import java.util.Locale;
import java.util.Optional;

/** The kinds of container, told by the end of a file's name. */
public enum ContainerKind {
  ZIP(".zip"),
  TAR(".tar"),
  /** Has no directory and no place to begin in the middle: unpacked to a file before it is read. */
  TAR_GZIP(".tar.gz", ".tgz");

  private final String[] endings;

  ContainerKind(String... endings) {
    this.endings = endings;
  }

  /** The kind of a file by its name or uri; empty where it is no container. */
  public static Optional<ContainerKind> of(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    for (ContainerKind kind : values()) {
      for (String ending : kind.endings) {
        if (lower.endsWith(ending)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }
}
