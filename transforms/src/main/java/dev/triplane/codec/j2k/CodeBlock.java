package dev.triplane.codec.j2k;

/** Coefficients that are coded together (B.7), and what packets have said of them so far. */
final class CodeBlock {
  /** Left column within its sub-band. */
  final int x;

  /** Top row within it. */
  final int y;

  final int width;
  final int height;

  /** Whether a packet had bytes for it. */
  boolean included;

  /** The highest bit-planes that are all zero. */
  int zeroPlanes;

  /** The state variable of the lengths (B.10.7.1). */
  int lengthBits = 3;

  /** Coding passes so far. */
  int passes;

  /** Passes so far in the codeword segment that is not complete. */
  int segmentPasses;

  /** Index of its first piece in {@link Pieces}; -1 where there is none. */
  int firstPiece = -1;

  /** Index of its last piece. */
  int lastPiece = -1;

  CodeBlock(int x, int y, int width, int height) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }
}
