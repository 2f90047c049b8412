package dev.triplane.preview;

/** What a picture is: the values of the {@code kind} column. */
public enum PictureKind {
  /** One plane of the volume. */
  SLICE,
  /** Several planes side by side. */
  SHEET,
  /** Several planes one after the other. */
  FLYTHROUGH
}
