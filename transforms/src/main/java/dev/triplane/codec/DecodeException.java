package dev.triplane.codec;

import dev.triplane.failure.Reason;

/** A frame that could not be turned into samples. Cheap to throw: it has no stack trace. */
public final class DecodeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param reason a reason of the DECODE stage
   * @param detail one sentence without any attribute's value
   */
  public DecodeException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
