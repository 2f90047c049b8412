package dev.triplane.dcm4che;

import dev.triplane.dicom.ByteSource;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a source in their order; what is skipped is not read. Unbuffered. */
final class SourceStream extends InputStream {

  /** The source failed: told from what a reader of the stream throws, even at an early end. */
  static final class FailedException extends IOException {
    private static final long serialVersionUID = 1;

    /** What the source threw. */
    final IOException failure;

    FailedException(IOException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  private final ByteSource source;
  private final byte[] single = new byte[1];
  private long position;

  SourceStream(ByteSource source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count = readAt(position, target, offset, length);
    position += Math.max(0, count);
    return count;
  }

  /** Goes on by a number of bytes if there are as many, else not at all. */
  @Override
  public long skip(long count) throws IOException {
    if (count <= 0 || readAt(position + count - 1, single, 0, 1) < 0) {
      return 0;
    }
    position += count;
    return count;
  }

  private int readAt(long at, byte[] target, int offset, int length) throws IOException {
    try {
      return source.read(at, target, offset, length);
    } catch (IOException e) {
      throw new FailedException(e);
    }
  }
}
