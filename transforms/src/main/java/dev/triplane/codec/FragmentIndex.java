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
 * <p>The items themselves are believed; what offset tables are for, {@link FrameFragments} says.
 */
public final class FragmentIndex {
  /** The tag (FFFE,E000), little endian. */
  private static final int ITEM = 0xE000FFFE;

  /** The tag (FFFE,E0DD), little endian. */
  private static final int DELIMITER = 0xE0DDFFFE;

  private static final int WINDOW = 1 << 13;
  private static final int MOST_FRAGMENTS = 1 << 24;

  private final Fragments fragments;
  private final FrameFragments frames;

  private FragmentIndex(Fragments fragments, FrameFragments frames) {
    this.fragments = fragments;
    this.frames = frames;
  }

  /** Gives the extended offset table where it is needed; it is long and stands in the header. */
  public interface ExtendedTable {
    /** The table; null where there is none. */
    ExtendedOffsetTable read() throws IOException, DecodeException;
  }

  /**
   * Reads the item headers.
   *
   * @param source the file
   * @param offset of the basic offset table's item
   * @param frames how many frames the header of the file says
   * @param extended asked at most once, and only where items and basic offset table tell too little
   */
  public static FragmentIndex read(
      ByteSource source, long offset, int frames, ExtendedTable extended)
      throws IOException, DecodeException {
    Walk walk = new Walk(source);
    Fragments fragments = walk.run(offset);
    return new FragmentIndex(
        fragments,
        FrameFragments.of(fragments, frames, walk.basicOffsets(offset, frames), extended));
  }

  /** The course of reading the item headers. */
  private static final class Walk {
    private final ByteSource source;
    private final byte[] window = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private long[] starts = new long[16];
    private long[] lengths = new long[16];
    private int[] magic = new int[16];
    private int count;

    Walk(ByteSource source) {
      this.source = source;
    }

    Fragments run(long offset) throws IOException, DecodeException {
      long size = source.size();
      if (!see(offset, 8) || u32(offset) != ITEM) {
        throw see(offset, 8)
            ? bad("encapsulated pixel data do not begin with an item")
            : new DecodeException(Reason.TRUNCATED_PIXELS, "the file ends before its fragments");
      }
      long from = offset + 8 + (u32(offset + 4) & 0xFFFFFFFFL);
      boolean cut = false;
      long at = from;
      while (true) {
        if (!see(at, 8)) {
          cut = see(at, 4) && u32(at) == ITEM; // else only the delimiter is not whole
          break;
        }
        if (u32(at) != ITEM) {
          break; // the delimiter, or what stands where it should
        }
        long length = u32(at + 4) & 0xFFFFFFFFL;
        long missing = size < 0 ? 0 : at + 8 + length - size;
        if (missing > 1) {
          cut = true;
          break;
        }
        // Where one byte is missing it may be padding: the decoder will know.
        add(at + 8, length - Math.max(0, missing));
        at += 8 + length;
        // A length that leaves out the byte of padding behind it.
        at += length % 2 == 1 && !marksNext(at) && marksNext(at + 1) ? 1 : 0;
      }
      return new Fragments(starts, lengths, magic, count, from, cut);
    }

    private boolean marksNext(long at) throws IOException {
      return see(at, 8) && (u32(at) == ITEM || u32(at) == DELIMITER);
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

    /**
     * The entries of the basic offset table: one more than there are frames where it has as many;
     * none where it has fewer than frames, or the file ends in it.
     */
    long[] basicOffsets(long offset, int frames) throws IOException {
      see(offset, 8);
      long entries = (u32(offset + 4) & 0xFFFFFFFFL) / 4;
      if (entries < frames) {
        return new long[0];
      }
      long[] offsets = new long[(int) Math.min(entries, frames + 1L)];
      for (int i = 0; i < offsets.length; i++) {
        long at = offset + 8 + 4L * i;
        if (!see(at, 4)) {
          return new long[0];
        }
        offsets[i] = u32(at) & 0xFFFFFFFFL;
      }
      return offsets;
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
    frames.check(number);
    long sum = 0;
    for (int i = frames.first(number); i < frames.end(number); i++) {
      sum += fragments.lengths()[i];
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
    for (int i = frames.first(number); i < frames.end(number); i++) {
      int length = (int) fragments.lengths()[i];
      if (length > 0 && source.read(fragments.starts()[i], into, at, length) < length) {
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
    if (fragments.count() == 0) {
      throw new DecodeException(Reason.TRUNCATED_PIXELS, "there is no complete fragment");
    }
    byte[] buffer = new byte[1 << 16];
    for (int i = 0; i < fragments.count(); i++) {
      long length = fragments.lengths()[i];
      for (long at = 0; at < length; ) {
        int want = (int) Math.min(buffer.length, length - at);
        int got = source.read(fragments.starts()[i] + at, buffer, 0, want);
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
