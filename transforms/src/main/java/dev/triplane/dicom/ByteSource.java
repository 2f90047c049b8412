package dev.triplane.dicom;

import java.io.IOException;
import java.util.Objects;

/** The bytes of one file, read by range: a local file, an object in a store, an array. */
public interface ByteSource {

  /** How many bytes there are; -1 while that is not known, as for a stream still to be inflated. */
  long size();

  /**
   * Reads bytes from a place, as many as there are up to {@code length}.
   *
   * @param position the first byte wanted, counted from 0
   * @param target where the bytes go
   * @param offset the index of the first byte in {@code target}
   * @param length how many bytes are wanted
   * @return how many bytes were read; fewer than {@code length} only where the source ends; -1
   *     where there is none at {@code position}
   * @throws IOException where the source cannot give its bytes
   */
  int read(long position, byte[] target, int offset, int length) throws IOException;

  /** The bytes of an array, which is not copied. */
  static ByteSource of(byte[] bytes) {
    Objects.requireNonNull(bytes, "bytes");
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public int read(long position, byte[] target, int offset, int length) {
        if (position >= bytes.length) {
          return -1;
        }
        int count = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, target, offset, count);
        return count;
      }
    };
  }
}
