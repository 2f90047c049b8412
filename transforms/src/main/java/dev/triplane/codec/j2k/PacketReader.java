package dev.triplane.codec.j2k;

/** Reads packets (B.9, B.10): which code-blocks they have bytes for, and where these stand. */
final class PacketReader {
  private static final int MOST_LENGTH_BITS = 31;

  private final HeaderBits bits = new HeaderBits();
  private final Pieces pieces;
  private byte[] body;
  private int at;
  private int end;
  private byte[] headers;
  private int headerAt;
  private int headerEnd;

  PacketReader(Pieces pieces) {
    this.pieces = pieces;
  }

  /**
   * Begins with a tile.
   *
   * @param data its packets, or their bodies
   * @param packed their headers where these stand elsewhere; else null
   */
  void start(byte[] data, int from, int to, byte[] packed) {
    body = data;
    at = from;
    end = to;
    headers = packed;
    headerAt = 0;
    headerEnd = packed == null ? 0 : packed.length;
  }

  /** Reads the next layer of a precinct; false where the data end in front of it. */
  boolean read(Precinct precinct) throws CodestreamException {
    if (Marker.stands(Marker.SOP, body, at, end)) {
      at = Math.min(at + 6, end);
    }
    int first = pieces.count();
    if (headers == null) {
      if (at >= end) {
        return false;
      }
      at = header(precinct, body, at, end);
    } else {
      if (headerAt >= headerEnd) {
        return false;
      }
      headerAt = header(precinct, headers, headerAt, headerEnd);
    }
    for (int piece = first; piece < pieces.count(); piece++) {
      pieces.place(piece, at);
      if (pieces.length(piece) > end - at) {
        throw CodestreamException.bad("the JPEG 2000 data end inside a packet");
      }
      at += pieces.length(piece);
    }
    precinct.layers++;
    return true;
  }

  private int header(Precinct precinct, byte[] bytes, int from, int to) throws CodestreamException {
    bits.start(bytes, from, to);
    if (bits.bit() != 0) {
      CodingStyle style = precinct.resolution.style();
      for (Precinct.Part part : precinct.parts()) {
        for (int i = 0; i < part.blocks.length; i++) {
          block(part, i, precinct.layers, style);
        }
      }
    }
    int next = bits.finish();
    return Marker.stands(Marker.EPH, bytes, next, to) ? next + 2 : next;
  }

  private void block(Precinct.Part part, int index, int layer, CodingStyle style)
      throws CodestreamException {
    CodeBlock block = part.blocks[index];
    if (block.included) {
      if (bits.bit() == 0) {
        return;
      }
    } else {
      int x = index % part.blocksAcross;
      int y = index / part.blocksAcross;
      if (!part.inclusion.isBelow(layer + 1, x, y, bits)) {
        return;
      }
      block.included = true;
      block.zeroPlanes = part.zeroPlanes.value(x, y, Math.max(part.band.planes(), 0), bits);
    }
    int passes = passes();
    if (block.passes + passes > 3 * (part.band.planes() - block.zeroPlanes) - 2) {
      throw CodestreamException.bad("a JPEG 2000 code-block has more passes than bit-planes");
    }
    while (bits.bit() != 0) {
      if (++block.lengthBits > MOST_LENGTH_BITS) {
        throw CodestreamException.bad("a JPEG 2000 code-block's length is beyond all bounds");
      }
    }
    while (passes > 0) {
      int segment = style.segmentPasses(block.passes - block.segmentPasses);
      int some = Math.min(passes, segment - block.segmentPasses);
      int lengthBits = block.lengthBits + 31 - Integer.numberOfLeadingZeros(some);
      if (lengthBits > MOST_LENGTH_BITS) {
        throw CodestreamException.bad("a JPEG 2000 code-block's length is beyond all bounds");
      }
      pieces.add(block, bits.bits(lengthBits), some);
      block.segmentPasses = some + block.segmentPasses == segment ? 0 : some + block.segmentPasses;
      passes -= some;
    }
  }

  /** The number of new coding passes (table B.4). */
  private int passes() throws CodestreamException {
    if (bits.bit() == 0) {
      return 1;
    }
    if (bits.bit() == 0) {
      return 2;
    }
    int more = bits.bits(2);
    if (more < 3) {
      return 3 + more;
    }
    more = bits.bits(5);
    if (more < 31) {
      return 6 + more;
    }
    return 37 + bits.bits(7);
  }
}
