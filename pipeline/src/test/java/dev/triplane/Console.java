package dev.triplane;

import dev.triplane.run.PhantomWriter;
import dev.triplane.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * What one call of the main gave.
 *
 * @param code the exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Console(int code, String out, String err) {

  /** Runs the main with a wiring of the test's; the phantom is one text file. */
  static Console run(Run.Wiring wiring, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    PhantomWriter phantom =
        (folder, seed) -> Files.writeString(folder.resolve("a.dcm"), "seed " + seed);
    int code =
        Triplane.run(args, new Run(wiring, phantom, outStream, errStream), outStream, errStream);
    return new Console(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs the main where no pipeline may be built. */
  static Console refused(String... args) {
    return run(TestPipelines.forbidden(), args);
  }
}
