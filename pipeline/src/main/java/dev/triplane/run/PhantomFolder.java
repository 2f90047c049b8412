package dev.triplane.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The folder of the option phantom: gets the whole synthetic archive or nothing. */
public final class PhantomFolder {
  private static final long SEED = 1;

  private PhantomFolder() {}

  /** Writes a synthetic archive. */
  @FunctionalInterface
  public interface Writer {
    /** Writes the archive that belongs to a seed into a folder. */
    void write(Path folder, long seed) throws IOException;
  }

  /**
   * Writes beside the folder and renames at the end, so that a killed run leaves no half archive. A
   * folder that is not empty stays as it is: it may be somebody's own.
   */
  static void fill(String spec, Writer writer) throws RefusedException {
    if (!Location.isLocal(spec)) {
      throw new RefusedException("The phantom folder " + spec + " must be local.");
    }
    Path folder = Location.of(spec).path();
    try {
      if (Files.exists(folder) && !isEmpty(folder)) {
        return;
      }
      Files.createDirectories(folder.getParent());
      Path unfinished = Files.createTempDirectory(folder.getParent(), ".triplane-tmp-phantom-");
      writer.write(unfinished, SEED);
      Files.move(unfinished, folder, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RefusedException("The phantom folder " + spec + " cannot be written.", e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
