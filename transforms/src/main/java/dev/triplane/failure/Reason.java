package dev.triplane.failure;

/**
 * Why a file or a frame was not used. The names are values of the {@code reason} column: never
 * rename one.
 */
public enum Reason {
  /** The file has no bytes, or the container no files. */
  EMPTY_FILE(Stage.READ),
  /** The bytes are not a DICOM file: a text, a picture, an archive, noise. */
  NOT_DICOM(Stage.READ),
  /** A DICOM preamble or file meta information with no data set behind it. */
  NO_DATA_SET(Stage.READ),
  /** The file ends inside its header, before its series and instance are known. */
  TRUNCATED_HEADER(Stage.READ),
  /** A value claims more bytes than its file, or the sequence around it, has left. */
  LENGTH_BEYOND_END(Stage.READ),
  /** Sequences are nested deeper than the reader's limit. */
  SEQUENCE_TOO_DEEP(Stage.READ),
  /** The header is larger than the reader's limit. */
  HEADER_TOO_LARGE(Stage.READ),
  /** A deflated data set is not a valid deflate stream, or inflates beyond the reader's limit. */
  BAD_DEFLATE(Stage.READ),
  /** The bytes break the encoding rules of PS3.5 section 7 in a way that no reader can follow. */
  MALFORMED(Stage.READ),
  /** The store did not give the file's bytes: permission, vanished file, I/O error. */
  UNREADABLE(Stage.READ),
  /** A container (.zip, .tar, .tar.gz) or an entry of one is cut, contradicts itself or is none. */
  CONTAINER_DAMAGED(Stage.READ),
  /** A container or an entry is larger, or unpacks to more, than the limits of containers allow. */
  CONTAINER_LIMIT(Stage.READ),
  /** An entry is encrypted, packed in a way that is not read, or no file but a link or device. */
  CONTAINER_UNSUPPORTED(Stage.READ),

  /** An image without SeriesInstanceUID: it belongs to no series. */
  NO_SERIES(Stage.GROUP),
  /** The same SOPInstanceUID in another file whose bytes are equal. */
  DUPLICATE_IDENTICAL(Stage.GROUP),
  /** The same SOPInstanceUID in another file whose bytes differ. */
  DUPLICATE_CONFLICT(Stage.GROUP),
  /** Another frame of the same volume stands at the same place and nothing tells the two apart. */
  DUPLICATE_POSITION(Stage.GROUP),
  /** Rows, Columns, SamplesPerPixel or BitsAllocated are absent or contradict each other. */
  BAD_IMAGE_ATTRIBUTES(Stage.GROUP),

  /**
   * The transfer syntax, or the form of pixels within it, is not decoded by this version, or its
   * native library cannot be loaded.
   */
  UNSUPPORTED_SYNTAX(Stage.DECODE),
  /** The file ends before the frame's last sample. */
  TRUNCATED_PIXELS(Stage.DECODE),
  /** An encoded frame is not what its syntax prescribes, or its decoder broke down on it. */
  BAD_CODESTREAM(Stage.DECODE),
  /** The file was readable when it was listed, but not when its pixels were needed. */
  PIXELS_UNREADABLE(Stage.DECODE),

  /** A picture could not be written. */
  PICTURE_NOT_WRITTEN(Stage.WRITE),
  /** A volume could not be written as a file, or is larger than its format can hold. */
  VOLUME_NOT_WRITTEN(Stage.WRITE);

  private final Stage stage;

  Reason(Stage stage) {
    this.stage = stage;
  }

  /** The stage that this reason belongs to. */
  public Stage stage() {
    return stage;
  }
}
