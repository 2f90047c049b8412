package dev.triplane.dicom;

/**
 * A breach of the standard that the reader worked around: those of the structure stand in the
 * header ({@link Header#deviations}), those of text come from {@link TextDeviations}. The names are
 * an interface with users, in the column {@code reasons} of the table instances: never rename one.
 */
public enum Deviation {
  /** No preamble with the prefix DICM (PS3.10 7.1). */
  NO_PREAMBLE("There is no preamble with the prefix DICM."),
  /** No file meta information (PS3.10 7.1). */
  NO_META("There is no file meta information."),
  META_LENGTH("The group length of the file meta information is absent or wrong."),
  NO_TRANSFER_SYNTAX("The file meta information names no transfer syntax."),
  OTHER_SYNTAX("The data set is not encoded as its transfer syntax says."),
  MIXED_SYNTAX("Elements without VRs stand among those with them, or the reverse."),
  UNKNOWN_VR("Two characters that are no VR."),
  SHORT_LENGTH("A length of 16 bits where the VR has one of 32."),
  ODD_LENGTH("A value of an odd length."),
  WRONG_LENGTH("A sequence or an item is longer or shorter than its content."),
  MISSING_DELIMITER("A sequence or an item of undefined length ends without its delimiter."),
  STRAY_DELIMITER("A delimiter where nothing is to be ended, or one with a length."),
  CLIPPED_VALUE("A value was cut at the end of its item."),
  DAMAGED_SEQUENCE("A sequence could not be followed to its end; the reader went on behind it."),
  UNORDERED_TAGS("The tags of a data set do not rise."),
  DUPLICATE_TAG("A tag comes twice in a data set; the last one counts."),
  TRAILING_BYTES("Behind the last element are bytes that are no element."),
  UNREADABLE_REST("Behind some element of the top level nothing could be read."),
  /** A value of (0008,0005) that PS3.3 C.12.1.1.2 does not know: read as if it were absent. */
  UNKNOWN_CHARACTER_SET(
      "SpecificCharacterSet names a character set that the standard does not know: read as if it"
          + " were absent."),
  TEXT_REPLACED(
      "Bytes that are no characters in the character set became U+FFFD; so do bytes above 7F where"
          + " none is declared."),
  TEXT_UNDECLARED(
      "Bytes above 7F where only ASCII is allowed were read all the same: by the character set, or"
          + " as UTF-8 where none is declared and they are valid UTF-8.");

  private final String meaning;

  Deviation(String meaning) {
    this.meaning = meaning;
  }

  /** What it means, one sentence for people; names stand in backticks. */
  public String meaning() {
    return meaning;
  }
}
