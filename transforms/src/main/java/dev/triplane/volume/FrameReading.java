package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import dev.triplane.codec.FragmentIndex;
import dev.triplane.codec.FrameBytes;
import dev.triplane.codec.FrameDecoders;
import dev.triplane.codec.NativeDecoder;
import dev.triplane.codec.Palette;
import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import dev.triplane.codec.VideoFrames;
import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.InflatedSource;
import dev.triplane.dicom.TransferSyntax;
import dev.triplane.failure.Reason;
import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.series.LookupTable;
import dev.triplane.series.PixelFormat;
import dev.triplane.series.PixelSource;
import dev.triplane.series.Tiles;
import dev.triplane.series.ValueMapping;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame on its way from the file to a slice, in two steps: its bytes are fetched by the thread
 * that has the file, then decoded by any thread. Keeps its buffers for the next frame.
 */
final class FrameReading {
  /** An encoded frame this much larger than the native one is not believed. */
  private static final long MOST_EXPANSION = 4;

  private static final long SMALL_FRAME = 1 << 24;

  private final FrameDecoders decoders = new FrameDecoders();
  private final FrameBytes fetched = new FrameBytes();
  private final FrameBytes decoded = new FrameBytes();
  private final Samples samples = new Samples();
  private final Samples tile = new Samples();
  private Slot slot;
  private Palette palette;
  private PixelFormat layout;
  private int firstByte;
  private int firstBit;
  private StoredValue rule;
  private LookupTable table;

  /** Begins with a frame: reads its bytes. */
  void fetch(PixelFile file, Slot next) throws IOException, DecodeException {
    slot = next;
    try {
      fetch(file);
    } catch (InflatedSource.InflateException e) {
      throw new DecodeException(Reason.BAD_CODESTREAM, e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      throw DecodeException.of(e);
    }
  }

  private void fetch(PixelFile file) throws IOException, DecodeException {
    Instance instance = slot.frame().instance();
    PixelSource pixels = instance.pixels();
    ByteSource source = file.open(instance);
    boolean coloured =
        pixels.format().photometric().equals("PALETTE COLOR")
            && pixels.format().samplesPerPixel() == 1;
    palette = coloured ? file.palette() : null;
    table = file.modalityLut(slot.frame().attributes().values().table());
    firstByte = 0;
    firstBit = 0;
    if (VideoFrames.isVideo(pixels.syntax())) {
      // A frame of a video needs those before it: it is decoded by the thread that has the file.
      layout = file.video().frame(storedNumber(), decoded);
    } else if (encoded()) {
      fetchFragments(file.fragments(), source);
    } else {
      fetchNative(source);
    }
  }

  /** Whether the second step is worth another thread. */
  boolean encoded() {
    return slot.frame().instance().pixels().length() < 0;
  }

  /** The stored frame's number, counted from 1; slices that are tiles share one. */
  private int storedNumber() {
    Frame frame = slot.frame();
    return frame.instance().pixels().tiles() == null ? frame.number() : 1;
  }

  private void fetchFragments(FragmentIndex fragments, ByteSource source)
      throws IOException, DecodeException {
    int number = storedNumber();
    PixelFormat format = slot.frame().instance().pixels().format();
    long bytes = fragments.bytes(number);
    if (bytes > Math.max(SMALL_FRAME, MOST_EXPANSION * format.frameBytes())) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the encoded frame is many times larger than the native one");
    }
    fragments.read(source, number, fetched.take(bytes));
  }

  private void fetchNative(ByteSource source) throws IOException, DecodeException {
    Instance instance = slot.frame().instance();
    PixelSource pixels = instance.pixels();
    layout =
        NativeDecoder.layout(pixels.format(), pixels.length() / PixelFile.storedFrames(instance));
    NativeDecoder.Extent extent = NativeDecoder.extent(layout, storedNumber());
    if (extent.firstByte() + extent.bytes() > pixels.length()) {
      throw new DecodeException(
          Reason.TRUNCATED_PIXELS, "the pixel data's length is less than the frames need");
    }
    // 8-bit samples in big endian words are fetched by whole words, to be swapped.
    boolean words =
        TransferSyntax.of(pixels.syntax()).bigEndianPixels()
            && pixels.words()
            && layout.bitsAllocated() <= 8;
    firstByte = words ? (int) (extent.firstByte() % 2) : 0;
    int bytes = firstByte + extent.bytes();
    bytes += words ? bytes % 2 : 0;
    long from = pixels.offset() + extent.firstByte() - firstByte;
    boolean ends = source.size() >= 0 && from + bytes > source.size();
    if (ends || source.read(from, fetched.take(bytes), 0, bytes) < bytes) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends inside the frame");
    }
    if (words) {
      swapWords(fetched.array(), bytes);
    }
    firstBit = extent.firstBit();
  }

  /** Ends with the frame: decodes its bytes. */
  Slice decode() throws DecodeException {
    try {
      return slice();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      throw DecodeException.of(e);
    }
  }

  private Slice slice() throws DecodeException {
    PixelSource pixels = slot.frame().instance().pixels();
    if (encoded()) {
      if (!VideoFrames.isVideo(pixels.syntax())) {
        layout =
            decoders.decode(
                pixels.syntax(), fetched.array(), fetched.length(), pixels.format(), decoded);
      }
      rule = samples(decoded, ByteOrder.LITTLE_ENDIAN, layout);
    } else {
      boolean bigEndian = TransferSyntax.of(pixels.syntax()).bigEndianPixels();
      rule = samples(fetched, bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, layout);
    }
    return new Slice(slot, samples, rule, mapping(slot), pixels);
  }

  /** Whether the frame decoded last is the one that a tile of an instance is in. */
  boolean holds(Instance instance) {
    return slot != null && slot.frame().instance().uri().equals(instance.uri());
  }

  /** Cuts a slice out of the frame decoded last. */
  Slice tile(Slot of) {
    PixelSource pixels = of.frame().instance().pixels();
    Tiles tiles = pixels.tiles();
    int offset = tiles.offset(of.frame().number());
    tile.cut(samples, offset, tiles.stride(), tiles.rows(), tiles.columns());
    return new Slice(of, tile, rule, mapping(of), pixels);
  }

  private ValueMapping mapping(Slot of) {
    return table == null ? of.frame().attributes().values().rescale() : table;
  }

  private StoredValue samples(FrameBytes bytes, ByteOrder order, PixelFormat format)
      throws DecodeException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes.array(), firstByte, bytes.length() - firstByte);
    return NativeDecoder.decode(buffer, order, firstBit, format, palette, samples);
  }

  /**
   * 8-bit samples in OW words (PS3.5 8.1.1): in big endian the two bytes of a word stand the other
   * way round.
   */
  private static void swapWords(byte[] bytes, int length) {
    for (int i = 0; i + 1 < length; i += 2) {
      byte first = bytes[i];
      bytes[i] = bytes[i + 1];
      bytes[i + 1] = first;
    }
  }
}
