package dev.triplane.preview;

import com.pngencoder.PngEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;

/**
 * Pictures as PNG of 8 bits, gray or RGB (ISO/IEC 15948). The same picture gives the same bytes.
 */
public final class Png {
  /** Fast: a preview is written once and read a few times. */
  private static final int COMPRESSION_LEVEL = 3;

  private Png() {}

  /** The bytes of a PNG file. */
  public static byte[] encode(EightBitImage image) {
    BufferedImage buffered = image instanceof RgbImage rgb ? colour(rgb) : gray(image);
    return new PngEncoder()
        .withBufferedImage(buffered)
        .withCompressionLevel(COMPRESSION_LEVEL)
        .withMultiThreadedCompressionEnabled(false)
        .toBytes();
  }

  private static BufferedImage gray(EightBitImage image) {
    BufferedImage buffered =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] target = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.pixels(), 0, target, 0, target.length);
    return buffered;
  }

  private static BufferedImage colour(RgbImage image) {
    BufferedImage buffered =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
    int[] target = ((DataBufferInt) buffered.getRaster().getDataBuffer()).getData();
    byte[] rgb = image.pixels();
    for (int i = 0, at = 0; i < target.length; i++, at += 3) {
      target[i] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
    }
    return buffered;
  }
}
