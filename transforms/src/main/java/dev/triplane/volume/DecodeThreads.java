package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that decode frames, one a processor, shared by all readers of the process. */
final class DecodeThreads {
  /** How many there are. */
  static final int COUNT = Runtime.getRuntime().availableProcessors();

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final ExecutorService EXECUTOR =
      Executors.newFixedThreadPool(
          COUNT,
          task -> {
            Thread thread = new Thread(task, "decode-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private DecodeThreads() {}

  static <T> Future<T> submit(Callable<T> task) {
    return EXECUTOR.submit(task);
  }

  /**
   * Decodes on one of the threads and waits for it.
   *
   * @throws DecodeException as the task does
   */
  static <T> T run(Callable<T> task) throws DecodeException {
    try {
      return submit(task).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DecodeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a decoder failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a frame was decoded", e);
    }
  }
}
