package dev.triplane.codec;

import dev.triplane.failure.Reason;

/**
 * One marker segment of a JPEG codestream (ITU-T T.81 B.1.1.4).
 *
 * @param marker its second byte; the first is FF
 * @param start of its parameters in the codestream, behind the length
 * @param end behind them
 */
record JpegSegment(int marker, int start, int end) {
  static final int DEFINE_HUFFMAN_TABLES = 0xC4;
  static final int START_OF_SCAN = 0xDA;
  static final int DEFINE_RESTART_INTERVAL = 0xDD;
  private static final int END_OF_IMAGE = 0xD9;

  /**
   * The segment at a place, fill bytes in front of it passed over.
   *
   * @param length bytes of the codestream
   * @throws DecodeException where the codestream, or its image, ends first
   */
  static JpegSegment at(byte[] codestream, int length, int place) throws DecodeException {
    int at = place;
    while (at + 1 < length && codestream[at] == -1 && codestream[at + 1] == -1) {
      at++;
    }
    if (at + 4 > length || codestream[at] != -1 || (codestream[at + 1] & 0xFF) == END_OF_IMAGE) {
      throw bad("the JPEG codestream ends before its last scan");
    }
    int size = JpegHeader.u16(codestream, at + 2);
    if (size < 2 || at + 2 + size > length) {
      throw bad("a JPEG segment is longer than the codestream");
    }
    int marker = codestream[at + 1] & 0xFF;
    if (marker == START_OF_SCAN && size == 2) {
      throw bad("a JPEG scan header is empty");
    }
    return new JpegSegment(marker, at + 4, at + 2 + size);
  }

  /** Bytes of its parameters. */
  int bytes() {
    return end - start;
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
