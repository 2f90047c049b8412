package dev.triplane.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Real files beside the checkout, in a folder {@code shared/data}; tests that need them are skipped
 * without.
 */
public final class SharedData {
  private SharedData() {}

  /**
   * A folder of the data, or the whole where the name is empty.
   *
   * <p>Skips the calling test where there is none.
   */
  public static Path data(String folder) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolve("shared/data");
      if (Files.isDirectory(data.resolve(folder))) {
        return data.resolve(folder);
      }
    }
    Assumptions.abort(
        "no shared/data/" + folder + " in any folder above " + Path.of("").toAbsolutePath());
    throw new IllegalStateException("not reached");
  }
}
