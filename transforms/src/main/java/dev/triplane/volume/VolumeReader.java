package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import dev.triplane.dicom.ByteStore;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.Frame;
import dev.triplane.series.LookupTable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Streams the slices of a volume, in order, to its consumers.
 *
 * <p>Native frames are read and decoded one after the other. Encoded frames are read ahead and
 * decoded by threads that all readers of the process share, one a processor, so that a single large
 * volume uses the whole machine; the order of slices, and so the outcome, is the same. Memory: the
 * bytes and the samples of one native frame, or of as many encoded frames as there are processors
 * and one more; reused from slice to slice and volume to volume. One reader serves one thread.
 */
public final class VolumeReader {
  private final ByteStore store;
  private final long maxInflatedBytes;
  private final Deque<FrameReading> idle = new ArrayDeque<>();

  /**
   * @param store opens the files
   * @param maxInflatedBytes the most that a deflated data set may inflate to
   */
  public VolumeReader(ByteStore store, long maxInflatedBytes) {
    this.store = store;
    this.maxInflatedBytes = maxInflatedBytes;
    for (int i = 0; i <= DecodeThreads.COUNT; i++) {
      idle.add(new FrameReading());
    }
  }

  /** The slices that were read and the frames that were not. */
  public record Outcome(List<Slot> read, List<Failure> failures) {}

  /** Reads every slice once and hands it to each consumer. A frame that fails is a hole to them. */
  public Outcome read(VolumePlan plan, List<SliceConsumer> consumers) {
    return read(plan.slots(), consumers);
  }

  /** Reads some slices once and hands them to each consumer, in the order given. */
  public Outcome read(List<Slot> slots, List<SliceConsumer> consumers) {
    Course course = new Course(consumers);
    try (PixelFile file = new PixelFile(store, maxInflatedBytes)) {
      for (Slot slot : slots) {
        course.begin(file, slot);
      }
      course.deliver(0);
    } finally {
      course.abandon();
    }
    return new Outcome(course.read, course.failures);
  }

  /**
   * The VOI LUT of a frame (PS3.3 C.11.2.1.1), read from its file.
   *
   * @return null where it cannot be read: what is wrong with the file shows when its pixels are
   */
  public LookupTable voiLut(Frame frame) {
    try (PixelFile file = new PixelFile(store, maxInflatedBytes)) {
      file.open(frame.instance());
      return file.voiLut(frame);
    } catch (IOException | DecodeException e) {
      return null;
    }
  }

  /** A frame whose slice was not delivered yet. */
  private record Pending(Slot slot, FrameReading reading, Future<Slice> slice) {}

  /** The reading of one volume. */
  private final class Course {
    private final List<SliceConsumer> consumers;
    private final List<Slot> read = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** The frame whose tiles are slices; null where the last slice was no tile. */
    private FrameReading tiled;

    Course(List<SliceConsumer> consumers) {
      this.consumers = consumers;
    }

    void begin(PixelFile file, Slot slot) {
      if (slot.frame().instance().pixels().tiles() == null) {
        beginFrame(file, slot);
      } else {
        try {
          deliver(0);
          accept(slot, tile(file, slot));
        } catch (DecodeException e) {
          fail(failure(slot, e.reason(), e.getMessage()));
        } catch (IOException e) {
          fail(failure(slot, Reason.PIXELS_UNREADABLE, e.getClass().getSimpleName()));
        }
      }
    }

    /** Tiles of one frame follow each other, so that it is decoded once. */
    private Slice tile(PixelFile file, Slot slot) throws IOException, DecodeException {
      if (tiled == null || !tiled.holds(slot.frame().instance())) {
        FrameReading reading = new FrameReading();
        reading.fetch(file, slot);
        reading.decode();
        tiled = reading;
      }
      return tiled.tile(slot);
    }

    private void beginFrame(PixelFile file, Slot slot) {
      deliver(DecodeThreads.COUNT);
      FrameReading reading = idle.remove();
      try {
        reading.fetch(file, slot);
        if (reading.encoded()) {
          pending.add(new Pending(slot, reading, DecodeThreads.submit(reading::decode)));
          return;
        }
        deliver(0);
        accept(slot, reading.decode());
      } catch (DecodeException e) {
        fail(failure(slot, e.reason(), e.getMessage()));
      } catch (IOException e) {
        fail(failure(slot, Reason.PIXELS_UNREADABLE, e.getClass().getSimpleName()));
      }
      idle.add(reading);
    }

    /** Failures keep their place among the slices, so that the outcome is in the plan's order. */
    private void fail(Failure failure) {
      deliver(0);
      failures.add(failure);
    }

    /** Hands on the oldest slices until at most so many are left. */
    void deliver(int left) {
      while (pending.size() > left) {
        Pending next = pending.remove();
        try {
          accept(next.slot, next.slice.get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof DecodeException cause)) {
            throw new IllegalStateException("a decoder failed", e.getCause());
          }
          failures.add(failure(next.slot, cause.reason(), cause.getMessage()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          pending.addFirst(next);
          throw new IllegalStateException("interrupted while slices were decoded", e);
        }
        idle.add(next.reading);
      }
    }

    private void accept(Slot slot, Slice slice) {
      for (SliceConsumer consumer : consumers) {
        consumer.accept(slice);
      }
      read.add(slot);
    }

    /** After an error: the buffers of frames still being decoded are not used again. */
    void abandon() {
      for (Pending left : pending) {
        left.slice.cancel(false);
        idle.add(new FrameReading());
      }
      while (idle.size() <= DecodeThreads.COUNT) {
        idle.add(new FrameReading());
      }
    }
  }

  private static Failure failure(Slot slot, Reason reason, String detail) {
    Frame frame = slot.frame();
    return Failure.ofFrame(frame.instance().uri(), frame.number(), reason, detail);
  }
}
