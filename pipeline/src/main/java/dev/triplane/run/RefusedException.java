package dev.triplane.run;

/** The run is not started: nothing to read, or no place to write; the message is one line. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** A refusal that names the path and what would be accepted. */
  public RefusedException(String message) {
    super(message);
  }

  /** A refusal by the file system itself: its reason is added to the message. */
  public RefusedException(String message, Throwable cause) {
    super(message + " (" + reason(cause) + ")", cause);
  }

  private static String reason(Throwable cause) {
    String reason = cause.toString().lines().findFirst().orElse("");
    // Beam's words; which stores a jar can reach is decided when it is built.
    return reason.endsWith("No filesystem found for scheme gs")
        ? "this jar is built without Google Cloud Storage, see -Pgcs in README.md"
        : reason;
  }
}
