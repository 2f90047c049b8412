package dev.triplane.phantom;

import java.nio.ByteOrder;

/** A transfer syntax that the phantom writes, PS3.5 section 10 and annex A. */
enum Encoding {
  IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", false, ByteOrder.LITTLE_ENDIAN),
  EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", true, ByteOrder.LITTLE_ENDIAN),
  EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", true, ByteOrder.BIG_ENDIAN),
  JPEG_2000("1.2.840.10008.1.2.4.90", true, ByteOrder.LITTLE_ENDIAN);

  /** TransferSyntaxUID. */
  final String uid;

  /** Whether each element names its value representation. */
  final boolean explicit;

  /** The order of the bytes of a number. */
  final ByteOrder order;

  Encoding(String uid, boolean explicit, ByteOrder order) {
    this.uid = uid;
    this.explicit = explicit;
    this.order = order;
  }
}
