package dev.triplane.codec.j2k;

import java.util.Arrays;

/**
 * Makes coefficients of the bytes of code-blocks (annex D).
 *
 * <p>A code-block is worked on in stripes of four rows. What is known of the four samples of a
 * column in a stripe, and of what surrounds them, is one word:
 *
 * <pre>
 * bits 0 to 17   significance of 3 columns x 6 rows, row by row; the four samples are bits 4, 7,
 *                10 and 13
 * bit 18         sign of the sample above the four
 * bits 19, 22, 25, 28   signs of the four
 * bits 20, 23, 26, 29   they have been refined
 * bits 21, 24, 27, 30   they have been coded in this bit-plane
 * bit 31         sign of the sample below the four
 * </pre>
 *
 * so that what belongs to a sample stands where it stands for the sample above, moved up by 3 bits.
 * A word needs looking at where one of these masks of rows (bits 0, 3, 6 and 9) is not 0.
 *
 * <p>A coefficient is a sign in bit 31 and a magnitude with one binary place, always in the middle
 * of what it may yet be. Coefficients lie as they are visited, four rows of a column side by side.
 */
final class BlockDecoder {
  /** Bit-planes that a coefficient has room for. */
  private static final int MOST_PLANES = 30;

  private static final int ROWS = 0x249;
  private static final int AROUND = 0x1EF;
  private static final int SIGNIFICANCES = 0x3FFFF;
  private static final int OWN = 4;
  private static final int SIGN = 19;
  private static final int REFINED = 20;
  private static final int CODED = 21;
  private static final int CODED_ROWS = ROWS << CODED;
  private static final int SEGMENTATION_SYMBOL = 0xA;

  private final MqDecoder mq = new MqDecoder(Contexts.COUNT);
  private final RawBits raw = new RawBits();
  private int[] flags = new int[66 * 18];
  private int[] samples = new int[64 * 64];
  private int[] region = new int[0];
  private byte[] joined = new byte[0];
  private byte[] zeroCoding;
  private boolean causal;
  private int width;
  private int height;

  /**
   * Decodes a code-block: {@link #copyTo} has the coefficients.
   *
   * @param shift bit-planes that a region of interest was moved up
   */
  void decode(
      CodeBlock block, Band band, CodingStyle style, int shift, Pieces pieces, byte[] bytes)
      throws CodestreamException {
    int planes = band.planes() - block.zeroPlanes;
    if (planes - shift > MOST_PLANES || (shift > 0 && band.planes() - shift > MOST_PLANES)) {
      throw CodestreamException.unsupported("JPEG 2000 coefficients of more than 30 bits");
    }
    begin(block, band, style);
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
      if (style.isRaw(pass)) {
        raw.start(from, start, start + length);
      } else {
        mq.start(from, start, start + length);
      }
      for (; pass < end; pass++) {
        pass(pass, planes, shift, style);
      }
      piece = next;
    }
    if (shift > 0 && planes > shift) {
      restoreRegion(pass, planes - shift);
    }
  }

  private void begin(CodeBlock block, Band band, CodingStyle style) {
    width = block.width;
    height = block.height;
    causal = style.has(CodingStyle.CAUSAL);
    zeroCoding = Contexts.zeroCoding(band.highX(), band.highY());
    int stripes = (height + 3) >> 2;
    int words = (width + 2) * (stripes + 2);
    if (flags.length < words) {
      flags = new int[words];
    }
    Arrays.fill(flags, 0, words, 0);
    int count = 4 * width * stripes;
    if (samples.length < count) {
      samples = new int[count];
    }
    Arrays.fill(samples, 0, count, 0);
    int absent = absentRows(stripes - 1);
    if (absent != 0) {
      int last = stripes * (width + 2) + 1;
      Arrays.fill(flags, last, last + width, absent);
    }
    Contexts.reset(mq.contexts);
  }

  /** Rows of a stripe that the block does not have: they are never to be coded. */
  private int absentRows(int stripe) {
    int rows = height - 4 * stripe;
    return rows >= 4 ? 0 : CODED_ROWS & -1 << CODED + 3 * rows;
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

  private void pass(int pass, int planes, int shift, CodingStyle style)
      throws CodestreamException {
    int plane = planes - 1 - (pass + 2) / 3;
    int kind = (pass + 2) % 3;
    if (shift > 0 && kind == 0 && plane == shift - 1) {
      keepRegion();
    }
    int place = plane >= shift ? plane - shift : Math.min(plane, MOST_PLANES - 1);
    boolean bypassed = style.isRaw(pass);
    switch (kind) {
      case 0 -> {
        if (bypassed) {
          propagateRaw(3 << place);
        } else {
          propagate(3 << place);
        }
      }
      case 1 -> {
        if (bypassed) {
          refineRaw(place);
        } else {
          refine(place);
        }
      }
      default -> {
        cleanUp(3 << place);
        if (style.has(CodingStyle.SYMBOLS)) {
          segmentationSymbol();
        }
      }
    }
    if (style.has(CodingStyle.RESET)) {
      Contexts.reset(mq.contexts);
    }
  }

  private void segmentationSymbol() throws CodestreamException {
    int symbol = 0;
    for (int i = 0; i < 4; i++) {
      symbol = symbol << 1 | mq.decode(Contexts.UNIFORM);
    }
    if (symbol != SEGMENTATION_SYMBOL) {
      throw CodestreamException.bad("a JPEG 2000 bit-plane lacks its segmentation symbol");
    }
  }

  /** The significance propagation pass (D.3.1). */
  private void propagate(int magnitude) {
    int[] words = flags;
    int[] contexts = mq.contexts;
    byte[] zero = zeroCoding;
    int slack = mq.slack;
    int columns = width;
    int stripes = (height + 3) >> 2;
    int word = columns + 3;
    int at = 0;
    for (int stripe = 0; stripe < stripes; stripe++, word += 2) {
      for (int end = word + columns; word < end; word++, at += 4) {
        int f = words[word];
        int any = f & SIGNIFICANCES;
        if (any == 0) {
          continue;
        }
        any |= any >>> 1 | any >>> 2;
        int rows = (any | any >>> 3 | any >>> 6) & ~(f >>> OWN) & ~(f >>> CODED) & ROWS;
        while (rows != 0) {
          int up = Integer.numberOfTrailingZeros(rows);
          rows &= rows - 1;
          int context = zero[f >>> up & AROUND];
          int entry = contexts[context];
          slack -= entry & MqDecoder.INTERVAL;
          int bit;
          if (slack >= 0) {
            bit = entry & 1;
          } else {
            bit = mq.exchange(context, slack);
            slack = mq.slack;
          }
          f |= 1 << CODED + up;
          if (bit != 0) {
            words[word] = f;
            slack = sign(word, up, at + up / 3, magnitude, slack);
            f = words[word];
            rows |= 8 << up & ~(f >>> OWN) & ~(f >>> CODED) & ROWS;
          }
        }
        words[word] = f;
      }
    }
    mq.slack = slack;
  }

  /** The magnitude refinement pass (D.3.3). */
  private void refine(int place) {
    int[] words = flags;
    int[] contexts = mq.contexts;
    int[] coefficients = samples;
    int slack = mq.slack;
    int columns = width;
    int stripes = (height + 3) >> 2;
    int half = 1 << place;
    int word = columns + 3;
    int at = 0;
    for (int stripe = 0; stripe < stripes; stripe++, word += 2) {
      for (int end = word + columns; word < end; word++, at += 4) {
        int f = words[word];
        int rows = f >>> OWN & ~(f >>> CODED) & ROWS;
        if (rows == 0) {
          continue;
        }
        int refined = rows << REFINED;
        do {
          int up = Integer.numberOfTrailingZeros(rows);
          rows &= rows - 1;
          int g = f >>> up;
          int context =
              (g & 1 << REFINED) != 0
                  ? Contexts.REFINEMENT + 2
                  : (g & AROUND) != 0 ? Contexts.REFINEMENT + 1 : Contexts.REFINEMENT;
          int entry = contexts[context];
          slack -= entry & MqDecoder.INTERVAL;
          int bit;
          if (slack >= 0) {
            bit = entry & 1;
          } else {
            bit = mq.exchange(context, slack);
            slack = mq.slack;
          }
          coefficients[at + up / 3] += (bit << place + 1) - half;
        } while (rows != 0);
        words[word] = f | refined;
      }
    }
    mq.slack = slack;
  }

  /** The cleanup pass (D.3.4). */
  private void cleanUp(int magnitude) {
    int[] words = flags;
    int[] contexts = mq.contexts;
    byte[] zero = zeroCoding;
    int slack = mq.slack;
    int columns = width;
    int stripes = (height + 3) >> 2;
    int word = columns + 3;
    int at = 0;
    for (int stripe = 0; stripe < stripes; stripe++, word += 2) {
      int absent = absentRows(stripe);
      for (int end = word + columns; word < end; word++, at += 4) {
        int f = words[word];
        int rows = ~(f >>> OWN) & ~(f >>> CODED) & ROWS;
        if (f == 0) {
          mq.slack = slack;
          if (mq.decode(Contexts.RUN) == 0) {
            slack = mq.slack;
            continue;
          }
          int row = mq.decode(Contexts.UNIFORM) << 1;
          row |= mq.decode(Contexts.UNIFORM);
          slack = sign(word, 3 * row, at + row, magnitude, mq.slack);
          f = words[word];
          rows &= -1 << 3 * row + 3;
        }
        while (rows != 0) {
          int up = Integer.numberOfTrailingZeros(rows);
          rows &= rows - 1;
          int context = zero[f >>> up & AROUND];
          int entry = contexts[context];
          slack -= entry & MqDecoder.INTERVAL;
          int bit;
          if (slack >= 0) {
            bit = entry & 1;
          } else {
            bit = mq.exchange(context, slack);
            slack = mq.slack;
          }
          if (bit != 0) {
            slack = sign(word, up, at + up / 3, magnitude, slack);
            f = words[word];
          }
        }
        words[word] = f & ~CODED_ROWS | absent;
      }
    }
    mq.slack = slack;
  }

  /** Decodes the sign of a sample that became significant (D.3.2). Returns the new slack. */
  private int sign(int word, int up, int at, int magnitude, int slack) {
    int[] words = flags;
    int f = words[word];
    int above = up == 0 ? f >>> SIGN - 1 : f >>> up + SIGN - 3;
    int around =
        f >>> up + 1 & 0x55
            | (above & 1) << 1
            | (words[word - 1] >>> SIGN + up & 1) << 3
            | (words[word + 1] >>> SIGN + up & 1) << 5
            | (f >>> SIGN + 3 + up & 1) << 7;
    int rule = Contexts.SIGN[around];
    int context = rule & 0x1F;
    int entry = mq.contexts[context];
    int left = slack - (entry & MqDecoder.INTERVAL);
    int bit;
    if (left >= 0) {
      bit = entry & 1;
    } else {
      bit = mq.exchange(context, left);
      left = mq.slack;
    }
    becomeSignificant(word, up, at, magnitude, bit ^ rule >> 7);
    return left;
  }

  private void becomeSignificant(int word, int up, int at, int magnitude, int sign) {
    int[] words = flags;
    samples[at] = magnitude | sign << 31;
    words[word - 1] |= 1 << up + OWN + 1;
    words[word] |= 1 << up + OWN | sign << SIGN + up;
    words[word + 1] |= 1 << up + OWN - 1;
    if (up == 0 && !causal) {
      int above = word - width - 2;
      words[above - 1] |= 1 << 17;
      words[above] |= 1 << 16 | sign << 31;
      words[above + 1] |= 1 << 15;
    } else if (up == 9) {
      int below = word + width + 2;
      words[below - 1] |= 1 << 2;
      words[below] |= 1 << 1 | sign << SIGN - 1;
      words[below + 1] |= 1;
    }
  }

  private void propagateRaw(int magnitude) {
    int stripes = (height + 3) >> 2;
    int word = width + 3;
    int at = 0;
    for (int stripe = 0; stripe < stripes; stripe++, word += 2) {
      for (int end = word + width; word < end; word++, at += 4) {
        for (int up = 0; up <= 9; up += 3) {
          int g = flags[word] >>> up;
          if ((g & (1 << OWN | 1 << CODED)) != 0 || (g & AROUND) == 0) {
            continue;
          }
          flags[word] |= 1 << CODED + up;
          if (raw.bit() != 0) {
            becomeSignificant(word, up, at + up / 3, magnitude, raw.bit());
          }
        }
      }
    }
  }

  private void refineRaw(int place) {
    int stripes = (height + 3) >> 2;
    int word = width + 3;
    int at = 0;
    for (int stripe = 0; stripe < stripes; stripe++, word += 2) {
      for (int end = word + width; word < end; word++, at += 4) {
        int f = flags[word];
        for (int up = 0; up <= 9; up += 3) {
          if ((f >>> up & (1 << OWN | 1 << CODED)) == 1 << OWN) {
            samples[at + up / 3] += (raw.bit() << place + 1) - (1 << place);
            flags[word] |= 1 << REFINED + up;
          }
        }
      }
    }
  }

  /** Keeps the coefficients of a region of interest, whose lower bit-planes are not their own. */
  private void keepRegion() {
    if (region.length < samples.length) {
      region = new int[samples.length];
    }
    System.arraycopy(samples, 0, region, 0, samples.length);
  }

  private void restoreRegion(int passes, int regionPlanes) {
    if (passes <= 3 * regionPlanes - 2) {
      return; // it was never left
    }
    for (int i = 0; i < samples.length; i++) {
      if (region[i] != 0) {
        samples[i] = region[i];
      }
    }
  }

  /** Copies the coefficients as whole numbers. */
  void copyTo(int[] target, int offset, int stride) {
    for (int y = 0; y < height; y++) {
      int from = (y >> 2) * 4 * width + (y & 3);
      int to = offset + y * stride;
      for (int x = 0; x < width; x++, from += 4) {
        int value = samples[from];
        int sign = value >> 31;
        target[to + x] = ((value & Integer.MAX_VALUE) >> 1 ^ sign) - sign;
      }
    }
  }

  /** Copies the coefficients, each times its step (E-6). */
  void copyTo(float[] target, int offset, int stride, float step) {
    float half = step / 2;
    for (int y = 0; y < height; y++) {
      int from = (y >> 2) * 4 * width + (y & 3);
      int to = offset + y * stride;
      for (int x = 0; x < width; x++, from += 4) {
        int value = samples[from];
        int magnitude = value & Integer.MAX_VALUE;
        target[to + x] = (value < 0 ? -magnitude : magnitude) * half;
      }
    }
  }
}
