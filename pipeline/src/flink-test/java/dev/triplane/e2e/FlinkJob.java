package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.flink.FlinkCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The bundle's main in a process of its own, submitting to a cluster with the settings of {@code
 * configs/flink.yaml}.
 */
final class FlinkJob implements AutoCloseable {
  private static final long SECONDS = 400;

  private final FlinkCluster cluster;
  private final Path log;
  private final Process process;

  private FlinkJob(FlinkCluster cluster, Path log, Process process) {
    this.cluster = cluster;
    this.log = log;
    this.process = process;
  }

  static FlinkJob start(FlinkCluster cluster, Path input, Path output, String... more)
      throws IOException {
    List<String> args = new ArrayList<>();
    args.add("--config=" + Path.of("..", "configs", "flink.yaml"));
    args.add("--flinkMaster=" + cluster.master());
    args.add("--input=" + input);
    args.add("--output=" + output);
    args.addAll(List.of(more));
    Path log = output.resolveSibling(output.getFileName() + ".log");
    return new FlinkJob(cluster, log, Bundle.of("flink").start(log, args));
  }

  /** Asks again and again until there is an answer; fails where the launcher ends before. */
  <T> T await(Question<T> question) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plusSeconds(SECONDS);
    while (true) {
      Optional<T> answer = question.ask();
      if (answer.isPresent()) {
        return answer.get();
      }
      assertTrue(process.isAlive(), () -> "the run is over: " + log());
      assertTrue(Instant.now().isBefore(deadline), this::log);
    }
  }

  /** Something to ask the cluster. */
  interface Question<T> {
    Optional<T> ask() throws IOException;
  }

  /** The job's identifier, once it runs. */
  String id() throws IOException, InterruptedException {
    return await(cluster.rest()::liveJob);
  }

  /** Waits for the end of the launcher, which must say that all is well. */
  void assertDone() throws InterruptedException {
    assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), this::log);
    assertEquals(0, process.exitValue(), this::log);
    assertTrue(log().contains("Made    "), this::log);
  }

  /** Asks the launcher to end, as Ctrl-C does, and waits for that. */
  void interrupt() throws InterruptedException {
    process.destroy();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), this::log);
  }

  /** Ends the launcher so that it can do nothing more. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Waits for the job to reach a state, with or without a launcher. */
  void awaitState(String id, String state) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(SECONDS));
    while (!cluster.rest().state(id).equals(state)) {
      assertTrue(Instant.now().isBefore(deadline), () -> "never " + state);
    }
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
