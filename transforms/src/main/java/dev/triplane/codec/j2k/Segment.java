package dev.triplane.codec.j2k;

/** Reads the parameters of one marker segment, never beyond its end. */
final class Segment {
  private final byte[] bytes;
  private final int end;
  private int at;

  /**
   * @param bytes the codestream
   * @param at where the parameters begin, behind the segment's length
   * @param end behind them
   */
  Segment(byte[] bytes, int at, int end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** How many bytes are left. */
  int left() {
    return end - at;
  }

  /** Where the next byte stands in the codestream. */
  int position() {
    return at;
  }

  int u8() throws CodestreamException {
    if (at >= end) {
      throw CodestreamException.bad("a JPEG 2000 marker segment is too short");
    }
    return bytes[at++] & 0xFF;
  }

  int u16() throws CodestreamException {
    return u8() << 8 | u8();
  }

  long u32() throws CodestreamException {
    return (long) u16() << 16 | u16();
  }

  /** A component's index: one byte where there are less than 257 components. */
  int component(int components) throws CodestreamException {
    int index = components < 257 ? u8() : u16();
    if (index >= components) {
      throw CodestreamException.bad("a JPEG 2000 marker segment is of a component that is not");
    }
    return index;
  }
}
