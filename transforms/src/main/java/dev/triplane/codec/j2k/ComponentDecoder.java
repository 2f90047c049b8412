package dev.triplane.codec.j2k;

/**
 * Makes the samples of a tile's component of its code-blocks, resolution by resolution. Keeps its
 * buffers for the next one.
 *
 * @param <A> an array of the numbers that the wavelet works on
 */
final class ComponentDecoder<A> {
  private final Wavelet<A> wavelet;
  private final BlockDecoder blocks;
  private final Pieces pieces;
  private A hl;
  private A lh;
  private A hh;
  private A spare;

  ComponentDecoder(Wavelet<A> wavelet, BlockDecoder blocks, Pieces pieces) {
    this.wavelet = wavelet;
    this.blocks = blocks;
    this.pieces = pieces;
  }

  /**
   * Decodes a component; the samples are in the array that is returned: the one given, or longer.
   */
  A decode(TileComponent component, byte[] bytes, A into) throws CodestreamException {
    int count = Math.multiplyExact(component.area().width(), component.area().height());
    A result = wavelet.room(into, count);
    int levels = component.style().levels();
    for (Resolution resolution : component.resolutions()) {
      // The last one must come to lie in the result, so those before it do by turns.
      boolean inResult = (levels - resolution.level()) % 2 == 0;
      if (!inResult) {
        spare = wavelet.room(spare, resolution.area().width() * resolution.area().height());
      }
      A here = inResult ? result : spare;
      if (resolution.level() == 0) {
        band(component, resolution, 0, here, bytes);
        continue;
      }
      hl = band(component, resolution, 0, hl, bytes);
      lh = band(component, resolution, 1, lh, bytes);
      hh = band(component, resolution, 2, hh, bytes);
      if (!resolution.area().isEmpty()) {
        wavelet.combine(resolution.area(), inResult ? spare : result, hl, lh, hh, here);
      }
    }
    return result;
  }

  private A band(TileComponent component, Resolution resolution, int index, A array, byte[] bytes)
      throws CodestreamException {
    Band band = resolution.bands().get(index);
    int stride = band.area().width();
    int count = stride * band.area().height();
    A into = wavelet.room(array, count);
    wavelet.clear(into, count);
    for (Precinct precinct : resolution.precincts()) {
      for (CodeBlock block : precinct.blocks(band)) {
        if (block.passes > 0) {
          blocks.decode(block, band, component.style(), component.shift(), pieces, bytes);
          wavelet.copy(blocks, into, block.y * stride + block.x, stride, band.step());
        }
      }
    }
    return into;
  }
}
