package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Where a data set begins and how it is written, said or not (PS3.10 7.1). */
class FileStartTest {
  private static final byte[] LITTLE = small(DicomBytes.explicit());

  private static byte[] small(DicomBytes bytes) {
    return bytes.uids().us(Tag.ROWS, 512).pixels(8).bytes();
  }

  private static void assertSmall(Header header, String syntax, boolean truncated) {
    assertEquals(syntax, header.syntax().uid());
    assertEquals("1.2.3.4", header.dataSet().string(Tag.SOP_INSTANCE_UID));
    assertEquals(512, header.dataSet().integer(Tag.ROWS));
    assertEquals(8, header.pixelData().length());
    assertEquals(truncated, header.truncated());
  }

  @Test
  void readsEverySyntaxThatItsMetaNames() throws Exception {
    assertSmall(
        Reading.header(small(DicomBytes.implicit()), ReaderLimits.DEFAULT),
        DicomBytes.IMPLICIT,
        false);
    byte[] implicit = DicomBytes.withMeta(DicomBytes.IMPLICIT, small(DicomBytes.implicit()));
    byte[] big = DicomBytes.withMeta(DicomBytes.BIG, small(DicomBytes.explicitBig()));
    byte[] explicit = DicomBytes.withMeta(DicomBytes.EXPLICIT, LITTLE);
    for (byte[] file : new byte[][] {implicit, big, explicit}) {
      assertTrue(Reading.header(file).deviations().isEmpty());
    }
    assertSmall(Reading.header(implicit), DicomBytes.IMPLICIT, false);
    assertSmall(Reading.header(big), DicomBytes.BIG, false);
    assertSmall(Reading.header(explicit), DicomBytes.EXPLICIT, false);
    assertEquals("1.2.3", Reading.header(big).meta().string(Tag.MEDIA_STORAGE_SOP_CLASS_UID));
  }

  @Test
  void pixelsAreWhereTheFileHasThem() throws Exception {
    byte[] file = DicomBytes.withMeta(DicomBytes.EXPLICIT, LITTLE);
    PixelDataLocation pixels = Reading.header(file).pixelData();
    assertEquals(new PixelDataLocation(Tag.PIXEL_DATA, Vr.OW, file.length - 8, 8, 8), pixels);
  }

  @Test
  void bytesCountMoreThanTheDeclaredSyntax() throws Exception {
    byte[][] contents = {LITTLE, small(DicomBytes.implicit()), small(DicomBytes.explicitBig())};
    String[] actual = {DicomBytes.EXPLICIT, DicomBytes.IMPLICIT, DicomBytes.BIG};
    String[] declared = {
      DicomBytes.EXPLICIT, DicomBytes.IMPLICIT, DicomBytes.BIG, DicomBytes.DEFLATED
    };
    for (int i = 0; i < contents.length; i++) {
      for (String said : declared) {
        if (said.equals(DicomBytes.DEFLATED) && i > 0) {
          continue;
        }
        Header header = Reading.header(DicomBytes.withMeta(said, contents[i]));
        assertSmall(header, actual[i], false);
        assertEquals(!said.equals(actual[i]), header.deviations().contains(Deviation.OTHER_SYNTAX));
      }
    }
  }

  @Test
  void encapsulatedSyntaxStaysThoughTheDataSetHasNoVrs() throws Exception {
    Header header =
        Reading.header(DicomBytes.withMeta(DicomBytes.JPEG, small(DicomBytes.implicit())));
    assertSmall(header, DicomBytes.JPEG, false);
  }

  @Test
  void guessesAMissingTransferSyntax() throws Exception {
    Header header = Reading.header(DicomBytes.withMeta(null, LITTLE));
    assertSmall(header, DicomBytes.EXPLICIT, false);
    assertEquals(Set.of(Deviation.NO_TRANSFER_SYNTAX), header.deviations());
    assertSmall(
        Reading.header(DicomBytes.withMeta(null, small(DicomBytes.implicit()))),
        DicomBytes.IMPLICIT,
        false);
  }

  @Test
  void gePrivateSyntaxIsImplicitWithBigEndianPixels() throws Exception {
    Header header =
        Reading.header(DicomBytes.withMeta("1.2.840.113619.5.2", small(DicomBytes.implicit())));
    assertSmall(header, "1.2.840.113619.5.2", false);
    assertTrue(header.syntax().bigEndianPixels());
    assertFalse(header.syntax().bigEndian());
  }

  @Test
  void anUnknownSyntaxIsExplicitLittleEndian() throws Exception {
    Header header = Reading.header(DicomBytes.withMeta("1.2.3.4.5", LITTLE));
    assertSmall(header, "1.2.3.4.5", false);
    assertFalse(header.syntax().known());
  }

  @Test
  void readsWithoutPreambleAndWithoutMeta() throws Exception {
    byte[] whole = DicomBytes.withMeta(DicomBytes.EXPLICIT, LITTLE);
    Header atZero = Reading.header(Arrays.copyOfRange(whole, 128, whole.length));
    assertSmall(atZero, DicomBytes.EXPLICIT, false);
    Header metaAtZero = Reading.header(Arrays.copyOfRange(whole, 132, whole.length));
    assertSmall(metaAtZero, DicomBytes.EXPLICIT, false);
    assertEquals(Set.of(Deviation.NO_PREAMBLE), metaAtZero.deviations());
    byte[] noPrefix = whole.clone();
    noPrefix[128] = 'X';
    assertTrue(Reading.refused(Reason.NOT_DICOM, noPrefix).offset() == 0);
    DicomBytes[] bare = {
      DicomBytes.explicit(),
      DicomBytes.implicit(),
      DicomBytes.explicitBig(),
      DicomBytes.implicitBig()
    };
    String[] syntaxes = {DicomBytes.EXPLICIT, DicomBytes.IMPLICIT, DicomBytes.BIG, ""};
    for (int i = 0; i < bare.length; i++) {
      Header header = Reading.header(small(bare[i]));
      assertSmall(header, syntaxes[i], false);
      assertEquals(Set.of(Deviation.NO_PREAMBLE, Deviation.NO_META), header.deviations());
    }
  }

  @Test
  void readsTheGroupLengthsOfAcrNema() throws Exception {
    byte[] file =
        DicomBytes.implicit()
            .numbers(0x00080000, Vr.UL, 26)
            .ui(Tag.SOP_INSTANCE_UID, "1.2.3.4")
            .us(Tag.ROWS, 512)
            .pixels(8)
            .bytes();
    assertSmall(Reading.header(file), DicomBytes.IMPLICIT, false);
  }

  @Test
  void wrongOrMissingMetaLengthDoesNotMatter() throws Exception {
    byte[] right = DicomBytes.withMeta(DicomBytes.EXPLICIT, LITTLE);
    for (int wrong : new int[] {0, 1, 20, 200, 1 << 30, -1}) {
      byte[] file = right.clone();
      for (int i = 0; i < 4; i++) {
        file[140 + i] = (byte) (wrong >>> (8 * i));
      }
      Header header = Reading.header(file);
      assertSmall(header, DicomBytes.EXPLICIT, false);
      assertEquals(Set.of(Deviation.META_LENGTH), header.deviations());
    }
    byte[] without =
        DicomBytes.explicit()
            .raw(Arrays.copyOf(right, 132))
            .raw(Arrays.copyOfRange(right, 144, right.length))
            .bytes();
    assertSmall(Reading.header(without), DicomBytes.EXPLICIT, false);
  }

  @Test
  void metaWithoutVrsIsRead() throws Exception {
    byte[] file =
        DicomBytes.implicit()
            .raw(new byte[128])
            .raw('D', 'I', 'C', 'M')
            .numbers(Tag.FILE_META_INFORMATION_GROUP_LENGTH, Vr.UL, 26)
            .ui(Tag.TRANSFER_SYNTAX_UID, DicomBytes.IMPLICIT)
            .raw(small(DicomBytes.implicit()))
            .bytes();
    Header header = Reading.header(file);
    assertSmall(header, DicomBytes.IMPLICIT, false);
    assertEquals(DicomBytes.IMPLICIT, header.meta().string(Tag.TRANSFER_SYNTAX_UID));
  }

  @Test
  void emptyFilesAndFilesWithoutDataSet() {
    Reading.refused(Reason.EMPTY_FILE, new byte[0]);
    byte[] onlyMeta = DicomBytes.withMeta(DicomBytes.EXPLICIT, new byte[0]);
    assertEquals(onlyMeta.length, Reading.refused(Reason.NO_DATA_SET, onlyMeta).offset());
    Reading.refused(Reason.NO_DATA_SET, Arrays.copyOf(onlyMeta, 132));
    Reading.refused(
        Reason.NO_DATA_SET,
        DicomBytes.withMeta(DicomBytes.DEFLATED, DicomBytes.deflate(new byte[0], true)));
    Reading.refused(Reason.TRUNCATED_HEADER, Arrays.copyOf(onlyMeta, 150));
  }

  @Test
  void otherFilesAreNotDicom() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("a"));
      out.write(new byte[1000]);
    }
    byte[] png = new byte[400];
    System.arraycopy(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'},
        0,
        png,
        0,
        16);
    byte[][] others = {
      zip.toByteArray(),
      png,
      "A text, long enough for a preamble. ".repeat(20).getBytes(StandardCharsets.US_ASCII),
      "UID\tUI\n".repeat(100).getBytes(StandardCharsets.US_ASCII),
      "{}".getBytes(StandardCharsets.US_ASCII),
      new byte[1],
      new byte[4096],
      new byte[] {8, 0, 5, 0},
      "\ufeffUI".repeat(200).getBytes(StandardCharsets.UTF_16LE)
    };
    for (byte[] other : others) {
      assertEquals(0, Reading.refused(Reason.NOT_DICOM, other).offset());
    }
  }

  @Test
  void noiseIsNotDicom() {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      byte[] noise = new byte[1 + random.nextInt(500)];
      random.nextBytes(noise);
      Reading.refused(Reason.NOT_DICOM, noise);
    }
  }

  @Test
  void deflatedDataSetsAreInflated() throws Exception {
    byte[] data = LITTLE;
    byte[] file = DicomBytes.withMeta(DicomBytes.DEFLATED, DicomBytes.deflate(data, true));
    Header header = Reading.header(file);
    assertSmall(header, DicomBytes.DEFLATED, false);
    assertTrue(header.inflated());
    assertEquals(data.length - 8, header.pixelData().offset());
    assertEquals(-1, header.pixelData().bytesAvailable());
    byte[] pixels = new byte[9];
    assertEquals(
        8,
        header
            .contents(ByteSource.of(file), ReaderLimits.DEFAULT)
            .read(header.pixelData().offset(), pixels, 0, 9));
    byte[] zlib = DicomBytes.withMeta(DicomBytes.DEFLATED, DicomBytes.deflate(data, false));
    assertSmall(Reading.header(zlib), DicomBytes.DEFLATED, false);
    byte[] bad = DicomBytes.withMeta(DicomBytes.DEFLATED, new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7});
    Reading.refused(Reason.BAD_DEFLATE, bad);
  }
}
