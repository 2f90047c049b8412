package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Colours of levels, against the tables of matplotlib. */
class ColormapTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT =
      """
      import sys, matplotlib
      from matplotlib import cm
      for r, g, b, _ in (cm.get_cmap(sys.argv[1])(range(256)) * 255).round().astype(int):
          print("%02x%02x%02x" % (r, g, b))
      """;

  private static GrayImage levels() {
    byte[] pixels = new byte[256];
    for (int i = 0; i < 256; i++) {
      pixels[i] = (byte) i;
    }
    return new GrayImage(16, 16, pixels);
  }

  static java.util.Set<String> names() {
    return Colormap.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyColourIsWithinOneLevelOfMatplotlibs(String name)
      throws IOException, InterruptedException {
    EightBitImage mapped = Colormap.of(name).apply(levels());
    if (name.equals("gray")) {
      assertEquals(levels().pixels().length, mapped.pixels().length);
      return;
    }
    String[] expected = matplotlib(name);
    byte[] rgb = mapped.pixels();
    assertEquals(3 * 256, rgb.length);
    for (int i = 0; i < 256; i++) {
      for (int c = 0; c < 3; c++) {
        int truth = Integer.parseInt(expected[i].substring(2 * c, 2 * c + 2), 16);
        int difference = Math.abs((rgb[3 * i + c] & 0xFF) - truth);
        assertTrue(difference <= 1, name + " " + i + " channel " + c + ": " + difference);
      }
    }
  }

  private static String[] matplotlib(String name) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(PYTHON), "skipped: no " + PYTHON);
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-W", "ignore", "-c", SCRIPT, name).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    Assumptions.assumeFalse(
        process.waitFor() != 0 && error.contains("ModuleNotFoundError"),
        "skipped: " + PYTHON + " has no matplotlib");
    assertEquals(0, process.exitValue(), error);
    return out.split("\n");
  }

  @Test
  void grayIsLeftAsItIsAndOthersAreRefusedByName() {
    GrayImage image = levels();
    assertSame(image, Colormap.GRAY.apply(image));
    assertEquals("hot", Colormap.of("hot").name());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Colormap.of("jet"));
    assertTrue(e.getMessage().contains("viridis"));
  }
}
