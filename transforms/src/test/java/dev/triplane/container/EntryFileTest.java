package dev.triplane.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.ByteStore;
import dev.triplane.failure.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Reads of entries of a .zip that java.util.zip wrote, some with another checksum than theirs. */
class EntryFileTest {
  private static final ContainerLimits LIMITS = new ContainerLimits(10, 1L << 40, 1000, 1L << 40);
  private static final int HEADER = 3000;
  private static final int SMALL = 200_000;
  private static final int LARGE = 9 << 20;

  /** How often the container was read. */
  private int reads;

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    Random random = new Random(1);
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) random.nextInt(16); // compresses to a part of its size
    }
    return bytes;
  }

  private EntryFile entry(int method, byte[] bytes, boolean damaged) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      ZipEntry entry = new ZipEntry("file");
      entry.setMethod(method);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      if (method == ZipEntry.STORED) {
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
      }
      out.putNextEntry(entry);
      out.write(bytes);
    }
    byte[] archive = zip.toByteArray();
    if (damaged) {
      // APPNOTE.TXT 4.3.16 and 4.3.12: where the directory is, and its entry's CRC-32.
      ByteBuffer all = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
      int directory = all.getInt(archive.length - 6);
      all.putInt(directory + 16, all.getInt(directory + 16) ^ 1);
    }
    ByteSource source = ByteSource.of(archive);
    ContainerEntry found = ContainerIndex.of(ContainerKind.ZIP, source, LIMITS).entry("file");
    return new EntryFile(new Counted(source), found);
  }

  private final class Counted implements ByteStore.OpenFile {
    private final ByteSource source;

    Counted(ByteSource source) {
      this.source = source;
    }

    @Override
    public long size() {
      return source.size();
    }

    @Override
    public int read(long position, byte[] target, int offset, int length) throws IOException {
      reads++;
      return source.read(position, target, offset, length);
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static byte[] read(EntryFile file, int from, int length) throws IOException {
    byte[] target = new byte[length + 7];
    assertEquals(length, file.read(from, target, 7, length));
    return Arrays.copyOfRange(target, 7, 7 + length);
  }

  private static void assertGives(EntryFile file, byte[] expected, int from, int length)
      throws IOException {
    assertArrayEquals(Arrays.copyOfRange(expected, from, from + length), read(file, from, length));
  }

  private static void assertDamaged(EntryFile file, int from, int length) {
    for (int attempt = 0; attempt < 2; attempt++) {
      byte[] target = new byte[length];
      ContainerException e =
          assertThrows(ContainerException.class, () -> file.read(from, target, 0, length));
      assertEquals(Reason.CONTAINER_DAMAGED, e.reason());
    }
  }

  @Test
  void thePixelsOfOneFrameAreCheckedWithTheReadThatGivesThem() throws IOException {
    for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
      for (int size : new int[] {SMALL, LARGE}) {
        byte[] bytes = bytes(size);
        for (int behind : new int[] {0, 1, 8, 1500}) {
          int length = size - HEADER - behind;
          try (EntryFile file = entry(method, bytes, false)) {
            assertGives(file, bytes, HEADER, length);
            assertGives(file, bytes, size - 8, 8);
          }
          try (EntryFile file = entry(method, bytes, true)) {
            assertDamaged(file, HEADER, length);
          }
        }
      }
    }
  }

  @Test
  void theChecksumOfAStoredEntryCostsNoRead() throws IOException {
    byte[] bytes = bytes(SMALL);
    try (EntryFile file = entry(ZipEntry.STORED, bytes, false)) {
      reads = 0;
      assertGives(file, bytes, HEADER, SMALL - HEADER);
      assertEquals(2, reads, "the local header with what is in front of the pixels, the pixels");
      assertGives(file, bytes, HEADER, SMALL - HEADER);
      assertEquals(3, reads);
    }
    try (EntryFile file = entry(ZipEntry.STORED, bytes, false)) {
      reads = 0;
      assertGives(file, bytes, 0, 1 << 16);
      assertEquals(1, reads, "a header");
    }
  }

  @Test
  void anEntryThatIsReadFromItsStartToItsEndIsChecked() throws IOException {
    byte[] bytes = bytes(SMALL);
    for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
      try (EntryFile file = entry(method, bytes, false)) {
        assertGives(file, bytes, 0, SMALL);
      }
      try (EntryFile file = entry(method, bytes, true)) {
        assertDamaged(file, 0, SMALL);
      }
    }
    try (EntryFile file = entry(ZipEntry.DEFLATED, bytes, true)) {
      read(file, 0, 1 << 16);
      read(file, 1 << 16, 1 << 16);
      assertDamaged(file, SMALL - 8, 8);
      assertDamaged(file, 0, 8);
    }
  }

  @Test
  void aSmallEntryIsCheckedBeforeTheFirstOfItsFramesIsGiven() throws IOException {
    byte[] bytes = bytes(SMALL);
    int frame = (SMALL - HEADER) / 5;
    for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
      try (EntryFile file = entry(method, bytes, false)) {
        assertGives(file, bytes, HEADER, frame);
        reads = 0;
        for (int i : new int[] {3, 1, 4, 2}) {
          assertGives(file, bytes, HEADER + i * frame, frame);
        }
        assertEquals(0, reads, "it is in memory");
      }
      try (EntryFile file = entry(method, bytes, true)) {
        assertDamaged(file, HEADER, frame);
      }
    }
  }

  @Test
  void aHeaderIsNotAReasonToReadAStoredEntry() throws IOException {
    byte[] bytes = bytes(SMALL);
    try (EntryFile file = entry(ZipEntry.STORED, bytes, true)) {
      reads = 0;
      assertGives(file, bytes, 0, 1 << 16);
      assertGives(file, bytes, SMALL - 8, 8);
      assertEquals(2, reads);
    }
  }

  @Test
  void aLargeDeflatedEntryIsCheckedWithItsLastFrame() throws IOException {
    byte[] bytes = bytes(LARGE);
    int frame = (LARGE - HEADER) / 4;
    try (EntryFile file = entry(ZipEntry.DEFLATED, bytes, true)) {
      for (int i = 0; i < 3; i++) {
        assertGives(file, bytes, HEADER + i * frame, frame);
      }
      assertDamaged(file, HEADER + 3 * frame, frame);
      assertDamaged(file, HEADER, frame);
    }
    try (EntryFile file = entry(ZipEntry.DEFLATED, bytes, true)) {
      assertGives(file, bytes, HEADER + frame, frame);
      // Inflated as a whole from here on.
      assertDamaged(file, HEADER, frame);
    }
    try (EntryFile file = entry(ZipEntry.DEFLATED, bytes, false)) {
      for (int i : new int[] {1, 0, 3, 2}) {
        assertGives(file, bytes, HEADER + i * frame, frame);
      }
    }
  }
}
