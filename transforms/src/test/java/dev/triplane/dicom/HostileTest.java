package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bytes made to harm a reader: only a header or a {@link DicomException} may come of them. */
class HostileTest {
  private static final int SEQUENCE = Tag.REFERENCED_IMAGE_SEQUENCE;

  @Test
  void deepNestingIsRefused() {
    DicomBytes explicit = DicomBytes.explicit();
    DicomBytes implicit = DicomBytes.implicit();
    for (int i = 0; i < 200_000; i++) {
      explicit.head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED).item(DicomBytes.UNDEFINED);
      implicit.head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED).item(DicomBytes.UNDEFINED);
    }
    Reading.refused(Reason.SEQUENCE_TOO_DEEP, explicit.file(DicomBytes.EXPLICIT));
    Reading.refused(Reason.SEQUENCE_TOO_DEEP, implicit.file(DicomBytes.IMPLICIT));
    Reading.refused(
        Reason.SEQUENCE_TOO_DEEP,
        explicit.file(DicomBytes.EXPLICIT),
        ReaderLimits.DEFAULT.withMaxSequenceDepth(ReaderLimits.DEEPEST));
  }

  @Test
  void depthUpToTheLimitIsRead() throws Exception {
    DicomBytes inner = DicomBytes.explicit().us(Tag.ROWS, 7);
    for (int i = 0; i < ReaderLimits.DEEPEST; i++) {
      inner = DicomBytes.explicit().sequence(SEQUENCE, inner);
    }
    byte[] file = inner.file(DicomBytes.EXPLICIT);
    ReaderLimits deep = ReaderLimits.DEFAULT.withMaxSequenceDepth(ReaderLimits.DEEPEST);
    Header header = Reading.header(file, deep);
    assertTrue(new DicomJson().toString(header).contains("\"Value\":[7]"));
    Reading.refused(Reason.SEQUENCE_TOO_DEEP, file);
  }

  @Test
  void nestedSequencesInUnCostNoMoreThanTheirBytes() throws Exception {
    byte[] inner = {1, 2, 3, 4, 5, 6, 7, 8};
    for (int i = 0; i < 3000; i++) {
      DicomBytes item = DicomBytes.implicit().value(0x00091001, Vr.UN, inner);
      inner = DicomBytes.implicit().item(item.bytes().length).raw(item.bytes()).bytes();
    }
    byte[] file =
        DicomBytes.explicit()
            .value(0x00091001, Vr.UN, inner)
            .us(Tag.ROWS, 7)
            .file(DicomBytes.EXPLICIT);
    Header header = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Reading.header(file));
    assertEquals(7, header.dataSet().integer(Tag.ROWS));
  }

  @Test
  void deflateBombsCostTimeAndNoMemory() {
    byte[] zeros = DicomBytes.deflate(new byte[64 << 20], true);
    Reading.refused(Reason.MALFORMED, DicomBytes.withMeta(DicomBytes.DEFLATED, zeros));
    DicomBytes head = DicomBytes.explicit().uids().head(0x00291001, Vr.OB, 0x7FFFFFFEL);
    byte[] bomb = Arrays.copyOf(head.bytes(), 64 << 20);
    byte[] file = DicomBytes.withMeta(DicomBytes.DEFLATED, DicomBytes.deflate(bomb, true));
    Reading.refused(Reason.BAD_DEFLATE, file, ReaderLimits.DEFAULT.withMaxInflatedBytes(32 << 20));
  }

  @Test
  void aMetaLengthPastItsGroupAndOtherLengthsPastTheEnd() {
    for (int tag : new int[] {Tag.FILE_META_INFORMATION_VERSION, Tag.TRANSFER_SYNTAX_UID}) {
      byte[] file =
          DicomBytes.explicit()
              .raw(new byte[128])
              .raw('D', 'I', 'C', 'M')
              .head(tag, Vr.OB, 0xFFFFFFFEL)
              .raw(new byte[64])
              .bytes();
      assertEquals(tag, Reading.refused(Reason.LENGTH_BEYOND_END, file).tag());
    }
  }

  @Test
  void elementsAndBytesAreLimited() {
    DicomBytes many = DicomBytes.explicit();
    for (int i = 0; i < 5000; i++) {
      many.head(0x00091000 + i, Vr.LO, 0);
    }
    byte[] file = many.file(DicomBytes.EXPLICIT);
    Reading.refused(Reason.HEADER_TOO_LARGE, file, ReaderLimits.DEFAULT.withMaxElements(1000));
    ReaderLimits small =
        ReaderLimits.DEFAULT
            .withFirstReadBytes(1024)
            .withMaxValueBytes(1024)
            .withMaxTextBytes(1024)
            .withMaxHeaderBytes(20_000);
    Reading.refused(Reason.HEADER_TOO_LARGE, file, small);
    byte[] deflated = many.deflatedFile();
    Reading.refused(Reason.HEADER_TOO_LARGE, deflated, small);
  }

  @Test
  void aClaimedLengthAllocatesNothing() throws Exception {
    byte[] data = DicomBytes.explicit().head(0x00080001, Vr.UT, 1 << 21).bytes();
    byte[] file = DicomBytes.withMeta(DicomBytes.EXPLICIT, data);
    HeaderReader reader = new HeaderReader(ReaderLimits.DEFAULT);
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    assertThrows(DicomException.class, () -> reader.read(ByteSource.of(file)));
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThrows(DicomException.class, () -> reader.read(ByteSource.of(file)));
    assertTrue(threads.getCurrentThreadAllocatedBytes() - before < 100_000);
  }

  @Test
  void theSourcesOwnExceptionComesThrough() {
    IOException broken = new IOException("gone");
    ByteSource source =
        new ByteSource() {
          @Override
          public long size() {
            return 1000;
          }

          @Override
          public int read(long position, byte[] target, int offset, int length) throws IOException {
            throw broken;
          }
        };
    IOException e =
        assertThrows(IOException.class, () -> new HeaderReader(ReaderLimits.DEFAULT).read(source));
    assertEquals("gone", e.getMessage());
  }

  @Test
  void aSourceThatIsShorterThanItSaysIsATruncatedFile() {
    byte[] file = DicomBytes.explicit().uids().pixels(4).file(DicomBytes.EXPLICIT);
    ByteSource whole = ByteSource.of(Arrays.copyOf(file, 215));
    ByteSource lying =
        new ByteSource() {
          @Override
          public long size() {
            return Long.MAX_VALUE - 1;
          }

          @Override
          public int read(long position, byte[] target, int offset, int length) throws IOException {
            return whole.read(position, target, offset, length);
          }
        };
    DicomException e =
        assertThrows(
            DicomException.class, () -> new HeaderReader(ReaderLimits.DEFAULT).read(lying));
    assertEquals(Reason.TRUNCATED_HEADER, e.reason());
  }

  @Test
  void exceptionsHoldNoValues() {
    byte[] file =
        DicomBytes.explicit()
            .text(Tag.PATIENT_NAME, Vr.PN, "Secret^Name")
            .head(Tag.PATIENT_ID, Vr.LO, 5000)
            .raw('S', 'e', 'c', 'r', 'e', 't')
            .file(DicomBytes.EXPLICIT);
    DicomException e = Reading.refused(Reason.TRUNCATED_HEADER, file);
    assertNotNull(e.getMessage());
    assertTrue(!e.getMessage().contains("ecret"));
    assertEquals(0, e.getStackTrace().length);
    assertEquals(Set.of(), Set.of(e.getSuppressed()));
  }
}
