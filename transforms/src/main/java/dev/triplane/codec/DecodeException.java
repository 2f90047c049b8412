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

  /**
   * What no decoder meant to throw: a fault of a decoder that a codestream led astray, memory that
   * a picture does not fit in, or a library that is not there. It costs its frame, not the run.
   *
   * @param unexpected only its class is told, since its message may hold data
   */
  public static DecodeException of(Throwable unexpected) {
    String name = unexpected.getClass().getSimpleName();
    return unexpected instanceof LinkageError
        ? new DecodeException(
            Reason.UNSUPPORTED_SYNTAX, "a library of the decoder cannot be loaded: " + name)
        : new DecodeException(Reason.BAD_CODESTREAM, "the decoder broke down: " + name);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
