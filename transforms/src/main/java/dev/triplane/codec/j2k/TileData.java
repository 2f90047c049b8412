package dev.triplane.codec.j2k;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the tile-parts of one tile hold (A.4.2). */
final class TileData {
  final Parameters parameters;

  private final List<int[]> bodies = new ArrayList<>();
  private final TreeMap<Integer, byte[]> packed = new TreeMap<>();
  private final List<byte[]> packedInMain = new ArrayList<>();

  TileData(Parameters main) {
    parameters = new Parameters(main);
  }

  /** Adds the packets of a tile-part. */
  void addBody(int from, int to) {
    bodies.add(new int[] {from, to});
  }

  /** Adds packet headers of a PPT segment. */
  void addPacked(int index, byte[] headers) throws CodestreamException {
    int key = bodies.size() << 8 | index;
    if (packed.put(key, headers) != null) {
      throw CodestreamException.bad("two JPEG 2000 segments of packet headers have one index");
    }
  }

  /** Adds the packet headers that the main header had for a tile-part. */
  void addPackedInMain(byte[] headers) {
    packedInMain.add(headers);
  }

  /** Bytes of packets without their headers, where these stand elsewhere. */
  long bodyBytes() {
    long sum = 0;
    for (int[] body : bodies) {
      sum += body[1] - body[0];
    }
    return sum;
  }

  /** Starts and ends of the tile-parts' packets in the codestream. */
  List<int[]> bodies() {
    return bodies;
  }

  /** Packet headers that do not stand in front of their packets; null where they do. */
  byte[] packedHeaders() {
    if (packed.isEmpty() && packedInMain.isEmpty()) {
      return null;
    }
    List<byte[]> parts = new ArrayList<>(packedInMain);
    parts.addAll(packed.values());
    return join(parts);
  }

  static byte[] join(Iterable<byte[]> parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
