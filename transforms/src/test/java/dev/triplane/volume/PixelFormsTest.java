package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.triplane.codec.DecodeException;
import dev.triplane.dicom.DicomException;
import dev.triplane.testing.TestHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Native pixels of every form of PS3.3 C.7.6.3 that pydicom reads, of random content, and the same
 * through the encoders of dcmtk and gdcm: equal to what these decode.
 */
final class PixelFormsTest {
  private static final int ROWS = 13;
  private static final int COLUMNS = 22;
  private static final int PIXELS = ROWS * COLUMNS;

  private final Random random = new Random(7);

  private byte[] noise(int bytes) {
    byte[] noise = new byte[bytes + bytes % 2];
    random.nextBytes(noise);
    return noise;
  }

  /** Slopes with some noise, as pictures have them: predictors work, and runs happen. */
  private byte[] picture(int samples, int sampleBytes, int bits) {
    ByteBuffer picture =
        ByteBuffer.allocate(PIXELS * samples * sampleBytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < PIXELS * samples; i++) {
      int column = i / samples % COLUMNS;
      int row = i / samples / COLUMNS;
      int value = (column < 8 ? 5 : column * 9 + row * 5 * (1 + i % samples)) << (bits - 8);
      value += column < 14 ? 0 : random.nextInt(1 << (bits - 5));
      value = Math.min(value, (1 << bits) - 1);
      if (sampleBytes == 1) {
        picture.put((byte) value);
      } else {
        picture.putShort((short) value);
      }
    }
    return picture.array();
  }

  private static TestHeader file(
      int samples, int allocated, int stored, String photometric, byte[] pixels) {
    return TestHeader.ct("1.2.3.4")
        .text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.7")
        .image(ROWS, COLUMNS, samples, allocated, stored, photometric)
        .pixels(pixels);
  }

  private Map<String, TestHeader> nativeForms() {
    Map<String, TestHeader> forms = new LinkedHashMap<>();
    forms.put("gray-1", file(1, 1, 1, "MONOCHROME2", noise((PIXELS + 7) / 8)));
    forms.put(
        "gray-1-frames",
        file(1, 1, 1, "MONOCHROME2", noise((5 * PIXELS + 7) / 8)).text(0x00280008, "IS", "5"));
    forms.put("gray-8", file(1, 8, 8, "MONOCHROME1", noise(PIXELS)));
    forms.put("gray-8-signed", file(1, 8, 8, "MONOCHROME2", noise(PIXELS)).number(0x00280103, 1));
    forms.put("gray-8-of-5", file(1, 8, 5, "MONOCHROME2", noise(PIXELS)));
    forms.put("gray-16", file(1, 16, 16, "MONOCHROME2", noise(2 * PIXELS)));
    // Noise in the bits above and below those stored, as overlays leave it.
    forms.put("gray-12", file(1, 16, 12, "MONOCHROME2", noise(2 * PIXELS)));
    forms.put(
        "gray-12-signed", file(1, 16, 12, "MONOCHROME2", noise(2 * PIXELS)).number(0x00280103, 1));
    forms.put(
        "gray-12-high",
        file(1, 16, 12, "MONOCHROME2", noise(2 * PIXELS))
            .number(0x00280102, 15)
            .number(0x00280103, 1));
    forms.put("gray-32", file(1, 32, 32, "MONOCHROME2", noise(4 * PIXELS)));
    forms.put(
        "gray-32-signed", file(1, 32, 32, "MONOCHROME2", noise(4 * PIXELS)).number(0x00280103, 1));
    forms.put("gray-32-of-20", file(1, 32, 20, "MONOCHROME2", noise(4 * PIXELS)));
    for (int bits : new int[] {8, 16}) {
      byte[] colours = noise(3 * PIXELS * bits / 8);
      forms.put("rgb-" + bits, file(3, bits, bits, "RGB", colours));
      forms.put("rgb-planes-" + bits, file(3, bits, bits, "RGB", colours).number(0x00280006, 1));
    }
    forms.put("ybr-full", file(3, 8, 8, "YBR_FULL", noise(3 * PIXELS)));
    forms.put(
        "ybr-full-planes", file(3, 8, 8, "YBR_FULL", noise(3 * PIXELS)).number(0x00280006, 1));
    forms.put("ybr-422", file(3, 8, 8, "YBR_FULL_422", noise(2 * PIXELS)));
    forms.put(
        "ybr-422-odd",
        file(3, 8, 8, "YBR_FULL_422", noise(2 * 4 * 7))
            .number(0x00280010, 4)
            .number(0x00280011, 7));
    forms.put("palette-8", palette(8, 8));
    forms.put("palette-16", palette(8, 16));
    forms.put("palette-wide", palette(16, 16));
    forms.put("palette-segmented", segmented());
    return forms;
  }

  private TestHeader palette(int bits, int entryBits) {
    TestHeader file = file(1, bits, bits, "PALETTE COLOR", noise(PIXELS * bits / 8));
    for (int c = 0; c < 3; c++) {
      file.words(0x00281101 + c, "US", 200, 30, entryBits);
      file.value(0x00281201 + c, "OW", noise(200 * entryBits / 8));
    }
    return file;
  }

  private TestHeader segmented() {
    TestHeader file = file(1, 8, 8, "PALETTE COLOR", noise(PIXELS));
    for (int c = 0; c < 3; c++) {
      // Discrete: 3 entries; linear: 125 more; indirect: both once more, from byte 0 on.
      int[] segments = {0, 3, 500 * c, 7, 900, 1, 125, 60000 - 9000 * c, 2, 2, 0, 0};
      file.words(0x00281101 + c, "US", 256, 0, 16);
      file.words(0x00281221 + c, "OW", segments);
    }
    return file;
  }

  @Test
  void nativePixelsEqualThoseOfPydicom(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, TestHeader> form : nativeForms().entrySet()) {
      files.add(Files.write(folder.resolve(form.getKey()), form.getValue().bytes()));
    }
    compare(files, folder, 0, 1);
  }

  /** Every interleave, lossless and not, and the other lossless syntaxes. */
  @Test
  void encodedPixelsEqualThoseOfDcmtkAndGdcm(@TempDir Path folder)
      throws IOException, InterruptedException {
    Map<String, TestHeader> pictures = new LinkedHashMap<>();
    pictures.put("gray-8", file(1, 8, 8, "MONOCHROME2", picture(1, 1, 8)));
    pictures.put("gray-12", file(1, 16, 12, "MONOCHROME2", picture(1, 2, 12)));
    pictures.put("gray-16", file(1, 16, 16, "MONOCHROME2", picture(1, 2, 16)));
    pictures.put("rgb", file(3, 8, 8, "RGB", picture(3, 1, 8)));
    pictures.put("noise", file(3, 8, 8, "RGB", noise(3 * PIXELS)));
    List<List<String>> encoders = new ArrayList<>();
    for (String interleave : List.of("+il", "+is", "+in")) {
      encoders.add(List.of("dcmcjpls", interleave));
      for (String most : List.of("1", "3", "9")) {
        encoders.add(List.of("dcmcjpls", interleave, "+en", "+md", most));
      }
    }
    encoders.add(List.of("gdcmconv", "--jpegls"));
    encoders.add(List.of("dcmcjpls", "+t1", "9", "+t2", "19", "+t3", "29", "+rs", "31", "+pc"));
    for (String predictor : List.of("1", "2", "3", "4", "5", "6", "7")) {
      encoders.add(List.of("dcmcjpeg", "+el", "+sv", predictor, "+cn"));
    }
    encoders.add(List.of("gdcmconv", "--jpeg"));
    encoders.add(List.of("dcmcrle"));
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, TestHeader> picture : pictures.entrySet()) {
      Path plain = Files.write(folder.resolve(picture.getKey()), picture.getValue().bytes());
      for (List<String> encoder : encoders) {
        Path encoded = folder.resolve(picture.getKey() + "-" + files.size());
        encode(folder, encoder, plain, encoded);
        files.add(encoded);
      }
    }
    compare(files, folder, 0, 0);
  }

  /** Baseline, with and without colour transform, and subsampled in both ways that dcmtk writes. */
  @Test
  void lossyJpegIsNearThatOfDcmtk(@TempDir Path folder) throws IOException, InterruptedException {
    Path gray = folder.resolve("gray");
    Files.write(gray, file(1, 8, 8, "MONOCHROME2", picture(1, 1, 8)).bytes());
    Path deep = folder.resolve("deep");
    Files.write(deep, file(1, 16, 12, "MONOCHROME2", picture(1, 2, 12)).bytes());
    Path rgb = folder.resolve("rgb");
    Files.write(rgb, file(3, 8, 8, "RGB", picture(3, 1, 8)).bytes());
    Path deepRgb = folder.resolve("deep-rgb");
    Files.write(deepRgb, file(3, 16, 12, "RGB", picture(3, 2, 12)).bytes());
    List<Path> files = new ArrayList<>();
    for (Path plain : List.of(gray, deep, rgb, deepRgb)) {
      for (List<String> process :
          plain.equals(rgb) ? COLOUR_JPEG : plain.equals(deepRgb) ? DEEP_JPEG : GRAY_JPEG) {
        List<String> encoder = new ArrayList<>(List.of("dcmcjpeg"));
        encoder.addAll(process);
        Path encoded = folder.resolve(plain.getFileName() + String.join("", process));
        encode(folder, encoder, plain, encoded);
        files.add(encoded);
      }
    }
    compare(files, folder, 1, 2);
  }

  /** Baseline, extended, spectral selection, full progression. */
  private static final List<List<String>> GRAY_JPEG =
      List.of(List.of("+eb"), List.of("+ee"), List.of("+es"), List.of("+ep"));

  /** Colours as they are, and transformed: 4:4:4, 4:2:2, 4:1:1 and others. */
  private static final List<List<String>> COLOUR_JPEG =
      List.of(
          List.of("+eb", "+cr"),
          List.of("+eb", "+cy", "+s4"),
          List.of("+eb", "+cy", "+s2"),
          List.of("+eb", "+cy", "+n1"),
          List.of("+eb", "+cy", "+n2"),
          List.of("+eb", "+cy", "+np"),
          List.of("+es", "+cy", "+s4"),
          List.of("+ep", "+cy", "+s2"));

  private static final List<List<String>> DEEP_JPEG =
      List.of(List.of("+ee", "+cy", "+s4"), List.of("+ep", "+cy", "+s4"));

  private static void encode(Path folder, List<String> encoder, Path plain, Path encoded)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(encoder);
    command.addAll(List.of(plain.toString(), encoded.toString()));
    int exit = PixelWitness.run(folder, command.toArray(new String[0]));
    assumeTrue(exit != -1, encoder.get(0) + " is absent");
    assertEquals(0, exit, command + Files.readString(folder.resolve("log.txt")));
  }

  private static void compare(List<Path> files, Path folder, double gray, double colour)
      throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    List<PixelWitness.Answer> answers = PixelWitness.of(files, folder);
    for (int i = 0; i < files.size(); i++) {
      PixelWitness.Answer answer = answers.get(i);
      String name = files.get(i).getFileName().toString();
      assertNull(answer.error(), name);
      double[] values;
      double tolerance;
      try {
        byte[] bytes = Files.readAllBytes(files.get(i));
        values = DecodedFile.values(bytes);
        tolerance = DecodedFile.instance(bytes).pixels().format().colour() ? colour : gray;
      } catch (DecodeException | DicomException e) {
        wrong.add(name + ": " + e.getMessage());
        continue;
      }
      assertEquals(answer.values().length, values.length, name);
      double largest = 0;
      for (int k = 0; k < values.length; k++) {
        largest = Math.max(largest, Math.abs(values[k] - answer.values()[k]));
      }
      if (largest > tolerance) {
        wrong.add(name + ": differs by " + largest + " from " + answer.name());
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }
}
