package dev.triplane.run;

import dev.triplane.options.TriplaneOptions;
import dev.triplane.options.UsageException;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run: all checks, then the pipeline, then what came of it. */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);

  /** Any seed will do; always the same one, so that a demo can be compared with the last. */
  private static final long PHANTOM_SEED = 1;

  private final Wiring wiring;
  private final PhantomWriter phantom;
  private final PrintStream out;
  private final PrintStream err;

  /** Adds the stages to an empty pipeline. */
  @FunctionalInterface
  public interface Wiring {
    /** Builds the pipeline of one run. */
    void build(Pipeline pipeline, TriplaneOptions options, RunContext run);
  }

  /**
   * A run that can be executed once.
   *
   * @param wiring adds the stages
   * @param phantom writes the synthetic archive where the option phantom asks for it
   * @param out receives the summary
   * @param err receives one line for each problem
   */
  public Run(Wiring wiring, PhantomWriter phantom, PrintStream out, PrintStream err) {
    this.wiring = wiring;
    this.phantom = phantom;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs to the end. Nothing is written or removed in the output folder before every check passed.
   *
   * @throws RefusedException where there is nothing to read or no place to write
   * @throws UsageException where the runner refuses its options
   * @throws IOException where the finished run's run.json cannot be read
   */
  public ExitCode execute(TriplaneOptions options)
      throws RefusedException, UsageException, IOException {
    try (Stores stores = new Stores(options)) {
      return execute(options, stores);
    }
  }

  private ExitCode execute(TriplaneOptions options, Stores stores)
      throws RefusedException, UsageException, IOException {
    OutputFolder output = OutputFolder.at(options.getOutput(), stores);
    List<String> apart = new ArrayList<>(options.getInput());
    if (options.getPhantom() != null) {
      apart.add(options.getPhantom());
    }
    output.check(apart, options.isOverwrite());
    Previous previous = PreviousOutput.find(options, stores);
    if (options.getPhantom() != null) {
      writePhantom(options.getPhantom());
    }
    InputCheck.require(options.getInput(), stores);
    RunContext run = RunContext.begin(options, previous);
    Pipeline pipeline = create(options);
    wiring.build(pipeline, options, run);
    Optional<PipelineResult.State> end;
    try (Interruption interruption = new Interruption(err, options.getOutput())) {
      output.begin(run);
      LOG.info("run {} of Triplane {} starts", run.runId(), run.version());
      Duration period = Duration.ofSeconds(options.getProgressSeconds());
      end = interruption.guard(() -> await(interruption.watch(pipeline.run()), period));
      if (interruption.happened()) {
        return ExitCode.FAILED;
      }
    }
    if (end.isEmpty()) {
      LOG.info("the runner took the job and does not wait for it: no summary");
      return ExitCode.DONE;
    }
    if (end.get() != PipelineResult.State.DONE) {
      err.println("triplane: the job ended as " + end.get() + "; the output is not complete.");
      return ExitCode.FAILED;
    }
    return conclude(RunSummary.parse(output.runJson()), options);
  }

  private void writePhantom(String folder) throws RefusedException {
    if (!Location.isLocal(folder)) {
      throw new RefusedException("The phantom folder " + folder + " must be local.");
    }
    try {
      phantom.write(Location.localPath(folder), PHANTOM_SEED);
    } catch (IOException e) {
      throw new RefusedException("The phantom folder " + folder + " cannot be written.", e);
    }
  }

  private static Pipeline create(TriplaneOptions options) throws UsageException {
    try {
      return Pipeline.create(options);
    } catch (IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UsageException("The Beam runner does not accept its options: " + problem);
    }
  }

  /** Waits with progress; empty where the runner only hands the job over, as for a template. */
  private static Optional<PipelineResult.State> await(PipelineResult job, Duration period) {
    try (Progress progress =
        new Progress(() -> Counters.of(job.metrics()), period, line -> LOG.info("{}", line))) {
      PipelineResult.State state = job.waitUntilFinish();
      if (state == PipelineResult.State.FAILED) {
        JobFailure.cause(job).ifPresent(cause -> LOG.error("the job failed", cause));
      }
      if (!period.isZero()) {
        progress.finish();
      }
      return Optional.of(state);
    } catch (UnsupportedOperationException e) {
      LOG.debug("waitUntilFinish", e);
      return Optional.empty();
    }
  }

  private ExitCode conclude(RunSummary summary, TriplaneOptions options) {
    out.print(SummaryText.of(summary, options.getOutput()));
    ExitCode exit = summary.exitCode(options.getMaxFailureRate());
    if (exit == ExitCode.TOO_MANY_FAILURES) {
      err.printf(
          "triplane: %.2f %% of the files or frames failed; maxFailureRate allows %.2f %%.%n",
          100 * summary.failureRate(), 100 * options.getMaxFailureRate());
    } else if (exit == ExitCode.UNBALANCED) {
      err.println("triplane: the balance is not zero: see balance in run.json.");
    }
    return exit;
  }
}
