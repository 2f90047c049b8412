package dev.triplane.options;

/** The command line or the config file cannot be used; the message is one line for its author. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  /** A mistake that the message names together with what would be valid. */
  public UsageException(String message) {
    super(message);
  }
}
