package dev.triplane.dicom;

/**
 * Whether bytes look like the start of an element, where a file contradicts itself and one reading
 * of it has to be chosen.
 */
final class Plausibility {
  /** Bytes that {@link #follows} wants to see. */
  static final int SEEN = 8;

  private static final long LONG_VALUE = 1 << 20;

  private Plausibility() {}

  static int u16(byte[] b, int i, boolean bigEndian) {
    return bigEndian
        ? ((b[i] & 0xFF) << 8) | (b[i + 1] & 0xFF)
        : ((b[i + 1] & 0xFF) << 8) | (b[i] & 0xFF);
  }

  static long u32(byte[] b, int i, boolean bigEndian) {
    long a = u16(b, i, bigEndian);
    long c = u16(b, i + 2, bigEndian);
    return bigEndian ? a << 16 | c : c << 16 | a;
  }

  static int tag(byte[] b, boolean bigEndian) {
    return u16(b, 0, bigEndian) << 16 | u16(b, 2, bigEndian);
  }

  /** Whether 8 bytes hold a known VR where explicit VR has it. */
  static boolean hasVr(byte[] b) {
    return Vr.ofCode(((b[4] & 0xFF) << 8) | (b[5] & 0xFF)) != null;
  }

  /** Whether 8 bytes can be the element, item or delimiter that comes behind {@code tag}. */
  static boolean follows(byte[] b, int tag, Encoding encoding, long left) {
    int next = tag(b, encoding.bigEndian);
    if (next >>> 16 == 0xFFFE) {
      return isItemTag(next);
    }
    if (Integer.compareUnsigned(next, tag) <= 0) {
      return false;
    }
    if (encoding.explicit) {
      return hasVr(b);
    }
    long length = u32(b, 4, encoding.bigEndian);
    return length <= left || length == 0xFFFFFFFFL;
  }

  static boolean isItemTag(int tag) {
    return tag == Cursor.ITEM || tag == Cursor.ITEM_END || tag == Cursor.SEQUENCE_END;
  }

  /**
   * The byte order of a data set by its first tag: the declared one where that makes a known tag,
   * else the one that gives the lower group number, since data sets begin with low groups.
   */
  static boolean bigEndian(byte[] b, TransferSyntax declared) {
    if (declared != null && Dictionary.knows(tag(b, declared.bigEndian()))) {
      return declared.bigEndian();
    }
    int little = u16(b, 0, false);
    int big = u16(b, 0, true);
    return little == big ? declared != null && declared.bigEndian() : big < little;
  }

  /** Whether 8 bytes can be the first element of a file without any meta information. */
  static boolean starts(byte[] b, Encoding encoding, long left) {
    int tag = tag(b, encoding.bigEndian);
    int group = tag >>> 16;
    if (group == 0 || group > 0x0028 || !(Dictionary.knows(tag) || (tag & 0xFFFF) == 0)) {
      return false;
    }
    if (encoding.explicit) {
      Vr vr = Vr.ofCode(((b[4] & 0xFF) << 8) | (b[5] & 0xFF));
      return vr != null && (vr.longForm() || u16(b, 6, encoding.bigEndian) <= left);
    }
    long length = u32(b, 4, encoding.bigEndian);
    return length <= Math.min(left, LONG_VALUE)
        || (length == 0xFFFFFFFFL && Dictionary.vrOf(tag) == Vr.SQ);
  }
}
