package dev.triplane.stores.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One call of the bundled jar, as a user types it.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained about, and its log
 */
record Command(int code, String out, String err) {
  private static final int MINUTES = 5;

  /** Runs the jar to its end. */
  static Command run(Path scratch, Map<String, String> environment, List<String> arguments)
      throws IOException {
    Path jar = Path.of(System.getProperty("triplane.jar"));
    assertTrue(Files.isRegularFile(jar), "no bundled jar: " + jar);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString(),
                "--progressSeconds=0"));
    command.addAll(arguments);
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("AWS_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the run does not end");
      return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }

  Command assertDone() {
    assertEquals(0, code, err);
    return this;
  }

  /** Fails unless the run was refused, with one line that has the reason in it. */
  void assertRefused(String reason) {
    assertEquals(3, code, err);
    assertTrue(err.contains(reason), err);
    List<String> complaints = err.lines().filter(line -> line.startsWith("triplane: ")).toList();
    assertEquals(1, complaints.size(), err);
    assertTrue(err.lines().noneMatch(line -> line.startsWith("\tat ")), err);
  }
}
