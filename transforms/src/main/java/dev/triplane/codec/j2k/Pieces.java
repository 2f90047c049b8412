package dev.triplane.codec.j2k;

import java.util.Arrays;

/** What packets give to code-blocks: bytes of one codeword segment, in the order of the packets. */
final class Pieces {
  private int count;
  private int[] starts = new int[256];
  private int[] lengths = new int[256];
  private int[] passes = new int[256];
  private int[] nexts = new int[256];

  /** Forgets all. */
  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** Adds a piece to a block; where its bytes stand is not known yet. */
  void add(CodeBlock block, int pieceLength, int piecePasses) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      lengths = Arrays.copyOf(lengths, 2 * count);
      passes = Arrays.copyOf(passes, 2 * count);
      nexts = Arrays.copyOf(nexts, 2 * count);
    }
    lengths[count] = pieceLength;
    passes[count] = piecePasses;
    nexts[count] = -1;
    if (block.firstPiece < 0) {
      block.firstPiece = count;
    } else {
      nexts[block.lastPiece] = count;
    }
    block.lastPiece = count;
    block.passes += piecePasses;
    count++;
  }

  /** Places a piece. */
  void place(int piece, int start) {
    starts[piece] = start;
  }

  int start(int piece) {
    return starts[piece];
  }

  int length(int piece) {
    return lengths[piece];
  }

  int passes(int piece) {
    return passes[piece];
  }

  /** The block's next piece; -1 behind the last. */
  int next(int piece) {
    return nexts[piece];
  }
}
