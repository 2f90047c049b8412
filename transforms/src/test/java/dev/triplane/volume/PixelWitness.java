package dev.triplane.volume;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Pixels as dcmtk, gdcm and pydicom decode them, through one run of a Python script. */
final class PixelWitness {
  private static final Pattern NAME = Pattern.compile("\"witness\": \"([^\"]*)\"");
  private static final Pattern ERROR = Pattern.compile("\"error\": \"(.*)\"");

  /**
   * What the witness says of one file.
   *
   * @param name who decoded
   * @param error why nobody did; null where somebody did
   * @param values of all frames: stored values, or red, green and blue
   */
  record Answer(String name, String error, double[] values) {}

  private PixelWitness() {}

  /** Asks for all files at once; skips the calling test where Python or pydicom is absent. */
  static List<Answer> of(List<Path> files, Path folder) throws IOException, InterruptedException {
    Path script = folder.resolve("witness.py");
    try (InputStream in = PixelWitness.class.getResourceAsStream("witness.py")) {
      Files.write(script, in.readAllBytes());
    }
    Assumptions.assumeTrue(
        run(folder, "/usr/bin/python3", "-c", "import pydicom, numpy") == 0,
        "no witness: /usr/bin/python3 with pydicom and numpy is absent");
    Path list = folder.resolve("list.txt");
    Files.write(list, files.stream().map(Path::toString).toList());
    if (run(folder, "/usr/bin/python3", script.toString(), list.toString(), folder.toString())
        != 0) {
      throw new AssertionError(Files.readString(folder.resolve("log.txt")));
    }
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      answers.add(answer(folder, i));
    }
    return answers;
  }

  private static Answer answer(Path folder, int index) throws IOException {
    String json = Files.readString(folder.resolve(index + ".json"));
    Matcher error = ERROR.matcher(json);
    if (error.find()) {
      return new Answer(null, error.group(1), null);
    }
    Matcher name = NAME.matcher(json);
    ByteBuffer raw = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(index + ".raw")));
    double[] values = new double[raw.remaining() / 8];
    raw.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return new Answer(name.find() ? name.group(1) : "?", null, values);
  }

  /** Runs a command; its exit code, -1 where there is no such command. */
  static int run(Path folder, String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log.txt").toFile())
              .start();
    } catch (IOException e) {
      return -1;
    }
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("the witness did not end");
    }
    return process.exitValue();
  }
}
