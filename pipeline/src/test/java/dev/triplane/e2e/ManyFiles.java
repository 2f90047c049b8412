package dev.triplane.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Writes archives of very many, very small files: CT slices of 16 x 16 pixels, 2 mm apart, in
 * Explicit VR Little Endian (PS3.5 A.2).
 */
final class ManyFiles {
  private static final int SIZE = 16;
  private static final String CT = "1.2.840.10008.5.1.4.1.1.2";

  private ManyFiles() {}

  /** Writes series of so many slices each, all files into one folder. */
  static Path write(Path folder, int series, int slices) throws IOException {
    Files.createDirectories(folder);
    try {
      IntStream.range(0, series * slices)
          .parallel()
          .forEach(number -> writeOne(folder, number / slices, number % slices));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return folder;
  }

  private static void writeOne(Path folder, int series, int slice) {
    try {
      Files.write(folder.resolve("f" + series + "-" + slice), file(series, slice));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of one file. */
  static byte[] file(int series, int slice) {
    String uid = "1.2.826.0.1.3680043.10.1337.7." + series;
    String sop = uid + "." + (slice + 1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[128]);
    file.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    ByteArrayOutputStream meta = new ByteArrayOutputStream();
    text(meta, 0x00020002, "UI", CT);
    text(meta, 0x00020003, "UI", sop);
    text(meta, 0x00020010, "UI", "1.2.840.10008.1.2.1");
    element(file, 0x00020000, "UL", bytes(4, b -> b.putInt(meta.size())));
    file.writeBytes(meta.toByteArray());
    text(file, 0x00080016, "UI", CT);
    text(file, 0x00080018, "UI", sop);
    text(file, 0x00080060, "CS", "CT");
    text(file, 0x00100020, "LO", "P" + series / 10);
    text(file, 0x00180050, "DS", "2");
    text(file, 0x0020000D, "UI", "1.2.826.0.1.3680043.10.1337.6." + series / 4);
    text(file, 0x0020000E, "UI", uid);
    text(file, 0x00200013, "IS", Integer.toString(slice + 1));
    text(file, 0x00200032, "DS", "-8\\-8\\" + 2 * slice);
    text(file, 0x00200037, "DS", "1\\0\\0\\0\\1\\0");
    number(file, 0x00280002, 1);
    text(file, 0x00280004, "CS", "MONOCHROME2");
    number(file, 0x00280010, SIZE);
    number(file, 0x00280011, SIZE);
    text(file, 0x00280030, "DS", "1\\1");
    number(file, 0x00280100, 16);
    number(file, 0x00280101, 16);
    number(file, 0x00280102, 15);
    number(file, 0x00280103, 0);
    byte[] pixels =
        bytes(
            2 * SIZE * SIZE,
            b -> {
              for (int i = 0; i < SIZE * SIZE; i++) {
                b.putShort((short) ((i * 31 + slice * 17 + series) % 4096));
              }
            });
    element(file, 0x7FE00010, "OW", pixels);
    return file.toByteArray();
  }

  private static void text(ByteArrayOutputStream out, int tag, String vr, String value) {
    String padding = vr.equals("UI") ? "\0" : " ";
    String even = value.length() % 2 == 0 ? value : value + padding;
    element(out, tag, vr, even.getBytes(StandardCharsets.US_ASCII));
  }

  private static void number(ByteArrayOutputStream out, int tag, int value) {
    element(out, tag, "US", bytes(2, b -> b.putShort((short) value)));
  }

  private static void element(ByteArrayOutputStream out, int tag, String vr, byte[] value) {
    boolean longForm = vr.equals("OW");
    out.writeBytes(
        bytes(
            longForm ? 12 : 8,
            b -> {
              b.putShort((short) (tag >>> 16)).putShort((short) tag);
              b.put(vr.getBytes(StandardCharsets.US_ASCII));
              if (longForm) {
                b.putShort((short) 0).putInt(value.length);
              } else {
                b.putShort((short) value.length);
              }
            }));
    out.writeBytes(value);
  }

  private static byte[] bytes(int length, Consumer<ByteBuffer> filling) {
    byte[] bytes = new byte[length];
    filling.accept(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return bytes;
  }
}
