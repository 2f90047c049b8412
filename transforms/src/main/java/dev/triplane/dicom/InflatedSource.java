package dev.triplane.dicom;

import java.io.IOException;
import java.util.zip.Checksum;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A deflated data set (PS3.5 A.5), inflated as it is read: forward in one pass, from the start
 * again where an earlier place is asked for.
 *
 * <p>The stream is raw deflate (RFC 1951); one with a zlib header (RFC 1950) is read too. Memory:
 * two small buffers, whatever the stream inflates to. Not for several threads at once.
 */
public final class InflatedSource implements ByteSource, AutoCloseable {

  /** The stream is not deflate, or goes on beyond the limit. */
  public static final class InflateException extends IOException {
    private static final long serialVersionUID = 1;

    InflateException(String message) {
      super(message);
    }
  }

  private final ByteSource deflated;
  private final long start;
  private final long maxBytes;
  private final Checksum checksum;
  private final byte[] input = new byte[1 << 13];
  private byte[] discarded;
  private Inflater inflater;
  private long inputPosition;
  private long position;
  private long size = -1;
  private boolean inputEnded;

  /**
   * @param deflated the file
   * @param start where the deflate stream begins in it
   * @param maxBytes how many bytes it may inflate to
   */
  public InflatedSource(ByteSource deflated, long start, long maxBytes) {
    this(deflated, start, maxBytes, null);
  }

  /**
   * @param checksum of all bytes up to the {@link #position}, kept while they come; null for none
   */
  public InflatedSource(ByteSource deflated, long start, long maxBytes, Checksum checksum) {
    this.deflated = deflated;
    this.start = start;
    this.maxBytes = maxBytes;
    this.checksum = checksum;
  }

  /** How many bytes have been inflated, given away or not. */
  public long position() {
    return position;
  }

  /** The inflated size; -1 until the end was reached. */
  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long from, byte[] target, int offset, int length) throws IOException {
    if (size >= 0 && from >= size) {
      return -1;
    }
    if (inflater == null || from < position) {
      restart();
    }
    while (position < from) {
      if (discarded == null) {
        discarded = new byte[1 << 13];
      }
      if (inflate(discarded, 0, (int) Math.min(discarded.length, from - position)) < 0) {
        return -1;
      }
    }
    int count = 0;
    while (count < length) {
      int n = inflate(target, offset + count, length - count);
      if (n < 0) {
        break;
      }
      count += n;
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    try {
      while (true) {
        int n = inflater.inflate(target, offset, length);
        if (n > 0) {
          position += n;
          if (checksum != null) {
            checksum.update(target, offset, n);
          }
          if (position > maxBytes) {
            throw new InflateException("the data set inflates to more than " + maxBytes + " bytes");
          }
          return n;
        }
        if (inflater.finished() || inputEnded) {
          size = position;
          return -1;
        }
        if (inflater.needsDictionary()) {
          throw new InflateException("the deflate stream wants a preset dictionary");
        }
        fill();
      }
    } catch (DataFormatException e) {
      throw new InflateException("the deflate stream breaks after " + position + " inflated bytes");
    }
  }

  /** A stream that is cut is not wrong: it has no more bytes, as a file that is cut. */
  private void fill() throws IOException {
    int n = deflated.read(inputPosition, input, 0, input.length);
    if (n <= 0) {
      inputEnded = true;
    } else {
      inputPosition += n;
      inflater.setInput(input, 0, n);
    }
  }

  private void restart() throws IOException {
    close();
    byte[] head = new byte[5];
    int n = deflated.read(start, head, 0, head.length);
    inflater = new Inflater(n < 2 || !hasZlibHeader(head));
    inputPosition = start;
    position = 0;
    if (checksum != null) {
      checksum.reset();
    }
    inputEnded = false;
  }

  /**
   * The first byte of a zlib header reads in raw deflate as a stored block; that block would carry
   * its length twice, once inverted (RFC 1951 3.2.4).
   */
  private static boolean hasZlibHeader(byte[] b) {
    int cmf = b[0] & 0xFF;
    int check = (cmf << 8) | (b[1] & 0xFF);
    boolean zlib = (cmf & 15) == 8 && cmf >> 4 <= 7 && check % 31 == 0;
    boolean stored = (b[1] ^ b[3]) == -1 && (b[2] ^ b[4]) == -1;
    return zlib && !stored;
  }

  /** Gives back the memory that the inflater holds outside of the heap. */
  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
      inflater = null;
    }
  }
}
