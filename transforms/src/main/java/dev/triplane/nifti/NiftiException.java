package dev.triplane.nifti;

import java.io.IOException;

/** A volume that the NIfTI-1 format cannot hold. */
public final class NiftiException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param detail one sentence without any attribute's value
   */
  public NiftiException(String detail) {
    super(detail);
  }
}
