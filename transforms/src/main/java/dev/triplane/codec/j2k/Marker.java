package dev.triplane.codec.j2k;

/** The second bytes of the markers (A.2), the first being FF, that mean something to a decoder. */
final class Marker {
  static final int SOC = 0x4F;
  static final int SIZ = 0x51;
  static final int COD = 0x52;
  static final int COC = 0x53;
  static final int QCD = 0x5C;
  static final int QCC = 0x5D;
  static final int RGN = 0x5E;
  static final int POC = 0x5F;
  static final int PPM = 0x60;
  static final int PPT = 0x61;
  static final int SOT = 0x90;
  static final int SOP = 0x91;
  static final int EPH = 0x92;
  static final int SOD = 0x93;
  static final int EOC = 0xD9;

  private Marker() {}

  /** Whether a marker stands at a place. */
  static boolean stands(int marker, byte[] bytes, int at, int end) {
    return at + 2 <= end && bytes[at] == -1 && (bytes[at + 1] & 0xFF) == marker;
  }
}
