package dev.triplane.preview;

/** A picture of 8 bits a sample, row by row. */
public sealed interface EightBitImage permits GrayImage, RgbImage {
  /** Pixels across. */
  int width();

  /** Pixels down. */
  int height();

  /** The samples of all pixels. */
  byte[] pixels();
}
