package dev.triplane.failure;

import java.util.Objects;

/**
 * One file or frame that was not used: a row of the {@code failures} table.
 *
 * @param uri where the file is
 * @param frameNumber the frame, counted from 1 as in PS3.3 C.7.6.6; 0 where the whole file is meant
 * @param reason why
 * @param detail one sentence of numbers and names of attributes, never an attribute's value; may be
 *     empty
 * @param byteOffset where in the file, counted from 0; -1 where that means nothing
 * @param tag the attribute at fault as 0xGGGGEEEE; -1 where there is none (FFFF,FFFF is no tag)
 * @param sizeBytes size of the file as listed; -1 where it is of no file that was listed
 * @param modifiedMillis its last change in milliseconds since 1970 UTC; 0 where that is unknown
 */
public record Failure(
    String uri,
    int frameNumber,
    Reason reason,
    String detail,
    long byteOffset,
    int tag,
    long sizeBytes,
    long modifiedMillis) {

  /** Checks that nothing is null. */
  public Failure {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  /** A failure that does not say which version of the file it is about. */
  public Failure(
      String uri, int frameNumber, Reason reason, String detail, long byteOffset, int tag) {
    this(uri, frameNumber, reason, detail, byteOffset, tag, -1, 0);
  }

  /** The same failure, of the file as it was listed. */
  public Failure ofListed(long size, long modified) {
    return new Failure(uri, frameNumber, reason, detail, byteOffset, tag, size, modified);
  }

  /** A failure of a whole file with no place in it to point to. */
  public static Failure ofFile(String uri, Reason reason, String detail) {
    return new Failure(uri, 0, reason, detail, -1, -1);
  }

  /** A failure of one frame with no place in the file to point to. */
  public static Failure ofFrame(String uri, int frameNumber, Reason reason, String detail) {
    return new Failure(uri, frameNumber, reason, detail, -1, -1);
  }
}
