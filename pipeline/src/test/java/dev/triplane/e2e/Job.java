package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.Triplane;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One finished run of the main in this process.
 *
 * @param output the output folder
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained about, and all its log lines
 */
record Job(Path output, int code, String out, String err) {

  /** Runs the main over one input. */
  static Job run(Path input, Path output, String... more) {
    List<String> args = new ArrayList<>(List.of("--input=" + input, "--output=" + output));
    args.addAll(List.of(more));
    return of(output, args);
  }

  /** Runs the main with exactly these arguments; {@code output} is where they make it write. */
  static Job of(Path output, List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    PrintStream systemErr = System.err;
    System.setErr(errStream); // the log goes there
    int code;
    try {
      code = Triplane.run(args.toArray(new String[0]), outStream, errStream);
    } finally {
      System.setErr(systemErr);
    }
    return new Job(
        output, code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Fails unless the run ended well and everything is accounted for. */
  Job assertDone() throws IOException {
    assertEquals(0, code, err);
    JsonNode balance = runJson().get("balance");
    assertEquals(0, balance.get("files").asLong(), "balance of files");
    assertEquals(0, balance.get("frames").asLong(), "balance of frames");
    return this;
  }

  /** The content of run.json. */
  JsonNode runJson() throws IOException {
    return new ObjectMapper().readTree(Files.readString(output.resolve("run.json")));
  }

  /** The counts in the run.json of a folder. */
  static JsonNode counts(Path output) throws IOException {
    return new ObjectMapper().readTree(Files.readString(output.resolve("run.json"))).get("counts");
  }

  /** The tables, for queries. */
  Tables tables() {
    return new Tables(output);
  }
}
