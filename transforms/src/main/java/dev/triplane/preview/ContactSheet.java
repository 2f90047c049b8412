package dev.triplane.preview;

import java.util.List;

/**
 * Pictures of equal size on one, in reading order, edge to edge: picture k is at row k / columns
 * and column k % columns. What is left over is black.
 */
public final class ContactSheet {
  private ContactSheet() {}

  /**
   * Puts pictures together.
   *
   * @param pictures all of one size, all gray or all in colour
   * @param size at least as many as there are pictures
   */
  public static EightBitImage of(List<EightBitImage> pictures, SheetSize size) {
    EightBitImage first = pictures.get(0);
    int channels = first instanceof RgbImage ? 3 : 1;
    int width = first.width() * size.columns();
    int height = first.height() * size.rows();
    byte[] pixels = new byte[width * height * channels];
    int line = first.width() * channels;
    for (int k = 0; k < pictures.size(); k++) {
      byte[] source = pictures.get(k).pixels();
      int left = k % size.columns() * line;
      int top = k / size.columns() * first.height();
      for (int y = 0; y < first.height(); y++) {
        System.arraycopy(source, y * line, pixels, (top + y) * width * channels + left, line);
      }
    }
    return channels == 3
        ? new RgbImage(width, height, pixels)
        : new GrayImage(width, height, pixels);
  }
}
