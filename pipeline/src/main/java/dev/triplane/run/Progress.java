package dev.triplane.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Says every few seconds how far the run is. */
final class Progress implements AutoCloseable {
  private final Supplier<Counters> counters;
  private final Consumer<String> lines;
  private final long begin;
  private final ScheduledExecutorService timer;
  private long lastNanos;
  private long lastFiles;

  /**
   * Starts at once.
   *
   * @param counters asked once a line
   * @param period time between two lines; zero for silence
   * @param lines takes each line
   */
  Progress(Supplier<Counters> counters, Duration period, Consumer<String> lines) {
    this.counters = counters;
    this.lines = lines;
    this.begin = System.nanoTime();
    this.lastNanos = begin;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "triplane-progress");
              thread.setDaemon(true);
              return thread;
            });
    if (!period.isZero()) {
      ScheduledFuture<?> unused =
          timer.scheduleAtFixedRate(
              this::report, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The line for one moment. */
  static String line(Counters now, double filesPerSecond) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d files read (%,.0f a second), %,d volumes done, %,d failures",
        now.filesSeen(),
        now.get("files_listed"),
        filesPerSecond,
        now.get("volumes_assembled"),
        now.failures());
  }

  private void report() {
    long nanos = System.nanoTime();
    double seconds = (nanos - lastNanos) / 1e9;
    Optional<Counters> now = read();
    now.ifPresent(n -> lines.accept(line(n, (n.filesSeen() - lastFiles) / seconds)));
    lastNanos = nanos;
    lastFiles = now.map(Counters::filesSeen).orElse(lastFiles);
  }

  private Optional<Counters> read() {
    try {
      return Optional.of(counters.get());
    } catch (RuntimeException e) {
      // Some runners give no counters while the job runs; the job itself is not concerned.
      lines.accept("no progress from this runner: " + e.getClass().getSimpleName());
      timer.shutdownNow();
      return Optional.empty();
    }
  }

  /** The last line, over the whole run. */
  void finish() {
    close();
    double seconds = (System.nanoTime() - begin) / 1e9;
    read().ifPresent(n -> lines.accept("finished: " + line(n, n.filesSeen() / seconds)));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
