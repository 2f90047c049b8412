package dev.triplane.codec.j2k;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Codestreams that opj_compress writes, with every option it has. What is lossless must be the
 * picture that it was given; the others are compared with opj_decompress.
 */
final class OpenJpegTest {
  private static final int WIDTH = 203;
  private static final int HEIGHT = 157;

  @TempDir private Path folder;

  /** Columns: width,height,components,bits,sign as opj_compress wants them; options. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203,157,1,8,u | ",
        "203,157,1,8,s | ",
        "203,157,1,12,u | ",
        "203,157,1,16,u | ",
        "203,157,1,16,s | ",
        "203,157,1,16,u | -n 1",
        "203,157,1,16,u | -n 2",
        "203,157,1,16,u | -n 8",
        "1,1,1,8,u | -n 1",
        "1,157,1,16,u | -n 1",
        "203,157,1,16,u | -n 4 -t 29,52 -d 1,1 -T 0,1",
        "203,157,1,16,u | -b 4,4",
        "203,157,1,16,u | -b 4,1024",
        "203,157,1,16,u | -b 1024,4",
        "203,157,1,16,u | -b 8,32",
        // code-block styles, each and all of them
        "203,157,1,16,u | -M 1",
        "203,157,1,16,u | -M 2",
        "203,157,1,16,u | -M 4",
        "203,157,1,16,u | -M 8",
        "203,157,1,16,u | -M 16",
        "203,157,1,16,u | -M 32",
        "203,157,1,16,s | -M 5",
        "203,157,1,16,s | -M 9 -b 16,16",
        "203,157,1,16,s | -M 63",
        "203,157,1,16,s | -M 38 -b 32,32",
        "203,157,1,16,s | -M 62",
        "203,157,1,16,s | -M 59",
        // layers, progressions, precincts
        "203,157,1,16,u | -r 20,10,4,1",
        "203,157,1,16,u | -r 20,10,4,1 -M 1",
        "203,157,1,16,u | -r 20,10,4,1 -M 4",
        "203,157,1,16,u | -r 20,10,4,1 -M 63",
        "203,157,3,8,u | -r 20,10,1 -p LRCP -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p RLCP -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p RPCL -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p PCRL -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p CPRL -c [64,64],[32,32],[16,16]",
        "203,157,3,8,u | -r 20,10,1 -p RPCL -c [64,32],[32,64] -d 37,51",
        "203,157,3,8,u | -r 20,10,1 -p PCRL -c [64,32],[32,64] -d 37,51 -t 100,70",
        "203,157,3,8,u | -r 20,10,1 -p CPRL -c [32,128] -d 1,1 -t 99,71 -T 1,0 -n 3",
        "203,157,3,8,u | -r 20,1 -SOP -EPH",
        "203,157,1,16,u | -SOP -c [32,32]",
        "203,157,1,16,u | -EPH -c [32,32]",
        "203,157,1,16,u | -PLT -TLM",
        // tiles and tile-parts
        "203,157,1,16,u | -t 64,64",
        "203,157,1,16,s | -t 17,200 -n 3",
        "203,157,1,16,u | -d 5,3 -T 2,1 -t 50,40 -n 3",
        "203,157,1,16,u | -d 5,3",
        "203,157,3,8,u | -TP R -SOP",
        "203,157,3,8,u | -TP L -r 20,10,1",
        "203,157,3,8,u | -TP C -p CPRL",
        "203,157,3,8,u | -r 20,10,1 -POC T1=0,0,3,3,3,LRCP/T1=3,0,3,6,3,CPRL",
        "203,157,3,8,u | -r 20,10,1 -POC T1=0,0,3,2,3,RPCL/T1=2,0,3,4,3,PCRL/T1=4,0,3,6,3,RLCP",
        // components
        "203,157,3,8,u | ",
        "203,157,3,16,u | ",
        "203,157,3,12,s | ",
        "203,157,3,8,u | -mct 0",
        "203,157,2,8,u | ",
        "203,157,4,8,u | ",
        "204,158,3,8,u@1x1:2x2:2x2 | -mct 0",
        "204,158,3,8,u@1x1:2x1:2x1 | -mct 0 -p PCRL -c [32,32] -t 60,60",
        "203,157,1,16,u | -GuardBits 1",
        "203,157,1,16,u | -GuardBits 5",
        // one component's planes moved up
        "203,157,1,8,u | -ROI c=0,U=3",
        "203,157,1,8,u | -ROI c=0,U=12",
        "203,157,3,8,u | -ROI c=1,U=12 -mct 0",
      })
  void losslessIsThePictureItself(String format, String options) throws Exception {
    Picture picture = picture(format);
    int[][] decoded = decode(compress(picture, options), picture);
    for (int c = 0; c < decoded.length; c++) {
      assertArrayEquals(picture.samples[c], decoded[c], "component " + c);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203,157,1,8,u | -I",
        "203,157,1,8,s | -I",
        "203,157,1,12,u | -I",
        "203,157,1,16,u | -I",
        "203,157,1,16,s | -I",
        "1,1,1,8,u | -I -n 1",
        "203,157,1,8,u | -I -n 2 -t 101,53",
        "203,157,1,16,u | -I -n 1",
        "203,157,1,12,u | -I -n 8",
        "203,157,1,12,u | -I -r 10",
        "203,157,1,12,s | -I -r 40,20,10",
        "203,157,1,12,u | -I -q 30,40,50",
        "203,157,1,12,u | -r 10",
        "203,157,1,12,u | -r 40,10 -M 1",
        "203,157,1,12,u | -r 40,10 -M 63 -I",
        "203,157,3,8,u | -I",
        "203,157,3,8,u | -I -r 20",
        "203,157,3,8,u | -r 20",
        "203,157,3,8,u | -I -r 20,10 -p RPCL -c [64,64] -t 99,71 -d 7,9",
        "203,157,3,8,u | -I -mct 0",
        "203,157,1,8,u | -I -d 5,3 -T 2,1 -t 50,40 -n 3",
        "203,157,1,8,u | -I -ROI c=0,U=12",
      })
  void lossyIsWhatOpenJpegMakesOfIt(String format, String options) throws Exception {
    Picture picture = picture(format);
    Path file = compress(picture, options);
    int[][] decoded = decode(file, picture);
    Path raw = folder.resolve("out.rawl");
    run("opj_decompress", "-i", file.toString(), "-o", raw.toString());
    int[][] expected = picture.read(Files.readAllBytes(raw));
    int largest = 0;
    for (int c = 0; c < decoded.length; c++) {
      for (int i = 0; i < decoded[c].length; i++) {
        largest = Math.max(largest, Math.abs(decoded[c][i] - expected[c][i]));
      }
    }
    // OpenJPEG's constants of the 9/7 wavelet have 5 right digits: 16-bit samples show it.
    int tolerance = !options.contains("-I") ? 0 : picture.bits > 12 ? 4 : 1;
    assertTrue(largest <= tolerance, "largest difference " + largest);
  }

  @ParameterizedTest
  @CsvSource({"1,8,4,u", "3,8,8,u", "1,16,16,s"})
  void aCutCodestreamIsRefused(int components, int ignored, int bits, String sign)
      throws Exception {
    assertEquals(ignored, ignored);
    Picture picture = picture(WIDTH + "," + HEIGHT + "," + components + "," + bits + "," + sign);
    byte[] whole = Files.readAllBytes(compress(picture, "-r 20,1"));
    for (int length = 0; length < whole.length - 2; length += 1 + length / 50) {
      int end = length;
      org.junit.jupiter.api.Assertions.assertThrows(
          CodestreamException.class,
          () -> new CodestreamDecoder().decode(whole, 0, end, (c, x, y, w, h, samples) -> {}),
          () -> end + " of " + whole.length);
    }
  }

  private Path compress(Picture picture, String options) throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/opj_compress")), "no opj_compress here");
    Path raw = folder.resolve("in.rawl");
    Files.write(raw, picture.write());
    Path out = folder.resolve("out.j2k");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("opj_compress", "-i", raw.toString(), "-o", out.toString()));
    command.addAll(List.of("-F", picture.format));
    if (options != null) {
      command.addAll(List.of(options.split(" ")));
    }
    run(command.toArray(String[]::new));
    return out;
  }

  private void run(String... command) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "timed out");
    assertEquals(0, process.exitValue(), Files.readString(log));
  }

  private static int[][] decode(Path file, Picture picture) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int[][] decoded = new int[picture.samples.length][];
    for (int c = 0; c < decoded.length; c++) {
      decoded[c] = new int[picture.samples[c].length];
    }
    new CodestreamDecoder()
        .decode(
            bytes,
            0,
            bytes.length,
            (c, x, y, width, height, samples) -> {
              for (int row = 0; row < height; row++) {
                System.arraycopy(
                    samples,
                    row * width,
                    decoded[c],
                    (y + row) * picture.widths[c] + x,
                    width);
              }
            });
    return decoded;
  }

  /** A disc, a gradient and noise, so that all bit-planes and empty places occur. */
  private static Picture picture(String format) {
    Picture picture = new Picture(format);
    Random random = new Random(format.hashCode());
    int range = 1 << picture.bits;
    int least = picture.signed ? -range / 2 : 0;
    for (int c = 0; c < picture.samples.length; c++) {
      int width = picture.widths[c];
      int[] samples = picture.samples[c];
      for (int i = 0; i < samples.length; i++) {
        double x = (i % width) / (double) width - 0.5;
        double y = (i / width) * (double) width / samples.length - 0.5;
        boolean inside = x * x + y * y < 0.15 + 0.02 * c;
        double value = inside ? 0.4 + 0.5 * x + 0.1 * c + 0.02 * random.nextGaussian() : 0;
        if (x > 0.4 && y > 0.4) {
          value = random.nextDouble();
        }
        int sample = (int) (value * range);
        samples[i] = least + Math.max(0, Math.min(range - 1, sample));
      }
    }
    return picture;
  }

  /** Samples by component, and how opj_compress is told of them. */
  private static final class Picture {
    final String format;
    final int bits;
    final boolean signed;
    final int[] widths;
    final int[][] samples;

    Picture(String format) {
      this.format = format;
      String[] parts = format.split("[,@]");
      int width = Integer.parseInt(parts[0]);
      int height = Integer.parseInt(parts[1]);
      int components = Integer.parseInt(parts[2]);
      bits = Integer.parseInt(parts[3]);
      signed = parts[4].equals("s");
      widths = new int[components];
      samples = new int[components][];
      String[] distances = parts.length > 5 ? parts[5].split(":") : new String[0];
      for (int c = 0; c < components; c++) {
        int dx = distances.length == 0 ? 1 : distances[c].charAt(0) - '0';
        int dy = distances.length == 0 ? 1 : distances[c].charAt(2) - '0';
        widths[c] = (width + dx - 1) / dx;
        samples[c] = new int[widths[c] * ((height + dy - 1) / dy)];
      }
    }

    private int bytes() {
      return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
    }

    byte[] write() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int[] component : samples) {
        for (int sample : component) {
          for (int b = 0; b < bytes(); b++) {
            out.write(sample >> 8 * b);
          }
        }
      }
      return out.toByteArray();
    }

    int[][] read(byte[] raw) {
      int[][] read = new int[samples.length][];
      int at = 0;
      for (int c = 0; c < samples.length; c++) {
        read[c] = new int[samples[c].length];
        for (int i = 0; i < read[c].length; i++) {
          int pattern = 0;
          for (int b = 0; b < bytes(); b++) {
            pattern |= (raw[at++] & 0xFF) << 8 * b;
          }
          int unused = 32 - bits;
          read[c][i] = signed ? pattern << unused >> unused : pattern;
        }
      }
      return read;
    }
  }
}
