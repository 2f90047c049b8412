package dev.triplane.codec.j2k;

import java.util.Arrays;
import java.util.TreeMap;

/** The main header and the tile-part headers of a codestream (annex A). */
final class Headers {
  private static final int LEAST_TILE_PART = 14;

  private final byte[] bytes;
  private final int end;
  private final TreeMap<Integer, byte[]> packed = new TreeMap<>();
  private final Parameters main;
  private final ImageSize size;
  private final TileData[] tiles;
  private byte[] packedInMain;
  private int packedAt;
  private int at;

  /** Reads all headers of the codestream that stands from {@code start} to {@code end}. */
  Headers(byte[] bytes, int start, int end) throws CodestreamException {
    this.bytes = bytes;
    this.end = end;
    at = start + 2;
    if (!Marker.stands(Marker.SOC, bytes, start, end)
        || !Marker.stands(Marker.SIZ, bytes, at, end)) {
      throw CodestreamException.bad("no JPEG 2000 codestream");
    }
    size = ImageSize.read(segment());
    main = new Parameters(size.components().size());
    while (!Marker.stands(Marker.SOT, bytes, at, end)) {
      int marker = marker();
      Segment segment = segment();
      if (marker == Marker.PPM) {
        addPacked(segment);
      } else {
        main.read(marker, segment);
      }
    }
    main.requireComplete();
    packedInMain = packed.isEmpty() ? null : TileData.join(packed.values());
    if (size.tiles() > (end - at) / LEAST_TILE_PART) {
      throw CodestreamException.bad("JPEG 2000 tiles of which there are no data");
    }
    tiles = new TileData[(int) size.tiles()];
    while (Marker.stands(Marker.SOT, bytes, at, end)) {
      tilePart();
    }
  }

  ImageSize size() {
    return size;
  }

  /** A tile's data; null where there are none. */
  TileData tile(int index) {
    return tiles[index];
  }

  int tiles() {
    return tiles.length;
  }

  private int marker() throws CodestreamException {
    if (at + 4 > end || bytes[at] != -1) {
      throw CodestreamException.bad("a JPEG 2000 header does not go on with a marker");
    }
    return bytes[at + 1] & 0xFF;
  }

  /** The parameters of the segment whose marker stands here; goes behind it. */
  private Segment segment() throws CodestreamException {
    if (at + 4 > end) {
      throw CodestreamException.bad("the JPEG 2000 data end inside a header");
    }
    int length = (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    if (length < 2 || length > end - at - 2) {
      throw CodestreamException.bad("a JPEG 2000 marker segment is longer than the codestream");
    }
    Segment segment = new Segment(bytes, at + 4, at + 2 + length);
    at += 2 + length;
    return segment;
  }

  private void addPacked(Segment segment) throws CodestreamException {
    int index = segment.u8();
    int from = segment.position();
    if (packed.put(index, Arrays.copyOfRange(bytes, from, from + segment.left())) != null) {
      throw CodestreamException.bad("two JPEG 2000 segments of packet headers have one index");
    }
  }

  private void tilePart() throws CodestreamException {
    int start = at;
    Segment sot = segment();
    int index = sot.u16();
    long length = sot.u32();
    if (index >= tiles.length) {
      throw CodestreamException.bad("a JPEG 2000 tile-part is of a tile that is not");
    }
    if (tiles[index] == null) {
      tiles[index] = new TileData(main);
    }
    TileData tile = tiles[index];
    while (!Marker.stands(Marker.SOD, bytes, at, end)) {
      int marker = marker();
      Segment segment = segment();
      if (marker == Marker.PPT) {
        int number = segment.u8();
        int from = segment.position();
        tile.addPacked(number, Arrays.copyOfRange(bytes, from, from + segment.left()));
      } else {
        tile.parameters.read(marker, segment);
      }
    }
    at += 2;
    if (packedInMain != null) {
      tile.addPackedInMain(nextPacked());
    }
    long partEnd = length == 0 ? lastPartEnd() : start + length;
    if (partEnd < at) {
      throw CodestreamException.bad("a JPEG 2000 tile-part is shorter than its header");
    }
    int to = (int) Math.min(partEnd, end);
    tile.addBody(at, to);
    at = to;
  }

  /** Where the end marker stands that ends a last tile-part; the end where there is none. */
  private int lastPartEnd() {
    int last = end;
    while (last > at && bytes[last - 1] == 0) {
      last--;
    }
    return last - 2 >= at && Marker.stands(Marker.EOC, bytes, last - 2, end) ? last - 2 : end;
  }

  /** The packet headers that the main header has for the next tile-part (A.7.4). */
  private byte[] nextPacked() throws CodestreamException {
    Segment length = new Segment(packedInMain, packedAt, packedInMain.length);
    long count = length.u32();
    int from = packedAt + 4;
    if (count > packedInMain.length - from) {
      throw CodestreamException.bad("JPEG 2000 packet headers are longer than their segments");
    }
    packedAt = from + (int) count;
    return Arrays.copyOfRange(packedInMain, from, packedAt);
  }
}
