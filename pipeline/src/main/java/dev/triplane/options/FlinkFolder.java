package dev.triplane.options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder of settings for Flink's client, which takes some of them from nowhere else; it lasts as
 * long as the process.
 */
final class FlinkFolder {
  /**
   * Flink would choose the number of shares of a step by the bytes that it is given: one share for
   * a whole archive, since only headers are shuffled.
   */
  private static final String SETTINGS =
      "execution.batch.adaptive.auto-parallelism.enabled: false\n";

  private FlinkFolder() {}

  /** Writes the folder. */
  static Path write() {
    try {
      Path folder = Files.createTempDirectory("triplane-flink");
      folder.toFile().deleteOnExit();
      Path file = Files.writeString(folder.resolve("config.yaml"), SETTINGS);
      file.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder for the settings of Flink's client", e);
    }
  }
}
