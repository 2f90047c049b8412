package dev.triplane.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bundled jar of the Maven profile in use, as a user starts it: {@code java -jar}. */
record Bundle(Path jar) {

  /** The bundle of a profile; it was packaged before integration tests run. */
  static Bundle of(String profile) {
    return new Bundle(Path.of("target", "triplane-" + profile + "-bundled.jar"));
  }

  /**
   * Starts the main.
   *
   * @param log receives all that it prints
   */
  Process start(Path log, List<String> args) throws IOException {
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is not there");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-jar", jar.toString()));
    command.addAll(args);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
