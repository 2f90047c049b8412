package dev.triplane.codec;

import dev.triplane.failure.Reason;

/** The data of a JPEG-LS scan: behind a byte FF, the next has 7 bits (ISO/IEC 14495-1 A.1). */
final class JpegLsBits {
  private final byte[] bytes;
  private final int end;
  private int position;
  private long buffer;
  private int count;

  JpegLsBits(byte[] bytes, int position, int end) {
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  private void fill() throws DecodeException {
    while (count <= 48) {
      if (position >= end) {
        break;
      }
      int b = bytes[position] & 0xFF;
      if (b == 0xFF && (position + 1 >= end || bytes[position + 1] < 0)) {
        break; // a marker
      }
      position++;
      buffer |= (long) b << (56 - count);
      count += 8;
      if (b == 0xFF) {
        // The stuffed zero bit of the next byte is not data: it takes the place of its top bit.
        buffer |= (long) (bytes[position++] & 0x7F) << (57 - count);
        count += 7;
      }
    }
    if (count <= 0) {
      throw new DecodeException(
          Reason.BAD_CODESTREAM, "the JPEG-LS data end before the last sample");
    }
  }

  int bit() throws DecodeException {
    if (count < 1) {
      fill();
    }
    int bit = (int) (buffer >>> 63);
    buffer <<= 1;
    count--;
    return bit;
  }

  /** The next bits as a number; at most 24. */
  int bits(int n) throws DecodeException {
    if (n == 0) {
      return 0;
    }
    if (count < n) {
      fill();
      if (count < n) {
        throw new DecodeException(
            Reason.BAD_CODESTREAM, "the JPEG-LS data end before the last sample");
      }
    }
    int value = (int) (buffer >>> (64 - n));
    buffer <<= n;
    count -= n;
    return value;
  }

  /** A number of limited-length Golomb code (A.5.3). */
  int golomb(int k, int limit, int quantizedBits) throws DecodeException {
    if (count < 32) {
      fill();
    }
    int zeros = 0;
    int most = limit - quantizedBits - 1;
    while (true) {
      int n = Math.min(Long.numberOfLeadingZeros(buffer), count);
      zeros += n;
      if (n < count) {
        buffer = n == 63 ? 0 : buffer << (n + 1);
        count -= n + 1;
        break;
      }
      buffer = 0;
      count = 0;
      if (zeros > most) {
        throw new DecodeException(Reason.BAD_CODESTREAM, "a JPEG-LS code is longer than its limit");
      }
      fill();
    }
    if (zeros > most) {
      throw new DecodeException(Reason.BAD_CODESTREAM, "a JPEG-LS code is longer than its limit");
    }
    return zeros == most ? bits(quantizedBits) + 1 : (zeros << k) + bits(k);
  }

  /** Where the next marker stands; the end where there is none. */
  int nextMarker() {
    int at = position;
    while (at + 1 < end && !(bytes[at] == -1 && bytes[at + 1] < 0 && bytes[at + 1] != -1)) {
      at++;
    }
    return at + 1 < end ? at : end;
  }
}
