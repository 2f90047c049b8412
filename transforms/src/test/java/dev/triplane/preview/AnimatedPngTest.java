package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contact sheets pixel by pixel, and animated PNG as FFmpeg plays it. */
class AnimatedPngTest {
  private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");

  @TempDir Path folder;

  private static List<EightBitImage> noise(int count, int width, int height, boolean colour) {
    Random random = new Random(7);
    List<EightBitImage> images = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      byte[] pixels = new byte[width * height * (colour ? 3 : 1)];
      random.nextBytes(pixels);
      images.add(
          colour ? new RgbImage(width, height, pixels) : new GrayImage(width, height, pixels));
    }
    return images;
  }

  private byte[] played(byte[] png, String format) throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(FFMPEG), "skipped: no " + FFMPEG);
    Path file = Files.write(folder.resolve("a.png"), png);
    Path raw = folder.resolve("raw");
    Process process =
        new ProcessBuilder(
                FFMPEG.toString(),
                "-v",
                "error",
                "-y",
                "-f",
                "apng",
                "-i",
                file.toString(),
                "-f",
                "rawvideo",
                "-pix_fmt",
                format,
                raw.toString())
            .inheritIO()
            .start();
    assertEquals(0, process.waitFor());
    return Files.readAllBytes(raw);
  }

  @Test
  void everyFrameIsPlayedAsItIs() throws Exception {
    for (boolean colour : new boolean[] {false, true}) {
      List<EightBitImage> frames = noise(9, 37, 23, colour);
      byte[] png = AnimatedPng.encode(frames, 10);
      assertArrayEquals(png, AnimatedPng.encode(frames, 10));
      byte[] back = played(png, colour ? "rgb24" : "gray");
      int size = frames.get(0).pixels().length;
      assertEquals(9 * size, back.length);
      for (int k = 0; k < 9; k++) {
        byte[] frame = new byte[size];
        System.arraycopy(back, k * size, frame, 0, size);
        assertArrayEquals(frames.get(k).pixels(), frame, "frame " + k);
      }
    }
  }

  @Test
  void sheetsAreInReadingOrderAndBlackWhereNothingIs() {
    for (boolean colour : new boolean[] {false, true}) {
      int channels = colour ? 3 : 1;
      List<EightBitImage> images = noise(5, 7, 4, colour);
      EightBitImage sheet = ContactSheet.of(images, new SheetSize(2, 3));
      assertEquals(21, sheet.width());
      assertEquals(8, sheet.height());
      for (int y = 0; y < 8; y++) {
        for (int x = 0; x < 21; x++) {
          int k = y / 4 * 3 + x / 7;
          for (int c = 0; c < channels; c++) {
            int wanted = k < 5 ? images.get(k).pixels()[(y % 4 * 7 + x % 7) * channels + c] : 0;
            assertEquals(wanted, sheet.pixels()[(y * 21 + x) * channels + c]);
          }
        }
      }
    }
  }

  @Test
  void aSheetHasNoMoreRowsAndColumnsThanPicturesFill() {
    SheetSize size = SheetSize.parse("4x5").orElseThrow();
    assertEquals(new SheetSize(4, 5), size.filledBy(20));
    assertEquals(new SheetSize(2, 5), size.filledBy(8));
    assertEquals(new SheetSize(1, 3), size.filledBy(3));
    for (String wrong : List.of("0x3", "3", "17x2", "1x1", "3x", "-1x4", "4x5x6", "")) {
      assertEquals(true, SheetSize.parse(wrong).isEmpty(), wrong);
    }
  }
}
