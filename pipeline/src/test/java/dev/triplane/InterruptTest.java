package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is told to stop (SIGTERM, as from kill, cron or a container's end). */
class InterruptTest {
  @TempDir Path folder;

  /** A run whose pipeline says that it works, then takes a minute, then claims success. */
  static final class SlowRun {
    private SlowRun() {}

    public static void main(String[] args) {
      Run.Wiring wiring =
          (pipeline, options, run) ->
              pipeline.apply(Create.of(options.getOutput())).apply(ParDo.of(new Slow()));
      Run run = new Run(wiring, (path, seed) -> {}, System.out, System.err);
      System.exit(Triplane.run(args, run, System.out, System.err));
    }
  }

  private static final class Slow extends DoFn<String, String> {
    @ProcessElement
    public void process(@Element String output) throws IOException, InterruptedException {
      Files.writeString(Path.of(output, "working"), "");
      TimeUnit.MINUTES.sleep(1);
      Files.writeString(Path.of(output, "_SUCCESS"), "");
    }
  }

  @Test
  void nothingThatLooksCompleteRemains() throws Exception {
    Path in = Files.writeString(folder.resolve("a.dcm"), "x");
    Path out = folder.resolve("out");
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SlowRun.class.getName(),
                "--input=" + in,
                "--output=" + out)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      for (int i = 0; i < 600 && process.isAlive() && !Files.exists(out.resolve("working")); i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      assertTrue(Files.exists(out.resolve("working")), Files.readString(log));
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the process ends by itself");
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(log);
    assertEquals(128 + 15, process.exitValue(), text);
    assertEquals(1, text.lines().filter(line -> line.startsWith("triplane:")).count(), text);
    assertTrue(text.contains("triplane: interrupted; "), text);
    assertFalse(text.contains("\tat "), text);
    assertFalse(Files.exists(out.resolve("_SUCCESS")));
    assertFalse(Files.exists(out.resolve("run.json")));
  }
}
