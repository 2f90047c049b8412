package dev.triplane.codec;

/**
 * From the samples of a picture of 8 or 16 bits, whose significant bits may stand at the top, to
 * patterns in a native frame.
 *
 * @param precision significant bits
 * @param signed the codestream's samples were signed, and moved up by half their range
 * @param raised the significant bits stand at the top
 */
record SampleShift(int precision, boolean signed, boolean raised) {

  /** Writes one line's samples into a native frame of the format. */
  void line(byte[] from, int fromBytes, byte[] frame, int row, int perRow, int bytes) {
    int shift = raised ? 8 * fromBytes - precision : 0;
    int zero = signed ? 1 << (precision - 1) : 0;
    int first = row * perRow;
    if (fromBytes == 2 && bytes == 2) {
      for (int i = 0, at = 2 * first; i < 2 * perRow; i += 2, at += 2) {
        int sample = (((from[i] & 0xFF) | (from[i + 1] & 0xFF) << 8) >> shift) - zero;
        frame[at] = (byte) sample;
        frame[at + 1] = (byte) (sample >> 8);
      }
      return;
    }
    if (fromBytes == 1 && bytes == 1 && shift == 0) {
      for (int i = 0; i < perRow; i++) {
        frame[first + i] = (byte) (from[i] - zero);
      }
      return;
    }
    for (int i = 0; i < perRow; i++) {
      int sample =
          fromBytes == 1 ? from[i] & 0xFF : (from[2 * i] & 0xFF) | (from[2 * i + 1] & 0xFF) << 8;
      Container.put(frame, first + i, bytes, (sample >> shift) - zero);
    }
  }
}
