package dev.triplane.codec;

import dev.triplane.failure.Reason;

/** The bytes of one native frame, little endian; reused from frame to frame. */
public final class FrameBytes {
  private byte[] array = new byte[0];
  private int length;

  /**
   * Makes room; the array may be longer than asked and holds what it held before.
   *
   * @throws DecodeException where no array is that long
   */
  public byte[] take(long bytes) throws DecodeException {
    if (bytes > Integer.MAX_VALUE - 16) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "a frame of more than 2,147,483,631 bytes");
    }
    length = (int) bytes;
    if (array.length < length) {
      array = new byte[length];
    }
    return array;
  }

  /** The bytes, from index 0 on. */
  public byte[] array() {
    return array;
  }

  /** How many there are. */
  public int length() {
    return length;
  }
}
