package dev.triplane.run;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the synthetic archive of the option phantom. */
@FunctionalInterface
public interface PhantomWriter {
  /**
   * Writes the archive that belongs to a seed; an earlier one is replaced.
   *
   * @throws IOException where the folder holds anything else or cannot be written
   */
  void write(Path folder, long seed) throws IOException;
}
