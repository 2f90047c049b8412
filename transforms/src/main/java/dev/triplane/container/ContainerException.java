package dev.triplane.container;

import dev.triplane.dicom.UnusableFileException;
import dev.triplane.failure.Reason;

/** A container, or an entry of one, that cannot be used, and why. */
public final class ContainerException extends UnusableFileException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /**
   * @param reason one that begins with CONTAINER
   * @param message numbers, and no names
   */
  public ContainerException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  static ContainerException damaged(String message) {
    return new ContainerException(Reason.CONTAINER_DAMAGED, message);
  }

  static ContainerException limit(String message) {
    return new ContainerException(Reason.CONTAINER_LIMIT, message);
  }
}
