package dev.triplane.dicom;

/**
 * A breach of the standard that the reader worked around: those of the structure stand in the
 * header ({@link Header#deviations}), those of text come from {@link TextDeviations}. The names are
 * an interface with users, in the column {@code reasons} of the table instances: never rename one.
 */
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
  UNREADABLE_REST,
  /** A value of (0008,0005) that PS3.3 C.12.1.1.2 does not know: read as if it were absent. */
  UNKNOWN_CHARACTER_SET,
  /** Bytes of text that are no characters in its character set became U+FFFD. */
  TEXT_REPLACED,
  /** Bytes above 7F where only ASCII is allowed: read by the character set, or as UTF-8. */
  TEXT_UNDECLARED
}
