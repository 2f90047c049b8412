package dev.triplane.dicom;

import java.io.IOException;

/**
 * A file whose bytes its store gives, but not so that they could be used; its message says why, in
 * words and numbers that may be shown.
 */
public class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param message without names and values
   */
  public UnusableFileException(String message) {
    super(message);
  }
}
