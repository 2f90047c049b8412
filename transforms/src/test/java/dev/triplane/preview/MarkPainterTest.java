package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Vector3;
import java.awt.Rectangle;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/**
 * Marks keep within their picture and out of each other's way, and bars are as long as they say.
 */
class MarkPainterTest {
  private static final Facing AXIAL =
      new Facing(new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(0, 0, 1));

  private static GrayImage gray(int width, int height) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) 100);
    return new GrayImage(width, height, pixels);
  }

  @Property(tries = 300)
  void nothingOutsideTheAreaIsTouchedAndMarksAreBlackAndWhite(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double mm) {
    GrayImage image = gray(320, 310);
    Rectangle area = new Rectangle(7, 5, width, height);
    new MarkPainter(image, area).paint(AXIAL, -123.4, mm);
    for (int i = 0; i < image.pixels().length; i++) {
      int value = image.pixels()[i] & 0xFF;
      if (!area.contains(i % 320, i / 320)) {
        assertEquals(100, value);
      }
      assertTrue(value == 100 || value == 0 || value == 255, "value " + value);
    }
  }

  @Test
  void everyWhitePixelHasADarkLineAround() {
    GrayImage image = gray(256, 256);
    new MarkPainter(image, new Rectangle(0, 0, 256, 256)).paint(AXIAL, 31.9, 0.7);
    int white = 0;
    for (int y = 1; y < 255; y++) {
      for (int x = 1; x < 255; x++) {
        if ((image.pixels()[y * 256 + x] & 0xFF) == 255) {
          white++;
          for (int at : new int[] {-1, 1, -256, 256}) {
            assertTrue((image.pixels()[y * 256 + x + at] & 0xFF) != 100, x + "," + y);
          }
        }
      }
    }
    assertTrue(white > 500, "white " + white);
  }

  @Test
  void withoutAPlaceInThePatientThereIsOnlyTheBar() {
    GrayImage image = gray(256, 256);
    new MarkPainter(image, new Rectangle(0, 0, 256, 256)).paint(null, 31.9, Double.NaN);
    assertTrue(Arrays.equals(gray(256, 256).pixels(), image.pixels()));
    new MarkPainter(image, new Rectangle(0, 0, 256, 256)).paint(null, Double.NaN, 1);
    assertEquals(100, image.pixels()[128 * 256 + 10]);
    assertTrue(!Arrays.equals(gray(256, 256).pixels(), image.pixels()));
  }

  @Test
  void coloursArePaintedInAllChannels() {
    RgbImage image = new RgbImage(200, 200, new byte[200 * 200 * 3]);
    new MarkPainter(image, new Rectangle(0, 0, 200, 200)).paint(AXIAL, 5, 1);
    int white = 0;
    for (int i = 0; i < image.pixels().length; i += 3) {
      assertEquals(image.pixels()[i], image.pixels()[i + 1]);
      assertEquals(image.pixels()[i], image.pixels()[i + 2]);
      white += image.pixels()[i] == -1 ? 1 : 0;
    }
    assertTrue(white > 100, "white " + white);
  }

  @Property(tries = 500)
  void barsAreAsLongAsTheySayAndUpToAThird(
      @ForAll @IntRange(min = 30, max = 4096) int width,
      @ForAll @DoubleRange(min = 0.000001, max = 10000) @Scale(6) double mm) {
    ScaleBar bar = ScaleBar.of(width, mm);
    double says = Double.parseDouble(bar.text().replace(" mm", ""));
    assertEquals(says / mm, bar.pixels(), 0.5 + 1e-6);
    assertTrue(bar.pixels() <= width / 3, bar.pixels() + " of " + width);
    assertTrue(bar.pixels() >= width / 7.5 - 1.5, bar.pixels() + " of " + width);
    assertTrue(bar.text().matches("0\\.0*[125] mm|[125]0* mm"), bar.text());
  }

  @Test
  void noBarWithoutAScaleOrRoom() {
    assertNull(ScaleBar.of(512, Double.NaN));
    assertNull(ScaleBar.of(512, 0));
    assertNull(ScaleBar.of(29, 1));
  }
}
