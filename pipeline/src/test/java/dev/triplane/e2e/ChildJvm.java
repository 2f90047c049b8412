package dev.triplane.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The main in a JVM of its own, as a user starts it. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * Starts the main.
   *
   * @param log receives all that it prints
   * @param jvm options of the JVM
   * @param args arguments of the main
   */
  static Process start(Path log, List<String> jvm, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.triplane.Triplane"));
    command.addAll(args);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }
}
