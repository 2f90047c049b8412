package dev.triplane.run;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.beam.sdk.PipelineResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a job failed whose runner tells no more than that it did. Flink's client knows, but Beam's
 * result of a job on a cluster keeps it to itself; by name, as Flink is in one bundle only.
 */
final class JobFailure {
  private static final Logger LOG = LoggerFactory.getLogger(JobFailure.class);
  private static final String CLIENT = "org.apache.flink.core.execution.JobClient";
  private static final int SECONDS = 30;

  private JobFailure() {}

  /** What ended the job; empty where the runner does not tell. */
  static Optional<Throwable> cause(PipelineResult job) {
    try {
      for (Field field : job.getClass().getDeclaredFields()) {
        if (field.getType().getName().equals(CLIENT)) {
          field.setAccessible(true);
          Object client = field.get(job);
          Object result = field.getType().getMethod("getJobExecutionResult").invoke(client);
          ((Future<?>) result).get(SECONDS, TimeUnit.SECONDS);
        }
      }
    } catch (ExecutionException e) {
      return Optional.of(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ReflectiveOperationException | TimeoutException | RuntimeException e) {
      LOG.warn("the runner does not tell why the job failed", e);
    }
    return Optional.empty();
  }
}
