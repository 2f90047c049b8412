package dev.triplane.codec;

import dev.triplane.dicom.ByteSource;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Where the fragments of encapsulated pixel data are, and which frame each belongs to (PS3.5 A.4).
 * The item headers are read once a file, in order, several with one read where fragments are short.
 *
 * <p>The items themselves are believed: offset tables only tell which items begin a frame, where
 * there are more items than frames, and only as far as they point at items. An extended offset
 * table (PS3.3 C.7.6.3) is not needed: with it every frame is one item.
 */
public final class FragmentIndex {
  /** The tag (FFFE,E000), little endian. */
  private static final int ITEM = 0xE000FFFE;

  private static final int WINDOW = 1 << 13;
  private static final int MOST_FRAGMENTS = 1 << 24;

  private final int frames;
  private final long[] starts;
  private final long[] lengths;
  private final int count;

  /** The first fragment of each frame, then the end; null where frames cannot be told apart. */
  private final int[] first;

  /** The pixel data go on beyond the end of the file. */
  private final boolean cut;

  private FragmentIndex(
      int frames, long[] starts, long[] lengths, int count, int[] first, boolean cut) {
    this.frames = frames;
    this.starts = starts;
    this.lengths = lengths;
    this.count = count;
    this.first = first;
    this.cut = cut;
  }

  /**
   * Reads the item headers.
   *
   * @param source the file
   * @param offset of the basic offset table's item
   * @param frames how many frames the header of the file says
   */
  public static FragmentIndex read(ByteSource source, long offset, int frames)
      throws IOException, DecodeException {
    return new Walk(source, frames).run(offset);
  }

  /** The course of reading the item headers. */
  private static final class Walk {
    private final ByteSource source;
    private final int frames;
    private final byte[] window = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private long[] starts = new long[16];
    private long[] lengths = new long[16];
    private int[] magic = new int[16];
    private int count;

    Walk(ByteSource source, int frames) {
      this.source = source;
      this.frames = frames;
    }

    FragmentIndex run(long offset) throws IOException, DecodeException {
      long size = source.size();
      if (!see(offset, 8) || u32(offset) != ITEM) {
        throw see(offset, 8)
            ? bad("encapsulated pixel data do not begin with an item")
            : new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends before its fragments");
      }
      long tableBytes = u32(offset + 4) & 0xFFFFFFFFL;
      long from = offset + 8 + tableBytes;
      boolean cut = false;
      long at = from;
      while (true) {
        if (!see(at, 8)) {
          cut = see(at, 1); // where nothing follows, only the delimiter is missing
          break;
        }
        if (u32(at) != ITEM) {
          break; // the delimiter, or what stands where it should
        }
        long length = u32(at + 4) & 0xFFFFFFFFL;
        if (size >= 0 && at + 8 + length > size) {
          cut = true;
          break;
        }
        add(at + 8, length);
        at += 8 + length;
      }
      int[] first = assign(offset + 8, tableBytes, from);
      return new FragmentIndex(frames, starts, lengths, count, first, cut);
    }

    private void add(long start, long length) throws IOException, DecodeException {
      if (count == MOST_FRAGMENTS) {
        throw bad("more than 16,777,216 fragments");
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
        lengths = Arrays.copyOf(lengths, 2 * count);
        magic = Arrays.copyOf(magic, 2 * count);
      }
      starts[count] = start;
      lengths[count] = length;
      magic[count++] = length >= 4 && see(start, 4) ? u32(start) : 0;
    }

    /** Finds the first fragment of each frame. */
    private int[] assign(long table, long tableBytes, long from)
        throws IOException, DecodeException {
      // Not more than there are fragments, whatever number of frames the header says.
      int[] first = new int[Math.min(frames, count) + 1];
      if (count <= frames) {
        // One each; where there are fewer, the last frames have none.
        Arrays.setAll(first, i -> i);
        return first;
      }
      if (frames == 1) {
        first[1] = count;
        return first;
      }
      if (tableBytes == 4L * frames) {
        long[] offsets = new long[frames];
        for (int i = 0; i < frames; i++) {
          if (!see(table + 4L * i, 4)) {
            return null;
          }
          offsets[i] = u32(table + 4L * i) & 0xFFFFFFFFL;
        }
        if (byOffset(offsets, from, first)) {
          return first;
        }
      }
      return byMagic(first);
    }

    private boolean byOffset(long[] offsets, long from, int[] first) {
      for (int i = 0; i < frames; i++) {
        int found = Arrays.binarySearch(starts, 0, count, from + offsets[i] + 8);
        boolean rising = i == 0 ? found == 0 : found > first[i - 1];
        if (!rising) {
          return false;
        }
        first[i] = found;
      }
      first[frames] = count;
      return true;
    }

    /** A frame begins where a codestream does: SOI of JPEG, SOC of JPEG 2000. */
    private int[] byMagic(int[] first) {
      int found = 0;
      for (int i = 0; i < count; i++) {
        int two = magic[i] & 0xFFFF; // little endian
        if (two == 0xD8FF || two == 0x4FFF) {
          if (found == frames) {
            return null;
          }
          first[found++] = i;
        }
      }
      first[frames] = count;
      return found == frames && first[0] == 0 ? first : null;
    }

    private boolean see(long at, int bytes) throws IOException {
      if (at >= windowStart && at + bytes <= windowStart + windowLength) {
        return true;
      }
      int got = source.read(at, window, 0, WINDOW);
      windowStart = at;
      windowLength = Math.max(0, got);
      return windowLength >= bytes;
    }

    /** Four bytes that {@link #see} saw. */
    private int u32(long at) {
      int i = (int) (at - windowStart);
      return (window[i] & 0xFF)
          | (window[i + 1] & 0xFF) << 8
          | (window[i + 2] & 0xFF) << 16
          | (window[i + 3] & 0xFF) << 24;
    }
  }

  /**
   * How many bytes the fragments of a frame have.
   *
   * @param number of the frame, counted from 1
   * @throws DecodeException where the frame has no complete fragment
   */
  public long bytes(int number) throws DecodeException {
    if (first == null) {
      throw bad("the fragments cannot be told apart by frame");
    }
    if (number >= first.length) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "there are fewer fragments than frames");
    }
    if (cut && first[number] == count) {
      boolean several = frames == 1 || count > frames;
      if (several) { // the fragment that is missing may be this frame's
        throw new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends inside the frame");
      }
    }
    long sum = 0;
    for (int i = first[number - 1]; i < first[number]; i++) {
      sum += lengths[i];
    }
    return sum;
  }

  /**
   * Reads the fragments of a frame, joined.
   *
   * @param source the file
   * @param number of the frame, counted from 1
   * @param into has room for {@link #bytes}
   */
  public void read(ByteSource source, int number, byte[] into) throws IOException, DecodeException {
    int at = 0;
    for (int i = first[number - 1]; i < first[number]; i++) {
      int length = (int) lengths[i];
      if (source.read(starts[i], into, at, length) < length) {
        throw new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends inside the frame");
      }
      at += length;
    }
  }

  /**
   * Copies all complete fragments, joined.
   *
   * @param source the file
   * @param out receives them
   * @throws DecodeException where there is none
   */
  public void copy(ByteSource source, OutputStream out) throws IOException, DecodeException {
    if (count == 0) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "there is no complete fragment");
    }
    byte[] buffer = new byte[1 << 16];
    for (int i = 0; i < count; i++) {
      for (long at = 0; at < lengths[i]; ) {
        int want = (int) Math.min(buffer.length, lengths[i] - at);
        int got = source.read(starts[i] + at, buffer, 0, want);
        if (got <= 0) {
          throw new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends inside a fragment");
        }
        out.write(buffer, 0, got);
        at += got;
      }
    }
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
