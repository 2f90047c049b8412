package dev.triplane.dicom;

/** A breach of PS3.5 or PS3.10 that the reader worked around; a header lists those it met. */
public enum Deviation {
  /** No preamble with the prefix DICM (PS3.10 7.1). */
  NO_PREAMBLE,
  /** No file meta information (PS3.10 7.1). */
  NO_META,
  /** The group length of the file meta information is absent or wrong. */
  META_LENGTH,
  /** The file meta information names no transfer syntax. */
  NO_TRANSFER_SYNTAX,
  /** The data set is not encoded as its transfer syntax says. */
  OTHER_SYNTAX,
  /** An element or item without VRs within a data set with them, or the reverse. */
  MIXED_SYNTAX,
  /** Two characters that are no VR. */
  UNKNOWN_VR,
  /** A 16-bit length where the VR has one of 32 bits. */
  SHORT_LENGTH,
  /** A value of an odd length. */
  ODD_LENGTH,
  /** A sequence or an item is longer or shorter than its content. */
  WRONG_LENGTH,
  /** A sequence or an item of undefined length ends without its delimiter. */
  MISSING_DELIMITER,
  /** A delimiter where nothing is to be ended, or one with a length. */
  STRAY_DELIMITER,
  /** A value was cut at the end of its item. */
  CLIPPED_VALUE,
  /** A sequence could not be followed to its end; the reader went on behind it. */
  DAMAGED_SEQUENCE,
  /** The tags of a data set do not rise. */
  UNORDERED_TAGS,
  /** A tag comes twice in a data set. */
  DUPLICATE_TAG,
  /** Bytes behind the last element that are no element. */
  TRAILING_BYTES,
  /** Behind some element of the top level nothing could be read. */
  UNREADABLE_REST
}
