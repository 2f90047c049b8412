package dev.triplane.codec.j2k;

/** The bits of a packet header: a byte behind FF has 7 of them (B.10.1). */
final class HeaderBits {
  private byte[] bytes;
  private int at;
  private int end;
  private int current;
  private int left;

  /** Begins at a byte. */
  void start(byte[] from, int position, int limit) {
    bytes = from;
    at = position;
    end = limit;
    current = 0;
    left = 0;
  }

  int bit() throws CodestreamException {
    if (left == 0) {
      left = current == 0xFF ? 7 : 8;
      if (at >= end) {
        throw CodestreamException.bad("the JPEG 2000 data end inside a packet header");
      }
      current = bytes[at++] & 0xFF;
    }
    left--;
    return current >> left & 1;
  }

  /** A number of up to 31 bits. */
  int bits(int count) throws CodestreamException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = (value << 1) | bit();
    }
    return value;
  }

  /** Ends the header; the index of the byte behind it. */
  int finish() {
    if (current == 0xFF && at < end) {
      at++; // a header never ends with FF: a byte of stuffing follows
    }
    return at;
  }
}
