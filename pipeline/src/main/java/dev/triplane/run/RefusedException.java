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
    super(message + " (" + cause.toString().lines().findFirst().orElse("") + ")", cause);
  }
}
