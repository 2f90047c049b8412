package dev.triplane.dicom;

import java.io.IOException;

/**
 * Whether a file ends before its fragments do (PS3.5 A.4), whose length no header tells. One read
 * of 8 bytes at the end of the file; only where that is no delimiter, one more a fragment.
 */
final class FragmentEnd {
  private static final int HEAD = 8;

  /** Keeps a file of nothing but empty fragments from taking hours. */
  private static final int MOST_FRAGMENTS = 1 << 16;

  private FragmentEnd() {}

  /** False for pixels of a declared length, for those without fragments, and where not known. */
  static boolean isCut(ByteSource file, PixelDataLocation pixels) throws IOException {
    if (!pixels.isUndefinedLength() || pixels.bytesAvailable() < 0) {
      return false;
    }
    long end = pixels.offset() + pixels.bytesAvailable();
    byte[] head = new byte[HEAD];
    long at = Math.max(pixels.offset(), end - HEAD);
    if (readHead(file, at, head) && isDelimiter(head)) {
      return false;
    }
    at = pixels.offset();
    for (int i = 0; i < MOST_FRAGMENTS && readHead(file, at, head); i++) {
      if (Plausibility.tag(head, false) != Cursor.ITEM) {
        return false;
      }
      at += HEAD + (Plausibility.u32(head, 4, false) & 0xFFFFFFFFL);
    }
    return at > end - HEAD;
  }

  private static boolean isDelimiter(byte[] head) {
    return Plausibility.tag(head, false) == Cursor.SEQUENCE_END
        && Plausibility.u32(head, 4, false) == 0;
  }

  private static boolean readHead(ByteSource file, long at, byte[] head) throws IOException {
    return file.read(at, head, 0, HEAD) == HEAD;
  }
}
