package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import dev.triplane.codec.NativeDecoder;
import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.InflatedSource;
import dev.triplane.dicom.TransferSyntax;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.series.PixelFormat;
import dev.triplane.series.PixelSource;
import dev.triplane.series.Tiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams the slices of a volume, in order, to its consumers. Memory: the bytes and the samples of
 * one frame, reused from slice to slice and volume to volume, so one reader serves one thread.
 */
public final class VolumeReader {
  private final ByteStore store;
  private final long maxInflatedBytes;
  private final Samples samples = new Samples();
  private final Samples tile = new Samples();
  private byte[] bytes = new byte[0];

  /** The file whose mosaic {@link #samples} holds; null where it holds none. */
  private Instance tiled;

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
    List<Slot> read = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    try (PixelFile file = new PixelFile()) {
      for (Slot slot : plan.slots()) {
        Frame frame = slot.frame();
        String uri = frame.instance().uri();
        try {
          Slice slice = slice(file, slot);
          for (SliceConsumer consumer : consumers) {
            consumer.accept(slice);
          }
          read.add(slot);
        } catch (DecodeException e) {
          failures.add(Failure.ofFrame(uri, frame.number(), e.reason(), e.getMessage()));
        } catch (IOException e) {
          failures.add(
              Failure.ofFrame(
                  uri, frame.number(), Reason.PIXELS_UNREADABLE, e.getClass().getSimpleName()));
        }
      }
    }
    return new Outcome(read, failures);
  }

  private Slice slice(PixelFile file, Slot slot) throws IOException, DecodeException {
    Instance instance = slot.frame().instance();
    PixelSource pixels = instance.pixels();
    Tiles tiles = pixels.tiles();
    Samples slice = samples;
    if (tiles == null) {
      tiled = null;
      decode(file, instance, slot.frame().number());
    } else {
      if (tiled == null || !tiled.uri().equals(instance.uri())) {
        tiled = null;
        decode(file, instance, 1);
        tiled = instance;
      }
      int offset = tiles.offset(slot.frame().number());
      tile.cut(samples, offset, tiles.stride(), tiles.rows(), tiles.columns());
      slice = tile;
    }
    boolean patterns =
        slice.container() == Samples.Container.BYTES
            || slice.container() == Samples.Container.SHORTS;
    return new Slice(
        slot,
        slice,
        patterns ? StoredValue.of(pixels.format()) : null,
        slot.frame().attributes().rescale(),
        pixels);
  }

  /** Decodes a stored frame, counted from 1, into {@link #samples}. */
  private void decode(PixelFile file, Instance instance, int number)
      throws IOException, DecodeException {
    PixelSource pixels = instance.pixels();
    PixelFormat format = pixels.format();
    TransferSyntax syntax = TransferSyntax.of(pixels.syntax());
    if (pixels.length() < 0) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "encapsulated pixel data");
    }
    String why = NativeDecoder.unsupported(format);
    if (why != null) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, why);
    }
    NativeDecoder.Extent extent = NativeDecoder.extent(format, number);
    if (extent.firstByte() + extent.bytes() > pixels.length()) {
      throw new DecodeException(
          Reason.TRUNCATED_PIXELS, "the pixel data's length is less than the frames need");
    }
    ByteSource source = file.open(instance);
    if (bytes.length < extent.bytes()) {
      bytes = new byte[extent.bytes()];
    }
    int got = source.read(pixels.offset() + extent.firstByte(), bytes, 0, extent.bytes());
    if (got < extent.bytes()) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends inside the frame");
    }
    boolean bigEndian = syntax.bigEndianPixels();
    if (bigEndian && pixels.words() && format.bitsAllocated() <= 8) {
      swapWords(extent.bytes());
    }
    NativeDecoder.decode(
        ByteBuffer.wrap(bytes, 0, extent.bytes()),
        bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        extent.firstBit(),
        format,
        samples);
  }

  /**
   * 8-bit samples in OW words (PS3.5 8.1.1): in big endian the two bytes of a word stand the other
   * way round.
   */
  private void swapWords(int length) {
    for (int i = 0; i + 1 < length; i += 2) {
      byte first = bytes[i];
      bytes[i] = bytes[i + 1];
      bytes[i + 1] = first;
    }
  }

  /**
   * The file that was read last stays open, since neighbouring frames are often in the same one.
   */
  private final class PixelFile implements AutoCloseable {
    private Instance instance;
    private ByteStore.OpenFile file;
    private ByteSource source;

    ByteSource open(Instance next) throws IOException {
      if (instance == null || !next.uri().equals(instance.uri())) {
        close();
        file = store.open(next.uri(), next.sizeBytes());
        long from = next.pixels().inflatedFrom();
        source = from < 0 ? file : new InflatedSource(file, from, maxInflatedBytes);
        instance = next;
      }
      return source;
    }

    @Override
    public void close() {
      if (file == null) {
        return;
      }
      try {
        file.close();
      } catch (IOException e) {
        // The bytes were read; a file that does not close well has nothing more to say.
      } finally {
        file = null;
        instance = null;
      }
    }
  }
}
