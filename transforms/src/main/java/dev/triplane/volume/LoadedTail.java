package dev.triplane.volume;

import dev.triplane.dicom.ByteSource;
import java.io.IOException;

/**
 * A file whose end, from some place on, is fetched with one read when the first byte of it is asked
 * for. The walk over the fragments of one frame and the frame itself then cost one request
 * together.
 */
final class LoadedTail implements ByteSource {
  private final ByteSource file;
  private final long from;
  private byte[] tail;
  private int length;

  /**
   * @param from where the end begins; no more than an array can hold lies behind it
   */
  LoadedTail(ByteSource file, long from) {
    this.file = file;
    this.from = from;
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public synchronized int read(long position, byte[] target, int offset, int count)
      throws IOException {
    if (position < from) {
      return file.read(position, target, offset, count);
    }
    if (tail == null) {
      byte[] bytes = new byte[(int) Math.max(0, file.size() - from)];
      length = Math.max(0, file.read(from, bytes, 0, bytes.length));
      tail = bytes;
    }
    if (position - from >= length) {
      return -1;
    }
    int got = (int) Math.min(count, from + length - position);
    System.arraycopy(tail, (int) (position - from), target, offset, got);
    return got;
  }
}
