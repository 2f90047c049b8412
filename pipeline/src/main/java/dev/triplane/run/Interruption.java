package dev.triplane.run;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.beam.sdk.PipelineResult;

/**
 * Ctrl-C or a kill while the pipeline runs: one line, and the job is cancelled, so that it writes
 * no _SUCCESS. The exit code is the JVM's own, 128 plus the signal.
 */
final class Interruption implements AutoCloseable {
  private final PrintStream err;
  private final String output;
  private final AtomicReference<PipelineResult> job = new AtomicReference<>();
  private final Thread hook = new Thread(this::interrupted, "triplane-interrupted");
  private volatile boolean happened;

  /** Watches from now on. */
  Interruption(PrintStream err, String output) {
    this.err = err;
    this.output = output;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Notes the job to cancel, and passes it on. */
  PipelineResult watch(PipelineResult result) {
    job.set(result);
    return result;
  }

  /** Does the work; what a job throws because it was cancelled is no failure of its own. */
  <T> Optional<T> guard(Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      if (happened) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the process is on its way down. */
  boolean happened() {
    return happened;
  }

  private void interrupted() {
    happened = true;
    err.println(
        "triplane: interrupted; "
            + output
            + " is not complete and has no _SUCCESS"
            + " (start again with --overwrite)");
    PipelineResult running = job.get();
    if (running == null) {
      return;
    }
    try {
      running.cancel();
    } catch (IOException | RuntimeException e) {
      err.println("triplane: the job could not be cancelled: " + e.getClass().getName());
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is going down: the hook runs, or is about to, and has the last word.
      happened = true;
    }
  }
}
