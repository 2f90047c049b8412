package dev.triplane.dicom;

/**
 * The bytes that the values of a header are views of, and their byte order.
 *
 * <p>While a header is read its bytes are in a buffer that moves when it grows, so elements know
 * their index only; the array is set once, at the end.
 */
final class KeptBytes {
  private static final byte[] NONE = {};

  final boolean bigEndian;
  private byte[] array = NONE;

  KeptBytes(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  void set(byte[] bytes) {
    array = bytes;
  }

  byte[] array() {
    return array;
  }
}
