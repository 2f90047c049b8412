package dev.triplane.codec.j2k;

/** Makes coefficients of the bytes of code-blocks (annex D), pass by pass. */
final class BlockDecoder {
  /** Bit-planes that a coefficient has room for. */
  private static final int MOST_PLANES = 30;

  private static final int SEGMENTATION_SYMBOL = 0xA;

  private final CodingPasses passes = new CodingPasses();
  private int[] region = new int[0];
  private byte[] joined = new byte[0];

  /**
   * Decodes a code-block: {@link #copyTo} has its coefficients.
   *
   * @param shift bit-planes that a region of interest was moved up
   */
  void decode(CodeBlock block, Band band, CodingStyle style, int shift, Pieces pieces, byte[] bytes)
      throws CodestreamException {
    int planes = band.planes() - block.zeroPlanes;
    if (planes - shift > MOST_PLANES || (shift > 0 && band.planes() - shift > MOST_PLANES)) {
      throw CodestreamException.unsupported("JPEG 2000 coefficients of more than 30 bits");
    }
    passes.begin(block, band, style);
    int pass = 0;
    for (int piece = block.firstPiece; piece >= 0; ) {
      int most = style.segmentPasses(pass);
      int end = pass;
      int length = 0;
      int next = piece;
      while (next >= 0 && end - pass < most) {
        end += pieces.passes(next);
        length += pieces.length(next);
        next = pieces.next(next);
      }
      byte[] from = bytes;
      int start = pieces.start(piece);
      if (pieces.next(piece) != next) {
        from = join(pieces, piece, next, length, bytes);
        start = 0;
      }
      passes.start(from, start, start + length, style.isRaw(pass));
      for (; pass < end; pass++) {
        pass(pass, planes, shift, style);
      }
      piece = next;
    }
    if (shift > 0 && planes > shift) {
      restoreRegion(pass, planes - shift);
    }
  }

  private byte[] join(Pieces pieces, int first, int end, int length, byte[] bytes) {
    if (joined.length < length) {
      joined = new byte[length];
    }
    int at = 0;
    for (int piece = first; piece != end; piece = pieces.next(piece)) {
      System.arraycopy(bytes, pieces.start(piece), joined, at, pieces.length(piece));
      at += pieces.length(piece);
    }
    return joined;
  }

  private void pass(int pass, int planes, int shift, CodingStyle style) throws CodestreamException {
    int plane = planes - 1 - (pass + 2) / 3;
    int kind = (pass + 2) % 3; // the first is a cleanup pass
    if (shift > 0 && kind == CodingPasses.PROPAGATION && plane == shift - 1) {
      keepRegion();
    }
    int place = plane >= shift ? plane - shift : Math.min(plane, MOST_PLANES - 1);
    passes.pass(kind, place, style.isRaw(pass));
    if (kind == CodingPasses.CLEANUP
        && style.has(CodingStyle.SYMBOLS)
        && passes.fourBits() != SEGMENTATION_SYMBOL) {
      throw CodestreamException.bad("a JPEG 2000 bit-plane lacks its segmentation symbol");
    }
    if (style.has(CodingStyle.RESET)) {
      passes.resetContexts();
    }
  }

  /** Keeps the coefficients of a region of interest, whose lower bit-planes are not their own. */
  private void keepRegion() {
    int[] samples = passes.coefficients();
    if (region.length < samples.length) {
      region = new int[samples.length];
    }
    System.arraycopy(samples, 0, region, 0, samples.length);
  }

  private void restoreRegion(int done, int regionPlanes) {
    if (done <= 3 * regionPlanes - 2) {
      return; // it was never left
    }
    int[] samples = passes.coefficients();
    for (int i = 0; i < samples.length; i++) {
      if (region[i] != 0) {
        samples[i] = region[i];
      }
    }
  }

  /** Copies the coefficients as whole numbers. */
  void copyTo(int[] target, int offset, int stride) {
    passes.copyTo(target, offset, stride);
  }

  /** Copies the coefficients, each times its step (E-6). */
  void copyTo(float[] target, int offset, int stride, float step) {
    passes.copyTo(target, offset, stride, step);
  }
}
