package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.triplane.testing.TestHeader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Moving pictures that the command ffmpeg of the system encodes, with frames that refer to later
 * ones, and decodes to luminance and chrominance: our colours are these by the equations of ITU-R
 * BT.601.
 */
final class VideoWitnessTest {
  private static final int ROWS = 96;
  private static final int COLUMNS = 128;
  private static final int FRAMES = 14;
  private static final int FRAME_BYTES = ROWS * COLUMNS * 3 / 2;

  /** A slope that moves; colours that change from frame to frame. */
  private static byte[] pictures() {
    byte[] all = new byte[FRAMES * FRAME_BYTES];
    int at = 0;
    for (int n = 0; n < FRAMES; n++) {
      for (int i = 0; i < ROWS * COLUMNS; i++) {
        all[at++] = (byte) (40 + (i % COLUMNS + 7 * n) % 128 + i / COLUMNS / 2);
      }
      for (int i = 0; i < ROWS * COLUMNS / 4; i++) {
        all[at++] = (byte) (90 + 5 * n);
      }
      for (int i = 0; i < ROWS * COLUMNS / 4; i++) {
        all[at++] = (byte) (170 - 4 * n);
      }
    }
    return all;
  }

  private static void ffmpeg(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-nostdin", "-y"));
    command.addAll(Arrays.asList(arguments));
    int exit = PixelWitness.run(folder, command.toArray(new String[0]));
    assumeTrue(exit != -1, "no witness: the command ffmpeg is absent");
    String log = Files.readString(folder.resolve("log.txt"));
    assumeTrue(!log.contains("Unknown encoder"), "no witness: ffmpeg lacks an encoder");
    assertEquals(0, exit, log);
  }

  @ParameterizedTest
  @CsvSource({
    "4.100, mpeg2video, m2v",
    "4.101, mpeg2video, mpg",
    "4.102, libx264, h264",
    "4.103, libx264, mp4",
    "4.106, libx264, ts",
    "4.107, libx265, hevc",
    "4.108, libx265, mp4"
  })
  void everyFrameHasTheColoursOfItsNumber(
      String code, String encoder, String format, @TempDir Path folder) throws Exception {
    Path raw = Files.write(folder.resolve("raw.yuv"), pictures());
    String video = folder.resolve("video." + format).toString();
    String decoded = folder.resolve("decoded.yuv").toString();
    String size = COLUMNS + "x" + ROWS;
    ffmpeg(
        folder,
        ("-f rawvideo -pix_fmt yuv420p -r 25 -s " + size + " -i " + raw + " -c:v " + encoder)
            .concat(" -g 6 -bf 2 -b:v 2M " + video)
            .split(" "));
    ffmpeg(folder, "-i", video, "-f", "rawvideo", "-pix_fmt", "yuv420p", decoded);
    byte[] yuv = Files.readAllBytes(Path.of(decoded));
    assertEquals(FRAMES * FRAME_BYTES, yuv.length, "frames of the witness");
    byte[] file =
        TestHeader.ct("1.2.3.4")
            .image(ROWS, COLUMNS, 3, 8, 8, "YBR_PARTIAL_420")
            .text(0x00280008, "IS", Integer.toString(FRAMES))
            .syntax("1.2.840.10008.1.2." + code)
            .fragments(new byte[0], Files.readAllBytes(Path.of(video)))
            .bytes();
    double[] rgb = DecodedFile.values(file);
    assertEquals(FRAMES * ROWS * COLUMNS * 3, rgb.length);
    double largest = 0;
    for (int i = 0; i < rgb.length; i++) {
      largest = Math.max(largest, Math.abs(rgb[i] - expected(yuv, i)));
    }
    assertTrue(largest <= 2, "differs by " + largest);
  }

  /** Red, green or blue of studio range, chrominance repeated. */
  private static double expected(byte[] yuv, int index) {
    int pixel = index / 3;
    int frame = pixel / (ROWS * COLUMNS) * FRAME_BYTES;
    int row = pixel % (ROWS * COLUMNS) / COLUMNS;
    int column = pixel % COLUMNS;
    int chroma = frame + ROWS * COLUMNS + row / 2 * (COLUMNS / 2) + column / 2;
    double y = ((yuv[frame + row * COLUMNS + column] & 0xFF) - 16) * 255 / 219.0;
    double cb = ((yuv[chroma] & 0xFF) - 128) * 255 / 224.0;
    double cr = ((yuv[chroma + ROWS * COLUMNS / 4] & 0xFF) - 128) * 255 / 224.0;
    double value =
        switch (index % 3) {
          case 0 -> y + 1.402 * cr;
          case 1 -> y - 0.344136 * cb - 0.714136 * cr;
          default -> y + 1.772 * cb;
        };
    return Math.max(0, Math.min(255, value));
  }
}
