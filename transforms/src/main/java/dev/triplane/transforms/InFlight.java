package dev.triplane.transforms;

import dev.triplane.dicom.ReadThreads;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Applies a function that waits for a store to each element of a sequence, several at once; the
 * results come in the order of the sequence. No more results are kept than are in flight.
 *
 * @param <A> the elements
 * @param <B> the results
 */
final class InFlight<A, B> implements Iterator<B>, AutoCloseable {
  private final Iterator<A> elements;
  private final Function<A, B> function;
  private final ToIntFunction<A> most;
  private final Deque<Future<B>> pending = new ArrayDeque<>();
  private A next;

  /**
   * @param most how many may be in flight together with an element; with 1 the function is applied
   *     by the calling thread
   */
  InFlight(Iterator<A> elements, Function<A, B> function, ToIntFunction<A> most) {
    this.elements = elements;
    this.function = function;
    this.most = most;
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty() || next != null || elements.hasNext();
  }

  @Override
  public B next() {
    while (peek() && pending.size() < most.applyAsInt(next)) {
      A element = take();
      if (pending.isEmpty() && most.applyAsInt(element) == 1) {
        return function.apply(element);
      }
      pending.add(ReadThreads.submit(() -> function.apply(element)));
    }
    if (pending.isEmpty()) {
      throw new NoSuchElementException();
    }
    try {
      return pending.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reads were in flight", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a read broke down", e.getCause());
    }
  }

  private boolean peek() {
    if (next == null && elements.hasNext()) {
      next = elements.next();
    }
    return next != null;
  }

  private A take() {
    A element = next;
    next = null;
    return element;
  }

  /** Gives up what is still in flight, after an error. */
  @Override
  public void close() {
    pending.forEach(read -> read.cancel(true));
    pending.clear();
  }
}
