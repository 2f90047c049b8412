package dev.triplane.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Counters COUNTERS =
      new Counters(
          Map.of(
              "files_listed", 10_000L,
              "files_read", 1_230L,
              "read_failures", 4L,
              "frame_failures", 2L,
              "volumes_assembled", 12L));

  @Test
  void theLineSaysHowFarTheRunIs() {
    assertEquals(
        "1,234 of 10,000 files read (246 a second), 12 volumes done, 6 failures",
        Progress.line(COUNTERS, 246.4));
  }

  @Test
  void linesComeByThemselvesAndOneAtTheEnd() throws InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Progress progress = new Progress(() -> COUNTERS, Duration.ofMillis(5), lines::add);
    assertNotNull(lines.poll(10, TimeUnit.SECONDS));
    progress.finish();
    String last = lines.stream().reduce((a, b) -> b).orElseThrow();
    assertTrue(last.startsWith("finished: 1,234 of 10,000"), last);
  }

  @Test
  void aRunnerWithoutCountersIsSaidOnce() throws InterruptedException {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (Progress progress =
        new Progress(
            () -> {
              throw new UnsupportedOperationException();
            },
            Duration.ofMillis(5),
            lines::add)) {

      assertTrue(lines.poll(10, TimeUnit.SECONDS).contains("UnsupportedOperationException"));
      assertEquals(null, lines.poll(100, TimeUnit.MILLISECONDS));
      progress.finish();
      assertTrue(lines.poll().startsWith("no progress"));
    }
  }

  @Test
  void countersAddUpOverStepsAndNamespaces() {
    Pipeline pipeline = Pipeline.create();
    pipeline
        .apply(Create.of(1L, 2L, 3L))
        .apply("one", ParDo.of(new Counting("a")))
        .apply("two", ParDo.of(new Counting("b")));
    var result = pipeline.run();
    result.waitUntilFinish();
    assertEquals(12, Counters.of(result.metrics()).get("files_listed"));
    assertEquals(0, Counters.of(result.metrics()).get("files_read"));
  }

  private static final class Counting extends DoFn<Long, Long> {
    private final String namespace;

    Counting(String namespace) {
      this.namespace = namespace;
    }

    @ProcessElement
    public void process(@Element Long value, OutputReceiver<Long> out) {
      Metrics.counter(namespace, "files_listed").inc(value);
      out.output(value);
    }
  }
}
