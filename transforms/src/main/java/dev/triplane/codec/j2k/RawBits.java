package dev.triplane.codec.j2k;

/** Bits of a codeword segment that bypassed the arithmetic coder (D.6): 7 in a byte behind FF. */
final class RawBits {
  private byte[] bytes;
  private int at;
  private int end;
  private int current;
  private int left;

  void start(byte[] from, int position, int limit) {
    bytes = from;
    at = position;
    end = limit;
    current = 0;
    left = 0;
  }

  /** The next bit; ones behind the end. */
  int bit() {
    if (left == 0) {
      left = current == 0xFF ? 7 : 8;
      current = at < end ? bytes[at++] & 0xFF : 0xFF;
    }
    left--;
    return current >> left & 1;
  }
}
