package dev.triplane.codec.j2k;

import java.util.List;

/**
 * Decodes JPEG 2000 part 1 codestreams. One a thread at a time: it keeps its buffers, which are of
 * the size of the largest tile, for the next codestream.
 *
 * <p>The caller has compared the image's size with what it expects: memory is taken for one tile,
 * and for no more precincts, tiles and code-blocks than there are bytes for.
 */
public final class CodestreamDecoder {
  private final Pieces pieces = new Pieces();
  private final PacketReader packets = new PacketReader(pieces);
  private final TileDecoder decoder = new TileDecoder(pieces);
  private byte[] joined = new byte[0];

  /**
   * Decodes all tiles.
   *
   * <p>All packets must be there: one that was shortened is refused, wherever it was cut.
   *
   * @param bytes the codestream from {@code start} on
   * @param end behind its last byte, or somewhat later
   * @param sink receives the samples, tile by tile
   */
  public void decode(byte[] bytes, int start, int end, SampleSink sink) throws CodestreamException {
    Headers headers = new Headers(bytes, start, end);
    for (int index = 0; index < headers.tiles(); index++) {
      TileData tile = headers.tile(index);
      if (tile == null) {
        throw CodestreamException.bad("a JPEG 2000 tile is missing");
      }
      decode(headers.size(), headers.size().tile(index), tile, bytes, sink);
    }
  }

  private void decode(ImageSize size, Area grid, TileData tile, byte[] bytes, SampleSink sink)
      throws CodestreamException {
    Parameters parameters = tile.parameters;
    byte[] packed = tile.packedHeaders();
    // A packet has at least one byte of header.
    long headerBytes = packed == null ? tile.bodyBytes() : packed.length;
    long most = headerBytes / parameters.tileStyle().layers();
    List<TileComponent> components = TileComponent.of(size, grid, parameters, most);
    pieces.clear();
    byte[] body = bytes;
    if (tile.bodies().size() == 1) {
      packets.start(bytes, tile.bodies().get(0)[0], tile.bodies().get(0)[1], packed);
    } else {
      body = join(tile, bytes);
      packets.start(body, 0, (int) tile.bodyBytes(), packed);
    }
    TileStyle style = parameters.tileStyle();
    if (!PacketOrder.read(components, parameters.progressions(), style.layers(), packets::read)) {
      throw CodestreamException.bad("JPEG 2000 packets are missing");
    }
    decoder.decode(size, components, style.transformed(), body, sink);
  }

  private byte[] join(TileData tile, byte[] bytes) {
    if (joined.length < tile.bodyBytes()) {
      joined = new byte[(int) tile.bodyBytes()];
    }
    int at = 0;
    for (int[] part : tile.bodies()) {
      System.arraycopy(bytes, part[0], joined, at, part[1] - part[0]);
      at += part[1] - part[0];
    }
    return joined;
  }
}
