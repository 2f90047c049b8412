package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.PhantomArchive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths in UIDs and in a DICOMDIR lead nowhere: no text of a file becomes part of a path. */
class HostileNamesTest {
  private static final String OUTSIDE = "../../../../outside";

  @TempDir Path folder;

  /** The series of one phantom, its UIDs being paths, and a DICOMDIR that refers to a secret. */
  private Path archive() throws IOException {
    Path phantoms = folder.resolve("phantoms");
    Path archive = Files.createDirectories(folder.resolve("a/b/c/d/archive"));
    for (String path : PhantomArchive.write(phantoms, 2).series().get(2).paths()) {
      byte[] file = Files.readAllBytes(phantoms.resolve(path));
      for (int tag : new int[] {0x00080018, 0x0020000D, 0x0020000E}) {
        overwrite(file, tag);
      }
      Files.write(archive.resolve(Path.of(path).getFileName()), file);
    }
    Files.writeString(folder.resolve("a/secret"), "secret");
    Files.write(archive.resolve("DICOMDIR"), directory());
    return archive;
  }

  /** Writes the path over the front of a UID; what follows tells the slices apart. */
  private static void overwrite(byte[] file, int tag) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 132; at + 8 < file.length; at += 2) {
      boolean found =
          bytes.getShort(at) == (short) (tag >> 16)
              && bytes.getShort(at + 2) == (short) tag
              && file[at + 4] == 'U'
              && file[at + 5] == 'I';
      if (found) {
        byte[] path = OUTSIDE.getBytes(StandardCharsets.US_ASCII);
        assertTrue(bytes.getShort(at + 6) > path.length + 4, "a UID with room for the path");
        System.arraycopy(path, 0, file, at + 8, path.length);
        return;
      }
    }
    throw new AssertionError("no such element");
  }

  private static byte[] directory() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[128]);
    out.writeBytes("DICM".getBytes(StandardCharsets.US_ASCII));
    element(out, 0x00020002, "UI", "1.2.840.10008.1.3.10\0");
    element(out, 0x00020010, "UI", "1.2.840.10008.1.2.1\0");
    ByteArrayOutputStream item = new ByteArrayOutputStream();
    element(item, 0x00041430, "CS", "IMAGE ");
    element(item, 0x00041500, "CS", "..\\..\\..\\..\\secret ");
    ByteBuffer sequence = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
    sequence.putShort((short) 0x0004).putShort((short) 0x1220).put((byte) 'S').put((byte) 'Q');
    sequence.putShort((short) 0).putInt(item.size() + 8);
    sequence.putInt(0xE000FFFE).putInt(item.size());
    out.writeBytes(sequence.array());
    out.writeBytes(item.toByteArray());
    return out.toByteArray();
  }

  private static void element(ByteArrayOutputStream out, int tag, String vr, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    head.putShort((short) (tag >> 16)).putShort((short) tag);
    head.put(vr.getBytes(StandardCharsets.US_ASCII)).putShort((short) even.length);
    out.writeBytes(head.array());
    out.writeBytes(even);
  }

  private List<String> filesBesides(Path output) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.startsWith(output)).map(Path::toString).sorted().toList();
    }
  }

  @Test
  void nothingIsWrittenOrReadElsewhere() throws IOException {
    Path archive = archive();
    Path output = folder.resolve("a/b/c/d/out");
    List<String> before = filesBesides(output);
    Job job = Job.run(archive, output, "--previewSize=16", "--volumes=nifti").assertDone();
    assertEquals(before, filesBesides(output));
    try (Tables tables = job.tables()) {
      assertEquals(1, tables.number("select count(*) from volumes"));
      assertEquals(26, tables.number("select count(*) from slices"));
      assertEquals(
          26, tables.number("select count(*) from instances where SeriesInstanceUID like '../%'"));
      assertEquals(0, tables.number("select count(*) from instances where uri like '%secret%'"));
      assertEquals(0, tables.number("select count(*) from failures where uri like '%secret%'"));
    }
    try (Stream<Path> files = Files.walk(output)) {
      assertTrue(files.noneMatch(file -> file.toString().contains("outside")));
    }
  }
}
