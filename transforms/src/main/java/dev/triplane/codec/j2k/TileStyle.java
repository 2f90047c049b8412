package dev.triplane.codec.j2k;

/**
 * How the packets of a tile are ordered, and its colours coded (table A.14).
 *
 * @param order of progression (table A.16)
 * @param layers of quality
 * @param transformed the first three components were transformed (annex G)
 */
record TileStyle(int order, int layers, boolean transformed) {

  static TileStyle read(Segment in) throws CodestreamException {
    int order = in.u8();
    int layers = in.u16();
    int transform = in.u8();
    if (order > 4 || layers == 0) {
      throw CodestreamException.bad("the JPEG 2000 progression or its layers are not valid");
    }
    if (transform > 1) {
      throw CodestreamException.unsupported("a component transformation of JPEG 2000 part 2");
    }
    return new TileStyle(order, layers, transform == 1);
  }
}
