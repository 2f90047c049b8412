package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Window;
import dev.triplane.volume.Plane;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** From values to pixels: window, inversion, holes, turn, square pixels, PNG. */
class PictureTest {
  private static final DisplayWindow FULL = new DisplayWindow(0, 255, DisplayWindow.Source.OPTION);
  private static final Shading SHADING = new Shading(FULL, false, Colormap.GRAY);
  private static final Shading INVERTED = new Shading(FULL, true, Colormap.GRAY);

  private static PlaneImage plane(
      int rows, int columns, double rowSpacing, double columnSpacing, float... values) {
    return new PlaneImage(
        Plane.AXIAL, rows, columns, rowSpacing, columnSpacing, true, Turn.NONE, values, 0, 0);
  }

  private static int pixel(EightBitImage image, int x, int y) {
    return image.pixels()[y * image.width() + x] & 0xFF;
  }

  /** PS3.3 C.11.2.1.2.1, written as it stands there, for an output from 0 to 255. */
  private static double linear(double x, double c, double w) {
    if (x <= c - 0.5 - (w - 1) / 2) {
      return 0;
    } else if (x > c - 0.5 + (w - 1) / 2) {
      return 255;
    }
    return ((x - (c - 0.5)) / (w - 1) + 0.5) * 255;
  }

  @Property(tries = 500)
  void headerWindowIsTheLinearFunctionOfTheStandard(
      @ForAll @DoubleRange(min = -2000, max = 3000) double center,
      @ForAll @DoubleRange(min = 1.01, max = 5000) double width,
      @ForAll @DoubleRange(min = -5000, max = 6000) double value) {
    Window window = new Window(center, width);
    DisplayWindow shown =
        new DisplayWindow(window.low(), window.high(), DisplayWindow.Source.HEADER);
    // Beside an edge of a narrow window, rounding of the edge decides.
    double tolerance = 1e-6 + 255 * 1e-11 / (width - 1);
    assertEquals(linear(value, center, width), shown.gray(value), tolerance);
  }

  @Test
  void windowExampleOfTheStandard() {
    // PS3.3 C.11.2.1.2.1: c = 2048, w = 4096 is 0 to 4095 whole.
    Window window = new Window(2048, 4096);
    assertEquals(0, window.low());
    assertEquals(4095, window.high());
  }

  @Test
  void monochrome1IsInvertedAfterTheWindow() {
    PlaneImage plane = plane(1, 4, 1, 1, -50, 0, 51, 400);
    assertArrayEquals(
        new byte[] {0, 0, 51, (byte) 255}, Picture.render(plane, SHADING, 4).image().pixels());
    assertArrayEquals(
        new byte[] {(byte) 255, (byte) 255, (byte) 204, 0},
        Picture.render(plane, INVERTED, 4).image().pixels());
  }

  @Test
  void holesAreBlackInBothPhotometrics() {
    PlaneImage plane = plane(1, 3, 1, 1, 200, Float.NaN, Float.NaN);
    assertEquals(0, pixel(Picture.render(plane, SHADING, 3).image(), 1, 0));
    assertEquals(0, pixel(Picture.render(plane, INVERTED, 3).image(), 1, 0));
  }

  @Test
  void clippedPartsCountSamplesAndNotHoles() {
    PlaneImage plane = plane(1, 6, 1, 1, -1, 0, 255, 256, 300, Float.NaN);
    Picture picture = Picture.render(plane, SHADING, 6);
    assertEquals(1 / 5.0, picture.clippedLow());
    assertEquals(2 / 5.0, picture.clippedHigh());
    Picture holes = Picture.render(plane(1, 1, 1, 1, Float.NaN), SHADING, 1);
    assertEquals(0, holes.clippedLow());
  }

  @Test
  void valuesTooLargeForAFloatAreWhite() {
    PlaneImage plane = plane(1, 2, 1, 1, Float.MAX_VALUE, -Float.MAX_VALUE);
    EightBitImage image = Picture.render(plane, SHADING, 2).image();
    assertEquals(255, pixel(image, 0, 0));
    assertEquals(0, pixel(image, 1, 0));
  }

  /** Pixels are square in mm, and the longer side is as long as asked. */
  @Property(tries = 200)
  void pixelsAreSquare(
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 60) int columns,
      @ForAll @DoubleRange(min = 0.1, max = 10) double rowSpacing,
      @ForAll @DoubleRange(min = 0.1, max = 10) double columnSpacing,
      @ForAll @IntRange(min = 8, max = 300) int longest,
      @ForAll boolean transpose) {
    PlaneImage plane =
        new PlaneImage(
            Plane.AXIAL,
            rows,
            columns,
            rowSpacing,
            columnSpacing,
            true,
            new Turn(transpose, false, true),
            new float[rows * columns],
            0,
            0);
    Picture picture = Picture.render(plane, SHADING, longest);
    double width = transpose ? rows * rowSpacing : columns * columnSpacing;
    double height = transpose ? columns * columnSpacing : rows * rowSpacing;
    EightBitImage image = picture.image();
    assertEquals(longest, Math.max(image.width(), image.height()));
    assertEquals(
        width / picture.mmPerPixel(), image.width(), width < picture.mmPerPixel() ? 1 : 0.5);
    assertEquals(
        height / picture.mmPerPixel(), image.height(), height < picture.mmPerPixel() ? 1 : 0.5);
    assertEquals(image.width() * image.height(), image.pixels().length);
  }

  @Test
  void unknownSpacingHasNoScale() {
    PlaneImage plane =
        new PlaneImage(null, 2, 4, 1, 1, false, Turn.NONE, new float[8], 0, Double.NaN);
    Picture picture = Picture.render(plane, SHADING, 8);
    assertTrue(Double.isNaN(picture.mmPerPixel()));
    assertEquals(8, picture.image().width());
    assertEquals(4, picture.image().height());
  }

  @Test
  void extremeShapesHaveAtLeastOnePixel() {
    EightBitImage image = Picture.render(plane(1, 2, 1e-6, 1e6, 10, 20), SHADING, 100).image();
    assertEquals(100, image.width());
    assertEquals(1, image.height());
  }

  @Test
  void pngIsReadBackPixelByPixelAndAlwaysTheSame() throws IOException {
    byte[] pixels = new byte[37 * 23];
    new Random(3).nextBytes(pixels);
    GrayImage image = new GrayImage(37, 23, pixels);
    byte[] png = Png.encode(image);
    assertArrayEquals(png, Png.encode(image));
    BufferedImage back = ImageIO.read(new ByteArrayInputStream(png));
    assertNotNull(back);
    assertEquals(BufferedImage.TYPE_BYTE_GRAY, back.getType());
    assertEquals(37, back.getWidth());
    assertEquals(23, back.getHeight());
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 37; x++) {
        assertEquals(pixel(image, x, y), back.getRaster().getSample(x, y, 0));
      }
    }
  }

  @Test
  void pngOfOnePixelAndOfOneColourAreReadBack() throws IOException {
    for (int side : new int[] {1, 2, 255, 512}) {
      byte[] pixels = new byte[side * side];
      java.util.Arrays.fill(pixels, (byte) 200);
      BufferedImage back =
          ImageIO.read(new ByteArrayInputStream(Png.encode(new GrayImage(side, side, pixels))));
      assertEquals(side, back.getWidth());
      assertEquals(200, back.getRaster().getSample(side - 1, side - 1, 0));
    }
  }
}
