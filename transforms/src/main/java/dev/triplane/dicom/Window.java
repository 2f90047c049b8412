package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.Arrays;

/**
 * The part of a source that is in memory while a header is read.
 *
 * <p>The buffer holds the source's bytes from its start, without the long values that were skipped:
 * byte {@code p} of the source is at index {@code p - skipped}. It grows as the header goes on,
 * never beyond what the source has given, and never beyond the limit.
 */
final class Window {
  private static final int LARGEST_READ = 1 << 22;

  private final ByteSource source;
  private final int firstRead;
  private final int limit;
  private byte[] buffer;
  private int end;
  private long skipped;
  private int nextRead;
  private long size;
  private boolean frozen;

  /** Looks ahead that may still go to the source: each can be a request to a store. */
  private int peeks = 32;

  /**
   * @param scratch a buffer to begin with, overwritten; the first read fills it
   * @param limit how many bytes may be kept
   */
  Window(ByteSource source, byte[] scratch, int limit) {
    this.source = source;
    this.buffer = scratch;
    this.firstRead = scratch.length;
    this.nextRead = scratch.length;
    this.limit = limit;
    this.size = source.size();
  }

  /** Bytes of the source; MAX_VALUE while that is not known. */
  long size() {
    return size < 0 ? Long.MAX_VALUE : size;
  }

  byte[] buffer() {
    return buffer;
  }

  /** The index of a place of the source, which must not lie before the last skipped value. */
  int index(long position) {
    return (int) (position - skipped);
  }

  /** Makes bytes available. Returns false where the source ends before them. */
  boolean ensure(long position, int count) throws IOException, DicomException {
    long need = position - skipped + count;
    return need <= end || fill(need);
  }

  private boolean fill(long need) throws IOException, DicomException {
    while (end < need) {
      long left = size() - (end + skipped);
      if (left <= 0) {
        return false;
      }
      if (need > limit && need - end <= left) {
        throw new DicomException(
            Reason.HEADER_TOO_LARGE,
            end + skipped,
            -1,
            "the header has more than " + limit + " bytes");
      }
      int want = (int) Math.min(Math.max(nextRead, need - end), Math.min(left, limit - end));
      want = Math.min(want, LARGEST_READ);
      if (want <= 0) {
        return false;
      }
      if (end + want > buffer.length) {
        int more = (int) Math.min(limit, Math.max((long) end + want, 2L * buffer.length));
        buffer = Arrays.copyOf(buffer, size < 0 ? more : (int) Math.min(more, end + left));
      }
      int got = source.read(end + skipped, buffer, end, want);
      if (got <= 0) {
        long known = source.size();
        size = known < 0 ? end + skipped : Math.min(known, end + skipped);
        return false;
      }
      end += got;
      nextRead = Math.min(nextRead * 2, LARGEST_READ);
    }
    return true;
  }

  /** Looks at bytes ahead without keeping them. Returns false where they cannot be had cheaply. */
  boolean peek(long position, byte[] target) throws IOException {
    long index = position - skipped;
    if (index < 0) {
      return false;
    }
    if (index + target.length <= end) {
      System.arraycopy(buffer, (int) index, target, 0, target.length);
      return true;
    }
    return size >= 0
        && peeks-- > 0
        && position <= size - target.length
        && !(source instanceof InflatedSource)
        && source.read(position, target, 0, target.length) == target.length;
  }

  /**
   * While frozen, skipped values stay in the buffer, so that reading can begin again before them.
   */
  void freeze(boolean on) {
    frozen = on;
  }

  /** Leaves out the bytes of a value, which need not have been read. */
  void skip(long position, long length) {
    if (frozen) {
      return;
    }
    int at = index(position);
    long behind = end - (at + length);
    if (behind > 0) {
      System.arraycopy(buffer, (int) (at + length), buffer, at, (int) behind);
      end = at + (int) behind;
    } else {
      end = at;
      nextRead = firstRead;
    }
    skipped += length;
  }

  /** A copy of what is kept up to a place of the source. */
  byte[] kept(long position) {
    return Arrays.copyOf(buffer, (int) Math.max(0, Math.min(end, position - skipped)));
  }

  int u16(int i, boolean bigEndian) {
    int a = buffer[i] & 0xFF;
    int b = buffer[i + 1] & 0xFF;
    return bigEndian ? a << 8 | b : b << 8 | a;
  }

  int i32(int i, boolean bigEndian) {
    int a = u16(i, bigEndian);
    int b = u16(i + 2, bigEndian);
    return bigEndian ? a << 16 | b : b << 16 | a;
  }

  /** A tag: group and element, each in the byte order (PS3.5 7.3). */
  int tag(int i, boolean bigEndian) {
    return u16(i, bigEndian) << 16 | u16(i + 2, bigEndian);
  }
}
