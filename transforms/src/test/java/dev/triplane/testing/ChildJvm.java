package dev.triplane.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Runs a main class in a Java runtime of its own, on this one's class path. */
public final class ChildJvm {
  private final List<String> options = new ArrayList<>();
  private Predicate<String> jars = jar -> true;

  /** What came of it: the exit code, and stdout with stderr. */
  public record Result(int exitCode, String output) {}

  /** Adds options of the runtime, such as {@code -Xmx64m}. */
  public ChildJvm with(String... values) {
    options.addAll(List.of(values));
    return this;
  }

  /** Keeps only those entries of the class path whose file names are wanted. */
  public ChildJvm classPath(Predicate<String> wanted) {
    jars = wanted;
    return this;
  }

  /** Runs to the end; one that does not end within the seconds is ended, and an error. */
  public Result run(int seconds, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.awt.headless=true");
    command.addAll(options);
    command.add("-cp");
    command.add(
        String.join(
            File.pathSeparator,
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.test(Path.of(entry).getFileName().toString()))
                .toList()));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("triplane-child", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      try {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          throw new AssertionError(
              main.getSimpleName() + " did not end in " + seconds + " s: " + read(output));
        }
      } finally {
        process.destroyForcibly();
      }
      return new Result(process.exitValue(), read(output));
    } finally {
      Files.delete(output);
    }
  }

  private static String read(Path output) throws IOException {
    return Files.readString(output).strip();
  }
}
