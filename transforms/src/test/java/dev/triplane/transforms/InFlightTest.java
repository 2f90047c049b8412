package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several at once, never more than asked for, and always in order. */
@Timeout(60)
class InFlightTest {
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  private int slowly(int element) {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    try {
      // The later the element the sooner it is done, among those that are in flight together.
      Thread.sleep(2 + (5 - element % 5) * 3L);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      now.decrementAndGet();
    }
    return element * 2;
  }

  @Test
  void resultsComeInOrderAndNoMoreAreInFlightThanAskedFor() {
    List<Integer> results = new ArrayList<>();
    try (InFlight<Integer, Integer> flight =
        new InFlight<>(IntStream.range(0, 100).boxed().iterator(), this::slowly, e -> 5)) {
      flight.forEachRemaining(results::add);
      assertFalse(flight.hasNext());
      assertThrows(NoSuchElementException.class, flight::next);
    }
    assertEquals(IntStream.range(0, 100).map(i -> i * 2).boxed().toList(), results);
    assertTrue(most.get() <= 5, most + " at once");
  }

  @Test
  void asManyAsAskedForAreInFlightTogether() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(4);
    try (InFlight<Integer, Boolean> flight =
        new InFlight<>(List.of(1, 2, 3, 4).iterator(), e -> meet(all), e -> 4)) {
      // Each waits for the other three: this ends only if all four run at the same time.
      flight.forEachRemaining(met -> assertTrue(met));
    }
  }

  private static boolean meet(CountDownLatch all) {
    all.countDown();
    try {
      return all.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneAtATimeIsDoneByTheCaller() {
    Thread caller = Thread.currentThread();
    try (InFlight<Integer, Thread> flight =
        new InFlight<>(List.of(1, 2).iterator(), e -> Thread.currentThread(), e -> 1)) {
      flight.forEachRemaining(thread -> assertEquals(caller, thread));
    }
  }

  @Test
  void elementsThatWantMoreAndFewerMayBeMixed() {
    List<Integer> elements = IntStream.range(0, 60).boxed().toList();
    List<Integer> results = new ArrayList<>();
    try (InFlight<Integer, Integer> flight =
        new InFlight<>(elements.iterator(), this::slowly, e -> e % 7 == 0 ? 1 : 6)) {
      flight.forEachRemaining(results::add);
    }
    assertEquals(elements.stream().map(e -> e * 2).toList(), results);
  }

  @Test
  void whatTheFunctionThrowsComesAtItsPlace() {
    try (InFlight<Integer, Integer> flight =
        new InFlight<>(List.of(4, 0, 2).iterator(), e -> 4 / e, e -> 3)) {
      assertEquals(1, flight.next());
      assertThrows(ArithmeticException.class, flight::next);
      assertEquals(2, flight.next());
    }
  }
}
