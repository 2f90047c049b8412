package dev.triplane.preview;

/**
 * A rendered plane and what a viewer must know of it.
 *
 * @param image the pixels
 * @param mmPerPixel the same across and down; NaN where the plane's spacing is unknown
 * @param clippedLow the part of the plane's samples below the window, 0 to 1
 * @param clippedHigh the part above
 * @param quality what its gray, or the luminance of its colours, is like
 */
public record Picture(
    EightBitImage image,
    double mmPerPixel,
    double clippedLow,
    double clippedHigh,
    PictureQuality quality) {

  /**
   * Renders a plane: window, inversion, turn, square pixels, colour map, in this order (PS3.4 N.2).
   * Places without a sample are black, or what the colour map has for it. Colours are shown as they
   * are, without window, inversion or map.
   *
   * @param plane the values
   * @param shading values to pixels
   * @param longestSide of the picture, pixels
   */
  public static Picture render(PlaneImage plane, Shading shading, int longestSide) {
    DisplayWindow window = shading.window();
    boolean coloured = plane.colours() != null;
    int[] levels = new int[256];
    int rows = plane.rows();
    int columns = plane.columns();
    float[] gray = new float[rows * columns];
    long samples = 0;
    long low = 0;
    long high = 0;
    for (int i = 0; i < gray.length; i++) {
      float value = plane.values()[i];
      if (Float.isFinite(value)) {
        samples++;
        low += value < window.low() ? 1 : 0;
        high += value > window.high() ? 1 : 0;
        gray[i] = (float) (coloured ? value : shading.gray(value));
        levels[Math.min(255, (int) (gray[i] + 0.5f))]++;
      }
    }
    double width = columns * plane.columnSpacing();
    double height = rows * plane.rowSpacing();
    double mmPerPixel = Math.max(width, height) / longestSide;
    int across = Math.max(1, (int) Math.rint(width / mmPerPixel));
    int down = Math.max(1, (int) Math.rint(height / mmPerPixel));
    Grid grid = new Grid(rows, columns, down, across, plane.turn());
    EightBitImage image;
    if (!coloured) {
      image =
          shading.colormap().apply(new GrayImage(grid.width(), grid.height(), grid.render(gray)));
    } else {
      image = new RgbImage(grid.width(), grid.height(), grid.interleave(plane.colours()));
    }
    return new Picture(
        image,
        plane.physical() ? mmPerPixel : Double.NaN,
        samples == 0 ? 0 : (double) low / samples,
        samples == 0 ? 0 : (double) high / samples,
        PictureQuality.of(
            levels,
            samples,
            coloured ? 0 : shading.inverted() ? high : low,
            coloured ? 0 : shading.inverted() ? low : high));
  }

  /** From the grid of the samples to that of the picture. */
  private record Grid(int rows, int columns, int down, int across, Turn turn) {
    int width() {
      return turn.transpose() ? down : across;
    }

    int height() {
      return turn.transpose() ? across : down;
    }

    byte[] render(float[] samples) {
      float[] wide = new Resampler(columns, across).alongRows(samples, rows);
      return turned(new Resampler(rows, down).alongColumns(wide, across));
    }

    byte[] interleave(float[][] colours) {
      byte[] pixels = new byte[3 * down * across];
      for (int c = 0; c < 3; c++) {
        byte[] colour = render(colours[c]);
        for (int i = 0; i < colour.length; i++) {
          pixels[3 * i + c] = colour[i];
        }
      }
      return pixels;
    }

    private byte[] turned(float[] source) {
      int width = width();
      int height = height();
      byte[] pixels = new byte[width * height];
      for (int y = 0; y < height; y++) {
        int v = turn.flipDown() ? height - 1 - y : y;
        for (int x = 0; x < width; x++) {
          int u = turn.flipAcross() ? width - 1 - x : x;
          float gray = turn.transpose() ? source[u * across + v] : source[v * across + u];
          pixels[y * width + x] = (byte) (gray + 0.5f);
        }
      }
      return pixels;
    }
  }
}
