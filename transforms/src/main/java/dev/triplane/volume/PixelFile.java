package dev.triplane.volume;

import dev.triplane.codec.DecodeException;
import dev.triplane.codec.ExtendedOffsetTable;
import dev.triplane.codec.FragmentIndex;
import dev.triplane.codec.Palette;
import dev.triplane.codec.PaletteReader;
import dev.triplane.codec.VideoFrames;
import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.HeaderReader;
import dev.triplane.dicom.InflatedSource;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.failure.Reason;
import dev.triplane.series.Frame;
import dev.triplane.series.FrameTables;
import dev.triplane.series.Instance;
import dev.triplane.series.LookupTable;
import dev.triplane.series.TableReference;
import java.io.Closeable;
import java.io.IOException;

/**
 * The file that was read last: it stays open, since neighbouring frames are often in the same one.
 * What all its frames need, its index of fragments and its palette, is read once. Several threads
 * may use one as long as they read the same file, are done before it is closed, and the file is
 * neither deflated nor a video, which are read from front to back.
 */
final class PixelFile implements AutoCloseable {
  /** The most that is fetched of an encoded frame and what stands around it, at once. */
  private static final long MOST_TAIL = 1 << 28;

  private static final long MOST_EXTRA = 1 << 16;

  private final ByteStore store;
  private final ReaderLimits limits;

  /** The Modality LUT read last: kept from file to file, since a series often has one. */
  private LookupTable table;

  private Instance instance;
  private ByteStore.OpenFile file;
  private InflatedSource inflated;
  private ByteSource source;
  private FragmentIndex fragments;
  private Palette palette;
  private VideoFrames video;

  /** What kept the index or the palette from being read: so for every frame of the file. */
  private DecodeException fault;

  PixelFile(ByteStore store, long maxInflatedBytes) {
    this.store = store;
    this.limits = ReaderLimits.DEFAULT.withMaxInflatedBytes(maxInflatedBytes);
  }

  /** The bytes that hold the pixels of an instance: its file's, or its inflated data set's. */
  synchronized ByteSource open(Instance next) throws IOException {
    if (file == null || !next.uri().equals(instance.uri())) {
      close();
      file = store.open(next.uri(), next.sizeBytes());
      long from = next.pixels().inflatedFrom();
      inflated = from < 0 ? null : new InflatedSource(file, from, limits.maxInflatedBytes());
      source = inflated != null ? inflated : loadsTail(next) ? tail(next) : file;
      instance = next;
    }
    return source;
  }

  /** One encoded frame, where each read is a request and has no more bytes than are expected. */
  private boolean loadsTail(Instance next) {
    return next.pixels().length() < 0
        && storedFrames(next) == 1
        && store.readsInFlight(next.uri()) > 1
        && next.sizeBytes() - next.pixels().offset()
            <= Math.min(MOST_TAIL, 2 * next.pixels().format().frameBytes() + MOST_EXTRA);
  }

  private ByteSource tail(Instance next) {
    return new LoadedTail(file, next.pixels().offset());
  }

  /** How many frames the pixel data hold; slices that are tiles share one. */
  static int storedFrames(Instance instance) {
    return instance.pixels().tiles() == null ? instance.numberOfFrames() : 1;
  }

  /** The fragments of the file that is open. */
  synchronized FragmentIndex fragments() throws IOException, DecodeException {
    if (fault != null) {
      throw fault;
    }
    if (fragments == null) {
      try {
        int frames = storedFrames(instance);
        ByteSource source = open(instance);
        fragments =
            FragmentIndex.read(
                source,
                instance.pixels().offset(),
                frames,
                () -> ExtendedOffsetTable.read(header(), source, frames));
      } catch (DecodeException e) {
        fault = e;
        throw e;
      }
    }
    return fragments;
  }

  /** The video in the file that is open. */
  synchronized VideoFrames video() throws IOException, DecodeException {
    if (video == null) {
      FragmentIndex index = fragments();
      try {
        video = new VideoFrames(open(instance), index, instance.pixels().format());
      } catch (DecodeException e) {
        fault = e;
        throw e;
      }
    }
    return video;
  }

  /**
   * The palette of the file that is open. It is read from the file, since it is too long to travel
   * with the instance.
   */
  synchronized Palette palette() throws IOException, DecodeException {
    if (fault != null) {
      throw fault;
    }
    if (palette == null) {
      try {
        palette = PaletteReader.read(header());
      } catch (DecodeException e) {
        fault = e;
        throw e;
      }
    }
    return palette;
  }

  /**
   * The Modality LUT of the file that is open.
   *
   * @param reference names it; null where there is none
   */
  LookupTable modalityLut(TableReference reference) throws IOException, DecodeException {
    if (reference == null) {
      return null;
    }
    if (table == null || !table.reference().equals(reference)) {
      table = FrameTables.modality(header());
      if (table == null || !table.reference().equals(reference)) {
        throw changed();
      }
    }
    return table;
  }

  /** The VOI LUT of a frame of the file that is open. */
  LookupTable voiLut(Frame frame) throws IOException, DecodeException {
    return FrameTables.voi(header(), frame);
  }

  private static DecodeException changed() {
    return new DecodeException(
        Reason.PIXELS_UNREADABLE, "the header is no longer as it was when it was read first");
  }

  private DataSet header() throws IOException, DecodeException {
    try {
      return new HeaderReader(limits).read(file).dataSet();
    } catch (DicomException e) {
      throw changed();
    }
  }

  @Override
  public synchronized void close() {
    source = null;
    fragments = null;
    palette = null;
    fault = null;
    instance = null;
    if (inflated != null) {
      inflated.close();
      inflated = null;
    }
    closeQuietly(video);
    video = null;
    closeQuietly(file);
    file = null;
  }

  /** The bytes were read; a file that does not close well has nothing more to say. */
  private static void closeQuietly(Closeable open) {
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        return;
      }
    }
  }
}
