package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The independent witness: pydicom and numpy, which share no line with this project. */
final class Python {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private Python() {}

  /** Runs a script of {@code src/test/resources/e2e} that prints one JSON value. */
  static JsonNode json(Path scratch, String script, Object... args) throws IOException {
    Path output = run(scratch, Path.of("src/test/resources/e2e", script), args);
    return new ObjectMapper().readTree(output.toFile());
  }

  /** Runs a script; the file with what it printed. The test is skipped without pydicom. */
  static Path run(Path scratch, Path script, Object... args) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(PYTHON)
            && execute(scratch, List.of(PYTHON.toString(), "-c", "import pydicom, numpy")) == 0,
        "skipped: no " + PYTHON + " with pydicom and numpy");
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), script.toString()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    int code = execute(scratch, command);
    assertEquals(0, code, () -> read(scratch.resolve("stderr")));
    return scratch.resolve("stdout");
  }

  private static int execute(Path scratch, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(scratch.resolve("stdout").toFile())
            .redirectError(scratch.resolve("stderr").toFile())
            .start();
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
