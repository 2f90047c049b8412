package dev.triplane.codec.j2k;

/** A codestream that cannot be decoded. Cheap to throw: it has no stack trace. */
public final class CodestreamException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean unsupported;

  private CodestreamException(String detail, boolean unsupported) {
    super(detail, null, false, false);
    this.unsupported = unsupported;
  }

  /** The bytes break the standard. */
  static CodestreamException bad(String detail) {
    return new CodestreamException(detail, false);
  }

  /** The codestream may well be valid, but this decoder does not do it. */
  static CodestreamException unsupported(String detail) {
    return new CodestreamException(detail, true);
  }

  /** Whether another decoder might succeed. */
  public boolean isUnsupported() {
    return unsupported;
  }
}
