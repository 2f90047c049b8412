package dev.triplane.dicom;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that wait for a store's answers, shared by the process. There are as many as reads are in
 * flight, which those bound who submit them; a thread without work ends.
 */
public final class ReadThreads {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static final ExecutorService EXECUTOR =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "read-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
          });

  private ReadThreads() {}

  /** Has a read done by another thread. */
  public static <T> Future<T> submit(Callable<T> read) {
    return EXECUTOR.submit(read);
  }
}
