package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;

/** What stands in front of a value: tag, VR, length (PS3.5 7.1.2 and 7.1.3). Reused for each. */
final class ElementHead {
  int tag;

  /** The VR to read the value by: the dictionary's where the file has none, or UN. */
  Vr vr;

  /** Whether the VR in the file is UN, so that a sequence in it would be implicit little endian. */
  boolean unknown;

  /** Bytes of tag, VR and length. */
  int size;

  /** Bytes of the value; {@link Cursor#UNDEFINED}. */
  long length;

  private final Cursor cursor;
  private final Window window;

  ElementHead(Cursor cursor) {
    this.cursor = cursor;
    this.window = cursor.window;
  }

  /**
   * Reads tag, VR and length at the position, which stays; its 8 bytes are available.
   *
   * @param end where the data set ends
   */
  void read(Encoding encoding, long end) throws IOException, DicomException {
    int i = window.index(cursor.position);
    boolean bigEndian = encoding.bigEndian;
    tag = window.tag(i, bigEndian);
    unknown = false;
    if (!encoding.explicit) {
      readImplicit(i, bigEndian);
      return;
    }
    vr = Vr.ofCode(window.u16(i + 4, true));
    if (vr == null) {
      readOdd(i, encoding, end);
      return;
    }
    if (!vr.longForm()) {
      size = 8;
      length = window.u16(i + 6, bigEndian);
      return;
    }
    if (!window.ensure(cursor.position, 12)) {
      throw cursor.fault(Reason.TRUNCATED_HEADER, tag, "the file ends within an element");
    }
    i = window.index(cursor.position);
    size = 12;
    length = cursor.length(i + 8, bigEndian);
    if (window.u16(i + 6, bigEndian) != 0) {
      tryShortLength(window.u16(i + 6, bigEndian), encoding, end);
    }
    if (vr == Vr.UN) {
      unknown = true;
      if (length != Cursor.UNDEFINED && !Tag.isPrivate(tag)) {
        vr = Dictionary.vrOf(tag);
      }
    }
  }

  private void readImplicit(int i, boolean bigEndian) {
    size = 8;
    length = cursor.length(i + 4, bigEndian);
    vr = Dictionary.vrOf(tag);
  }

  /** A VR with a 32-bit length, but something in the reserved bytes: perhaps a 16-bit length. */
  private void tryShortLength(int shorter, Encoding encoding, long end) throws IOException {
    if (length == Cursor.UNDEFINED || fits(12, length, encoding, end)) {
      return;
    }
    if (fits(8, shorter, encoding, end)) {
      cursor.note(Deviation.SHORT_LENGTH);
      size = 8;
      length = shorter;
    }
  }

  /** Whether a value of a length lies in the data set, with its end or another element behind. */
  private boolean fits(int headSize, long valueLength, Encoding encoding, long end)
      throws IOException {
    long behind = cursor.position + headSize + valueLength;
    return behind <= end && cursor.goesOnAt(behind, tag, encoding, end);
  }

  /** Two bytes that are no VR: an element without VR (mostly), or a VR that is damaged or new. */
  private void readOdd(int i, Encoding encoding, long end) throws IOException, DicomException {
    boolean bigEndian = encoding.bigEndian;
    boolean letters = isCapital(window.buffer()[i + 4]) && isCapital(window.buffer()[i + 5]);
    long bare = cursor.length(i + 4, bigEndian);
    int narrow = window.u16(i + 6, bigEndian);
    long wide = -1;
    if (narrow == 0 && window.ensure(cursor.position, 12)) {
      wide = cursor.length(window.index(cursor.position) + 8, bigEndian);
    }
    boolean bareFits = bare == Cursor.UNDEFINED || fits(8, bare, encoding, end);
    boolean wideFits =
        wide == Cursor.UNDEFINED ? letters : wide >= 0 && fits(12, wide, encoding, end);
    boolean narrowFits = fits(8, narrow, encoding, end);
    if (wideFits && (letters || (!bareFits && !narrowFits))) {
      size = 12;
      length = wide;
    } else if (narrowFits && (letters || !bareFits)) {
      size = 8;
      length = narrow;
    } else {
      cursor.note(Deviation.MIXED_SYNTAX);
      readImplicit(window.index(cursor.position), bigEndian);
      return;
    }
    cursor.note(Deviation.UNKNOWN_VR);
    vr = Dictionary.vrOf(tag);
    unknown = vr == Vr.UN;
  }

  private static boolean isCapital(byte b) {
    return b >= 'A' && b <= 'Z';
  }
}
