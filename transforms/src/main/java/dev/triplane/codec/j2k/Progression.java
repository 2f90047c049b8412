package dev.triplane.codec.j2k;

import java.util.List;

/**
 * Packets that follow each other in one order (A.6.6).
 *
 * @param order table A.16
 * @param firstResolution the lowest
 * @param endResolution behind the highest
 * @param firstComponent the first
 * @param endComponent behind the last
 * @param endLayer behind the last
 */
record Progression(
    int order,
    int firstResolution,
    int endResolution,
    int firstComponent,
    int endComponent,
    int endLayer) {
  static final int LRCP = 0;
  static final int RLCP = 1;
  static final int RPCL = 2;
  static final int PCRL = 3;
  static final int CPRL = 4;

  /** More changes than any encoder writes: each may cost a look at all packets. */
  private static final int MOST_CHANGES = 256;

  /** Adds the changes that a segment lists. */
  static void read(Segment in, int components, List<Progression> into) throws CodestreamException {
    boolean wide = components >= 257;
    int size = wide ? 9 : 7;
    while (in.left() >= size) {
      int firstResolution = in.u8();
      int firstComponent = wide ? in.u16() : in.u8();
      int endLayer = in.u16();
      int endResolution = in.u8();
      int endComponent = wide ? in.u16() : in.u8();
      int order = in.u8();
      if (order > CPRL || into.size() == MOST_CHANGES) {
        throw CodestreamException.bad("JPEG 2000 progression changes are not valid");
      }
      into.add(
          new Progression(
              order,
              firstResolution,
              endResolution,
              firstComponent,
              endComponent == 0 ? 256 : endComponent, // table A.32
              endLayer));
    }
  }
}
