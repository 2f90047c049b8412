package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.testing.Turns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axis codes against nibabel's aff2axcodes, which is given the same affines. */
class AxisCodesWitnessTest {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir Path scratch;

  @Test
  void randomVolumes() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of(PYTHON)) && run("-c", "import nibabel") == 0,
        "skipped: no " + PYTHON + " with nibabel");
    Random random = new Random(11);
    List<String> ours = new ArrayList<>();
    List<String> affines = new ArrayList<>();
    while (ours.size() < 500) {
      Orientation o = Turns.random(random).of(TestStack.AXIAL);
      // Where no index lies near halfway between two axes, there is one answer.
      if (clear(o.normal()) && clear(o.row()) && clear(o.column())) {
        double drift = random.nextInt(3) * 0.2;
        List<TestSlice> slices =
            TestStack.slices(4, o, o.normal().times(2).plus(o.column().times(drift)));
        slices.forEach(slice -> slice.spacing(new PixelSpacing(0.7, 1.1)));
        Geometry geometry = TestStack.plan(slices).get(0).geometry();
        ours.add(geometry.axes().codes());
        affines.add(
            Arrays.stream(geometry.affine())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" ")));
      }
    }
    Path script = scratch.resolve("axis_codes.py");
    try (InputStream in = getClass().getResourceAsStream("/witness/axis_codes.py")) {
      Files.copy(in, script);
    }
    Files.write(scratch.resolve("stdin"), affines);
    assertEquals(0, run(script.toString()));
    assertEquals(Files.readAllLines(scratch.resolve("stdout")), ours);
    assertTrue(ours.stream().distinct().count() > 20, "of 24 rotations");
  }

  private static boolean clear(Vector3 direction) {
    return Math.max(
            Math.abs(direction.x()), Math.max(Math.abs(direction.y()), Math.abs(direction.z())))
        > Math.cos(Math.toRadians(30));
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(Arrays.asList(arguments));
    Path stdin = scratch.resolve("stdin");
    if (!Files.exists(stdin)) {
      Files.createFile(stdin);
    }
    Process process =
        new ProcessBuilder(command)
            .redirectInput(stdin.toFile())
            .redirectOutput(scratch.resolve("stdout").toFile())
            .redirectError(scratch.resolve("stderr").toFile())
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "python takes too long");
    return process.exitValue();
  }
}
