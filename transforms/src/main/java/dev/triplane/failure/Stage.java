package dev.triplane.failure;

/** The step of the pipeline at which a file or a frame was given up. */
public enum Stage {
  /** The file could not be listed, opened or parsed as a DICOM header. */
  READ,
  /** The file was read, but the frame has no place in any volume. */
  GROUP,
  /** The frame has a place in a volume, but its pixels could not be turned into samples. */
  DECODE,
  /** A result could not be written. */
  WRITE
}
