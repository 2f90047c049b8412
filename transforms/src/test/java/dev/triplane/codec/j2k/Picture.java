package dev.triplane.codec.j2k;

import dev.triplane.testing.OpenJpeg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Samples by component, and how opj_compress is told of them. */
final class Picture {
  final String format;
  final int bits;
  final boolean signed;
  final int[] widths;
  final int[][] samples;

  Picture(String format) {
    this.format = format;
    String[] parts = format.split("[,@]", -1);
    int width = Integer.parseInt(parts[0]);
    int height = Integer.parseInt(parts[1]);
    int components = Integer.parseInt(parts[2]);
    bits = Integer.parseInt(parts[3]);
    signed = parts[4].equals("s");
    widths = new int[components];
    samples = new int[components][];
    String[] distances = parts.length > 5 ? parts[5].split(":", -1) : new String[0];
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
          out.write(sample >> (8 * b));
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
          pattern |= (raw[at++] & 0xFF) << (8 * b);
        }
        int unused = 32 - bits;
        read[c][i] = signed ? (pattern << unused) >> unused : pattern;
      }
    }
    return read;
  }

  /** A disc, a gradient and noise, so that all bit-planes and empty places occur. */
  static Picture of(String format) {
    Picture picture = new Picture(format);
    Random random = new Random(format.hashCode());
    int range = 1 << picture.bits;
    int least = picture.signed ? -range / 2 : 0;
    for (int c = 0; c < picture.samples.length; c++) {
      int width = picture.widths[c];
      int[] samples = picture.samples[c];
      for (int i = 0; i < samples.length; i++) {
        double x = (i % width) / (double) width - 0.5;
        int row = i / width;
        double y = row * (double) width / samples.length - 0.5;
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

  /** Its codestream, by options of opj_compress. */
  byte[] compress(String options, Path folder) throws IOException, InterruptedException {
    return OpenJpeg.compress(write(), format, options, folder);
  }

  /** The components that a codestream of it is decoded to. */
  int[][] decode(byte[] bytes) throws CodestreamException {
    int[][] decoded = new int[samples.length][];
    for (int c = 0; c < decoded.length; c++) {
      decoded[c] = new int[samples[c].length];
    }
    new CodestreamDecoder()
        .decode(
            bytes,
            0,
            bytes.length,
            (c, x, y, width, height, tile) -> {
              for (int row = 0; row < height; row++) {
                System.arraycopy(tile, row * width, decoded[c], (y + row) * widths[c] + x, width);
              }
            });
    return decoded;
  }
}
