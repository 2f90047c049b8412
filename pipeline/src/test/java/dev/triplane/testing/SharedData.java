package dev.triplane.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real DICOM files and tools that lie in a folder {@code shared} beside the checkout. */
public final class SharedData {
  private SharedData() {}

  /** One folder of {@code shared/data}; the test is skipped where it is absent. */
  public static Path data(String folder) {
    return path("data/" + folder);
  }

  /** Any path below {@code shared}; the test is skipped where it is absent. */
  public static Path path(String name) {
    Path found = find(name);
    Assumptions.assumeTrue(found != null, "skipped: no ../shared/" + name + " beside the checkout");
    return found;
  }

  /** The same, null where it is absent. The checkout may lie deeper than beside it. */
  public static Path find(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }
}
