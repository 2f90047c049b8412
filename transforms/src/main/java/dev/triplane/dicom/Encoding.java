package dev.triplane.dicom;

/** The four ways to write elements: with VRs or without, in either byte order (PS3.5 7.1, 7.3). */
enum Encoding {
  IMPLICIT_LITTLE(false, false),
  EXPLICIT_LITTLE(true, false),
  IMPLICIT_BIG(false, true),
  EXPLICIT_BIG(true, true);

  final boolean explicit;
  final boolean bigEndian;

  Encoding(boolean explicit, boolean bigEndian) {
    this.explicit = explicit;
    this.bigEndian = bigEndian;
  }

  static Encoding of(boolean explicit, boolean bigEndian) {
    return explicit
        ? bigEndian ? EXPLICIT_BIG : EXPLICIT_LITTLE
        : bigEndian ? IMPLICIT_BIG : IMPLICIT_LITTLE;
  }
}
