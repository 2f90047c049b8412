package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import dev.triplane.codec.VideoFrames;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.ReadThreads;
import dev.triplane.dicom.UnusableFileException;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.series.LookupTable;
import dev.triplane.series.PixelSource;
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
 * <p>On a local disk native frames are read and decoded one after the other, encoded frames are
 * read ahead. Where the store wants several reads in flight, frames of either kind are fetched
 * ahead, as many as it wants but no more than {@value #AHEAD_BYTES} bytes of them; deflated data
 * sets and videos are read from front to back all the same. Encoded frames are decoded by threads
 * that all readers of the process share, one a processor, so that a single large volume uses the
 * whole machine. The order of slices, and so the outcome, is always the same. Memory: the bytes and
 * the samples of the frames ahead and of one more; reused from slice to slice and volume to volume.
 * One reader serves one thread.
 */
public final class VolumeReader {
  /** Native bytes of the frames that are fetched ahead; two frames whatever their size. */
  static final long AHEAD_BYTES = 32L << 20;

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
  }

  /** The slices that were read and the frames that were not. */
  public record Outcome(List<Slot> read, List<Failure> failures) {}

  /** Reads every slice once and hands it to each consumer. A frame that fails is a hole to them. */
  public Outcome read(VolumePlan plan, List<SliceConsumer> consumers) {
    return read(plan.slots(), consumers);
  }

  /** Reads some slices once and hands them to each consumer, in the order given. */
  public Outcome read(List<Slot> slots, List<SliceConsumer> consumers) {
    try (Course course = new Course(consumers)) {
      for (Slot slot : slots) {
        course.begin(slot);
      }
      course.deliver(0);
      return new Outcome(course.read, course.failures);
    }
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

  /** A frame whose slice was not delivered yet, and the file where it is its own. */
  private record Pending(Slot slot, FrameReading reading, Future<Slice> slice, PixelFile file) {}

  /** The reading of one volume. */
  private final class Course implements AutoCloseable {
    private final List<SliceConsumer> consumers;
    private final List<Slot> read = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** Frames that are read by this thread, one after the other. */
    private final PixelFile file = new PixelFile(store, maxInflatedBytes);

    /** The file of the frame that was sent ahead last, read by other threads; null at first. */
    private PixelFile ahead;

    private Instance aheadOf;

    /** The frame whose tiles are slices; null where the last slice was no tile. */
    private FrameReading tiled;

    Course(List<SliceConsumer> consumers) {
      this.consumers = consumers;
    }

    void begin(Slot slot) {
      Instance instance = slot.frame().instance();
      int most = store.readsInFlight(instance.uri());
      if (most > 1 && inAnyOrder(instance.pixels())) {
        long frames = AHEAD_BYTES / Math.max(1, instance.pixels().format().frameBytes());
        sendAhead(slot, (int) Math.max(2, Math.min(most, frames)));
      } else if (instance.pixels().tiles() == null) {
        beginFrame(slot);
      } else {
        try {
          deliver(0);
          accept(slot, tile(slot));
        } catch (DecodeException | IOException e) {
          fail(failure(slot, e));
        }
      }
    }

    /** Whether the frames of a file can be read without those before them. */
    private static boolean inAnyOrder(PixelSource pixels) {
      return pixels.tiles() == null
          && pixels.inflatedFrom() < 0
          && !VideoFrames.isVideo(pixels.syntax());
    }

    /** Has a frame fetched by a thread that waits for the store. */
    private void sendAhead(Slot slot, int most) {
      deliver(most - 1);
      Instance instance = slot.frame().instance();
      if (ahead == null || !instance.uri().equals(aheadOf.uri())) {
        PixelFile before = ahead;
        ahead = new PixelFile(store, maxInflatedBytes);
        aheadOf = instance;
        closeUnused(before);
      }
      PixelFile its = ahead;
      FrameReading reading = reading();
      Future<Slice> slice =
          ReadThreads.submit(
              () -> {
                reading.fetch(its, slot);
                return reading.encoded() ? DecodeThreads.run(reading::decode) : reading.decode();
              });
      pending.add(new Pending(slot, reading, slice, its));
    }

    private FrameReading reading() {
      FrameReading used = idle.poll();
      return used == null ? new FrameReading() : used;
    }

    /** Tiles of one frame follow each other, so that it is decoded once. */
    private Slice tile(Slot slot) throws IOException, DecodeException {
      if (tiled == null || !tiled.holds(slot.frame().instance())) {
        FrameReading reading = new FrameReading();
        reading.fetch(file, slot);
        reading.decode();
        tiled = reading;
      }
      return tiled.tile(slot);
    }

    private void beginFrame(Slot slot) {
      deliver(DecodeThreads.COUNT);
      FrameReading reading = reading();
      try {
        reading.fetch(file, slot);
        if (reading.encoded()) {
          pending.add(new Pending(slot, reading, DecodeThreads.submit(reading::decode), null));
          return;
        }
        deliver(0);
        accept(slot, reading.decode());
      } catch (DecodeException | IOException e) {
        fail(failure(slot, e));
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
          failures.add(failure(next.slot, e.getCause()));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          pending.addFirst(next);
          throw new IllegalStateException("interrupted while slices were decoded", e);
        }
        idle.add(next.reading);
        closeUnused(next.file);
      }
    }

    /** Closes a file that no frame is read from any more. */
    private void closeUnused(PixelFile used) {
      if (used != null && used != ahead && pending.stream().noneMatch(p -> p.file == used)) {
        used.close();
      }
    }

    private void accept(Slot slot, Slice slice) {
      for (SliceConsumer consumer : consumers) {
        consumer.accept(slice);
      }
      read.add(slot);
    }

    /** After an error the buffers of frames still being read are not used again. */
    @Override
    public void close() {
      file.close();
      for (Pending left : pending) {
        left.slice.cancel(true);
        if (left.file != null) {
          left.file.close();
        }
      }
      if (ahead != null) {
        ahead.close();
      }
    }
  }

  private static Failure failure(Slot slot, Throwable cause) {
    if (cause instanceof DecodeException e) {
      return failure(slot, e.reason(), e.getMessage());
    }
    if (cause instanceof UnusableFileException e) {
      return failure(slot, Reason.PIXELS_DAMAGED, e.getMessage());
    }
    if (cause instanceof IOException e) {
      return failure(slot, Reason.PIXELS_UNREADABLE, e.getClass().getSimpleName());
    }
    throw new IllegalStateException("a decoder failed", cause);
  }

  private static Failure failure(Slot slot, Reason reason, String detail) {
    Frame frame = slot.frame();
    return Failure.ofFrame(frame.instance().uri(), frame.number(), reason, detail);
  }
}
