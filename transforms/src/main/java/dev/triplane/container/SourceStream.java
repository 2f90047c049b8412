package dev.triplane.container;

import dev.triplane.dicom.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/**
 * A source from front to back. Where bytes are skipped they are not read; where few are read at a
 * time, some more are fetched with them.
 */
final class SourceStream extends InputStream {
  private final ByteSource source;
  private final byte[] window;
  private long windowAt;
  private int windowLength;
  private long position;
  private long allowed = Long.MAX_VALUE;

  /**
   * @param window bytes to fetch at a time; 0 for as many as are asked for
   */
  SourceStream(ByteSource source, int window) {
    this.source = source;
    this.window = new byte[window];
  }

  long position() {
    return position;
  }

  /** From now on no more than so many bytes may be read, but for those that are skipped. */
  void allow(long bytes) {
    allowed = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got =
        length >= window.length
            ? source.read(position, target, offset, length)
            : windowed(target, offset, length);
    if (got > 0) {
      position += got;
      allowed -= got;
      if (allowed < 0) {
        throw ContainerException.limit("the header of an entry is too long");
      }
    }
    return got;
  }

  private int windowed(byte[] target, int offset, int length) throws IOException {
    if (position < windowAt || position >= windowAt + windowLength) {
      windowLength = Math.max(0, source.read(position, window, 0, window.length));
      windowAt = position;
      if (windowLength == 0) {
        return -1;
      }
    }
    int from = (int) (position - windowAt);
    int got = Math.min(length, windowLength - from);
    System.arraycopy(window, from, target, offset, got);
    return got;
  }

  @Override
  public long skip(long count) {
    long skipped = Math.max(0, Math.min(count, source.size() - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, source.size() - position));
  }
}
