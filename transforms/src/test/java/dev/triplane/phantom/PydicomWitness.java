package dev.triplane.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** What pydicom, which shares no line with this project, reads in a phantom archive. */
final class PydicomWitness {

  private static final String PYTHON = "/usr/bin/python3";

  private PydicomWitness() {}

  /** One frame that has a place in the patient. */
  record Frame(
      String path,
      String series,
      double echoTimeMs,
      int rows,
      int columns,
      Lps position,
      Lps row,
      Lps column,
      double rowSpacing,
      double columnSpacing,
      List<OptionalDouble> beads) {}

  static List<Frame> read(Path archive, Path scratch) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && run(scratch, "-c", "import pydicom, numpy") == 0,
        "skipped: no /usr/bin/python3 with pydicom and numpy");
    Path script = Path.of("src/test/resources/phantom/read_with_pydicom.py");
    StringBuilder beads = new StringBuilder();
    for (Lps bead : List.of(Body.LEFT_BEAD, Body.HEAD_BEAD, Body.FRONT_BEAD)) {
      beads.append(beads.isEmpty() ? "" : ";");
      beads.append(bead.x()).append(',').append(bead.y()).append(',').append(bead.z());
    }
    int exit = run(scratch, script.toString(), archive.toString(), beads.toString());
    assertEquals(0, exit, () -> text(scratch.resolve("stderr")));
    List<Frame> frames = new ArrayList<>();
    for (String line : Files.readAllLines(scratch.resolve("stdout"), StandardCharsets.UTF_8)) {
      frames.add(frame(List.of(line.split("\t", -1))));
    }
    return frames;
  }

  private static Frame frame(List<String> cells) {
    assertEquals(19, cells.size());
    double[] n = cells.subList(5, 16).stream().mapToDouble(Double::parseDouble).toArray();
    return new Frame(
        cells.get(0),
        cells.get(1),
        Double.parseDouble(cells.get(2)),
        Integer.parseInt(cells.get(3)),
        Integer.parseInt(cells.get(4)),
        new Lps(n[0], n[1], n[2]),
        new Lps(n[3], n[4], n[5]),
        new Lps(n[6], n[7], n[8]),
        n[9],
        n[10],
        cells.subList(16, 19).stream()
            .map(
                v ->
                    v.equals("-")
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(v)))
            .toList());
  }

  private static int run(Path scratch, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(Arrays.asList(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(scratch.resolve("stdout").toFile())
            .redirectError(scratch.resolve("stderr").toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "python takes too long");
    return process.exitValue();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
