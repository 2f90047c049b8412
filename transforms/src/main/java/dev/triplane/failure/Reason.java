package dev.triplane.failure;

/**
 * Why a file or a frame was not used. The names are values of the {@code reason} column: never
 * rename one.
 */
public enum Reason {
  EMPTY_FILE(Stage.READ, "The file has no bytes, or the container no files."),
  NOT_DICOM(Stage.READ, "The bytes are not a DICOM file: a text, a picture, an archive, noise."),
  NO_DATA_SET(Stage.READ, "A DICOM preamble or file meta information with no data set behind it."),
  TRUNCATED_HEADER(
      Stage.READ, "The file ends inside its header, before its series and instance are known."),
  LENGTH_BEYOND_END(
      Stage.READ, "A value claims more bytes than its file, or the sequence around it, has left."),
  SEQUENCE_TOO_DEEP(Stage.READ, "Sequences are nested deeper than `--maxSequenceDepth`."),
  HEADER_TOO_LARGE(Stage.READ, "The header is larger than `--maxHeaderBytes`."),
  BAD_DEFLATE(
      Stage.READ,
      "A deflated data set is not a valid deflate stream, or inflates beyond"
          + " `--maxInflatedBytes`."),
  /** The bytes break the encoding rules of PS3.5 section 7 in a way that no reader can follow. */
  MALFORMED(
      Stage.READ,
      "The bytes break the encoding rules of DICOM in a way that no reader can follow."),
  UNREADABLE(
      Stage.READ, "The store did not give the file's bytes: permission, vanished file, I/O error."),
  CONTAINER_DAMAGED(
      Stage.READ,
      "A .zip, .tar or .tar.gz, or a file in one, is cut, contradicts itself, shares bytes"
          + " with another, has another checksum than it should, or is none."),
  CONTAINER_LIMIT(
      Stage.READ,
      "A container or a file in one is larger, or unpacks to more, than `--maxEntries`,"
          + " `--maxEntryBytes`, `--maxEntryRatio` or `--maxSpillBytes` allow."),
  CONTAINER_UNSUPPORTED(
      Stage.READ,
      "A file in a container is encrypted, packed in another way than deflate, or a link or"
          + " device; or the .zip is one of several parts."),

  NO_SERIES(Stage.GROUP, "An image without SeriesInstanceUID: it belongs to no series."),
  DUPLICATE_IDENTICAL(
      Stage.GROUP,
      "The same SOPInstanceUID as another file whose bytes are equal; the first by uri is used, a"
          + " whole file before a cut one."),
  DUPLICATE_CONFLICT(
      Stage.GROUP,
      "The same SOPInstanceUID as another file whose bytes differ; the first by uri is used, a"
          + " whole file before a cut one."),
  DUPLICATE_POSITION(
      Stage.GROUP,
      "Another frame of the volume stands at the same place and nothing tells the two apart; the"
          + " lower AcquisitionNumber, InstanceNumber, SOPInstanceUID is used."),
  BAD_IMAGE_ATTRIBUTES(
      Stage.GROUP,
      "Rows, Columns, SamplesPerPixel or BitsAllocated are absent or contradict each other."),

  UNSUPPORTED_SYNTAX(
      Stage.DECODE,
      "The transfer syntax, or the form of pixels within it, is not decoded by this version, or its"
          + " native library cannot be loaded."),
  TRUNCATED_PIXELS(Stage.DECODE, "The file ends before the frame's last sample."),
  BAD_CODESTREAM(
      Stage.DECODE,
      "An encoded frame is not what its syntax prescribes, or its decoder broke down on it (the"
          + " detail names the exception's class)."),
  PIXELS_UNREADABLE(
      Stage.DECODE,
      "The file was readable when it was listed, but not when its pixels were needed."),
  PIXELS_DAMAGED(
      Stage.DECODE,
      "The file is in a container that is damaged: its bytes cannot be unpacked, or do not have"
          + " the checksum that the .zip gives."),

  PICTURE_NOT_WRITTEN(Stage.WRITE, "A picture could not be written."),
  VOLUME_NOT_WRITTEN(Stage.WRITE, "A volume's NIfTI file could not be written.");

  private final Stage stage;
  private final String meaning;

  Reason(Stage stage, String meaning) {
    this.stage = stage;
    this.meaning = meaning;
  }

  /** The stage that this reason belongs to. */
  public Stage stage() {
    return stage;
  }

  /** What it means, one sentence for people; names stand in backticks. */
  public String meaning() {
    return meaning;
  }
}
