package dev.triplane.preview;

import com.pngencoder.PngEncoder;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Gray pictures as 8-bit gray PNG (ISO/IEC 15948). The same picture gives the same bytes. */
public final class Png {
  /** Fast: a preview is written once and read a few times. */
  private static final int COMPRESSION_LEVEL = 3;

  private Png() {}

  /** The bytes of a PNG file. */
  public static byte[] encode(GrayImage image) {
    BufferedImage buffered =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] target = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
    System.arraycopy(image.pixels(), 0, target, 0, target.length);
    return new PngEncoder()
        .withBufferedImage(buffered)
        .withCompressionLevel(COMPRESSION_LEVEL)
        .withMultiThreadedCompressionEnabled(false)
        .toBytes();
  }
}
