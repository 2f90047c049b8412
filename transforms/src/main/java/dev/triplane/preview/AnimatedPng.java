package dev.triplane.preview;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Pictures shown one after the other, for ever: an animated PNG (PNG, third edition, 11.3.4 and
 * 11.3.5), whose first frame is what a viewer without animation shows. The same pictures give the
 * same bytes.
 */
public final class AnimatedPng {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int GRAY = 0;
  private static final int RGB = 2;
  private static final byte FILTER_SUB = 1;
  private static final byte FILTER_UP = 2;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);

  /** Of the chunks that fcTL and fdAT are, counted together. */
  private int sequence;

  private AnimatedPng() {}

  /**
   * The bytes of a file.
   *
   * @param frames at least one; all of one size, all gray or all in colour
   * @param framesPerSecond 1 to 65535
   */
  public static byte[] encode(List<EightBitImage> frames, int framesPerSecond) {
    AnimatedPng png = new AnimatedPng();
    try {
      png.write(frames, framesPerSecond);
    } catch (IOException e) {
      throw new UncheckedIOException("an array takes all that is written to it", e);
    } finally {
      png.deflater.end();
    }
    return png.file.toByteArray();
  }

  private void write(List<EightBitImage> frames, int framesPerSecond) throws IOException {
    EightBitImage first = frames.get(0);
    file.write(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(first.width()).putInt(first.height());
    header.put((byte) 8).put((byte) (first instanceof RgbImage ? RGB : GRAY));
    chunk("IHDR", header.array());
    ByteBuffer animation = ByteBuffer.allocate(8);
    animation.putInt(frames.size()).putInt(0);
    chunk("acTL", animation.array());
    for (int k = 0; k < frames.size(); k++) {
      ByteBuffer control = ByteBuffer.allocate(26);
      control.putInt(sequence++).putInt(first.width()).putInt(first.height()).putInt(0).putInt(0);
      control.putShort((short) 1).putShort((short) framesPerSecond);
      chunk("fcTL", control.array());
      byte[] data = compress(frames.get(k));
      if (k == 0) {
        chunk("IDAT", data);
      } else {
        ByteBuffer numbered = ByteBuffer.allocate(data.length + 4);
        numbered.putInt(sequence++).put(data);
        chunk("fdAT", numbered.array());
      }
    }
    chunk("IEND", new byte[0]);
  }

  /** Writes a chunk: its length, type, content and check value. */
  private void chunk(String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(content);
    DataOutputStream out = new DataOutputStream(file);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) check.getValue());
  }

  private byte[] compress(EightBitImage image) {
    byte[] pixels = image.pixels();
    int line = pixels.length / image.height();
    int step = line / image.width();
    byte[] filtered = new byte[pixels.length + image.height()];
    for (int y = 0; y < image.height(); y++) {
      int to = y * (line + 1);
      filtered[to] = y == 0 ? FILTER_SUB : FILTER_UP;
      for (int i = 0; i < line; i++) {
        int at = y * line + i;
        int before = y > 0 ? pixels[at - line] : i < step ? 0 : pixels[at - step];
        filtered[to + 1 + i] = (byte) (pixels[at] - before);
      }
    }
    deflater.reset();
    deflater.setInput(filtered);
    deflater.finish();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 14];
    while (!deflater.finished()) {
      data.write(buffer, 0, deflater.deflate(buffer));
    }
    return data.toByteArray();
  }
}
