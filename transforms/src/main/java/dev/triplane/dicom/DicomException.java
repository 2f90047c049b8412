package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import dev.triplane.failure.Stage;

/**
 * Bytes that are not a readable DICOM file: why, and where.
 *
 * <p>Cheap to throw: no stack trace is taken, since the fault lies in the bytes. The message never
 * holds a value of an attribute.
 */
public final class DicomException extends Exception {
  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final long offset;
  private final int tag;

  /**
   * @param reason one of {@link Stage#READ}
   * @param offset of the byte at fault, counted from 0; in the inflated stream for a deflated data
   *     set; -1 where that means nothing
   * @param tag the element at fault; -1 where there is none
   * @param detail one sentence of numbers and names, without any value of an attribute
   */
  public DicomException(Reason reason, long offset, int tag, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
    this.offset = offset;
    this.tag = tag;
  }

  /** Why the file was given up. */
  public Reason reason() {
    return reason;
  }

  /** The byte at fault, counted from 0; -1 where that means nothing. */
  public long offset() {
    return offset;
  }

  /** The element at fault; -1 where there is none. */
  public int tag() {
    return tag;
  }
}
