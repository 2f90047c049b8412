package dev.triplane.codec.j2k;

/**
 * How a component of a tile is coded (table A.20).
 *
 * @param levels decompositions by the wavelet
 * @param blockWidth exponent of a code-block's width
 * @param blockHeight exponent of its height
 * @param blockStyle bits of {@link #BYPASS} and so on
 * @param reversible the 5/3 wavelet, not the 9/7
 * @param precincts a byte a resolution: exponent of a precinct's width in the low 4 bits, of its
 *     height in the high ones; the last counts for all that follow
 */
record CodingStyle(
    int levels,
    int blockWidth,
    int blockHeight,
    int blockStyle,
    boolean reversible,
    String precincts) {

  /** Selective arithmetic coding bypass. */
  static final int BYPASS = 1;

  /** Contexts begin anew with each coding pass. */
  static final int RESET = 2;

  /** Each coding pass ends its codeword segment. */
  static final int TERMINATE = 4;

  /** Contexts do not look into the stripe below. */
  static final int CAUSAL = 8;

  /** A segmentation symbol ends each bit-plane. */
  static final int SYMBOLS = 32;

  private static final int HIGH_THROUGHPUT = 64;
  private static final int MOST_LEVELS = 32;

  static CodingStyle read(Segment in, boolean precincts) throws CodestreamException {
    int levels = in.u8();
    int width = in.u8() + 2;
    int height = in.u8() + 2;
    int style = in.u8();
    int transform = in.u8();
    if ((style & HIGH_THROUGHPUT) != 0) {
      throw CodestreamException.unsupported("High-Throughput JPEG 2000");
    }
    if (levels > MOST_LEVELS || width > 10 || height > 10 || width + height > 12) {
      throw CodestreamException.bad("the JPEG 2000 levels or code-blocks are not valid");
    }
    if (transform > 1) {
      throw CodestreamException.unsupported("a wavelet of JPEG 2000 part 2");
    }
    StringBuilder sizes = new StringBuilder();
    for (int r = 0; precincts && r <= levels; r++) {
      int size = in.u8();
      if (r > 0 && ((size & 0x0F) == 0 || size < 0x10)) {
        throw CodestreamException.bad("a JPEG 2000 precinct has no width or height");
      }
      sizes.append((char) size);
    }
    return new CodingStyle(levels, width, height, style, transform == 1, sizes.toString());
  }

  boolean has(int style) {
    return (blockStyle & style) != 0;
  }

  /** Exponent of a precinct's width. */
  int precinctWidth(int resolution) {
    return precincts.isEmpty() ? 15 : precincts.charAt(resolution) & 0x0F;
  }

  /** Exponent of a precinct's height. */
  int precinctHeight(int resolution) {
    return precincts.isEmpty() ? 15 : precincts.charAt(resolution) >> 4;
  }

  /** How many coding passes the codeword segment that begins with a pass can have (D.4, D.6). */
  int segmentPasses(int firstPass) {
    if (has(TERMINATE)) {
      return 1;
    }
    if (!has(BYPASS)) {
      return Integer.MAX_VALUE;
    }
    return firstPass < 10 ? 10 - firstPass : isRaw(firstPass) ? 2 : 1;
  }

  /** Whether a coding pass bypasses the arithmetic coder. */
  boolean isRaw(int pass) {
    return has(BYPASS) && pass >= 10 && pass % 3 != 0;
  }
}
