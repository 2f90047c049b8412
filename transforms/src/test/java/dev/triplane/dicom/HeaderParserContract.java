package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every reader of headers has in common, whichever library it stands on: the tests of each
 * extend this.
 */
public abstract class HeaderParserContract {
  private static final int ICON = 0x00880200;
  private static final int SECRET = 0x00204000;

  /** The reader that is tested, as a run finds it by its name. */
  protected abstract ParserProvider provider();

  private Header read(byte[] file) throws IOException, DicomException {
    return read(file, ReaderLimits.DEFAULT);
  }

  private Header read(byte[] file, ReaderLimits limits) throws IOException, DicomException {
    return provider().create(limits).read(ByteSource.of(file));
  }

  private void refused(Reason reason, byte[] file) {
    refused(reason, file, ReaderLimits.DEFAULT);
  }

  private void refused(Reason reason, byte[] file, ReaderLimits limits) {
    DicomException e = assertThrows(DicomException.class, () -> read(file, limits));
    assertEquals(reason, e.reason(), e.getMessage());
    assertFalse(e.getMessage().contains("Jane"), "a value in a message");
  }

  private static DicomBytes image(DicomBytes bytes) {
    return bytes
        .uids()
        .text(SECRET, Vr.LT, "Doe^Jane")
        .us(Tag.ROWS, 512)
        .numbers(0x00289445, Vr.FL, 0x3FC00000)
        .pixels(8);
  }

  private static void assertImage(String syntax, Header header) {
    assertEquals(syntax, header.syntax().uid());
    assertFalse(header.truncated());
    DataSet dataSet = header.dataSet();
    assertEquals("1.2.3.4", dataSet.string(Tag.SOP_INSTANCE_UID));
    assertEquals("Doe^Jane", dataSet.string(SECRET));
    assertEquals(512, dataSet.integer(Tag.ROWS));
    assertEquals(Vr.US, dataSet.get(Tag.ROWS).vr());
    assertEquals(1.5, dataSet.number(0x00289445));
  }

  @Test
  void everySyntaxIsReadWithItsPixelsInPlace() throws Exception {
    DicomBytes[] contents = {
      image(DicomBytes.implicit()), image(DicomBytes.explicit()), image(DicomBytes.explicitBig())
    };
    String[] syntaxes = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG};
    for (int i = 0; i < contents.length; i++) {
      byte[] file = contents[i].file(syntaxes[i]);
      Header header = read(file);
      assertImage(syntaxes[i], header);
      assertEquals(syntaxes[i], header.meta().string(Tag.TRANSFER_SYNTAX_UID));
      assertEquals("1.2.3", header.meta().string(Tag.MEDIA_STORAGE_SOP_CLASS_UID));
      assertEquals(file.length - contents[i].bytes().length, header.dataSetOffset());
      assertEquals(
          new PixelDataLocation(Tag.PIXEL_DATA, Vr.OW, file.length - 8, 8, 8), header.pixelData());
      assertEquals(List.of(), List.copyOf(header.deviations()));
    }
  }

  @Test
  void aDeflatedDataSetHasPlacesInItsInflatedStream() throws Exception {
    DicomBytes content = image(DicomBytes.explicit());
    byte[] inflated = content.bytes();
    byte[] file = content.deflatedFile();
    Header header = read(file);
    assertImage(DicomBytes.DEFLATED, header);
    assertTrue(header.inflated());
    assertEquals(
        new PixelDataLocation(Tag.PIXEL_DATA, Vr.OW, inflated.length - 8, 8, -1),
        header.pixelData());
    byte[] tail = new byte[12];
    assertEquals(
        12,
        header
            .contents(ByteSource.of(file), ReaderLimits.DEFAULT)
            .read(inflated.length - 12, tail, 0, 12));
    assertArrayEquals(Arrays.copyOfRange(inflated, inflated.length - 12, inflated.length), tail);
  }

  @Test
  void fragmentsBeginWhereTheirTableStands() throws Exception {
    DicomBytes head = DicomBytes.explicit().uids().head(Tag.PIXEL_DATA, Vr.OB, -1);
    int length = head.bytes().length;
    byte[] content = head.item(0).item(4).u32(7).sequenceEnd().bytes();
    byte[] file = DicomBytes.withMeta(DicomBytes.JPEG, content);
    PixelDataLocation pixels = read(file).pixelData();
    assertTrue(pixels.isUndefinedLength());
    assertEquals(Vr.OB, pixels.vr());
    assertEquals(file.length - content.length + length, pixels.offset());
  }

  @Test
  void filesWithoutPreambleOrMetaAreRead() throws Exception {
    byte[] whole = image(DicomBytes.explicit()).file(DicomBytes.EXPLICIT);
    Header header = read(Arrays.copyOfRange(whole, 132, whole.length));
    assertImage(DicomBytes.EXPLICIT, header);
    assertEquals(List.of(Deviation.NO_PREAMBLE), List.copyOf(header.deviations()));
    Header implicit = read(image(DicomBytes.implicit()).bytes());
    assertImage(DicomBytes.IMPLICIT, implicit);
    assertEquals(0, implicit.dataSetOffset());
    assertTrue(implicit.deviations().contains(Deviation.NO_META));
    assertImage(DicomBytes.BIG, read(image(DicomBytes.explicitBig()).bytes()));
  }

  @Test
  void sequencesHaveTheirItemsHoweverTheirLengthIsWritten() throws Exception {
    for (boolean sized : new boolean[] {false, true}) {
      DicomBytes[] kinds = {DicomBytes.implicit(), DicomBytes.explicit(), DicomBytes.explicitBig()};
      DicomBytes[][] items = {
        {DicomBytes.implicit(), DicomBytes.implicit()},
        {DicomBytes.explicit(), DicomBytes.explicit()},
        {DicomBytes.explicitBig(), DicomBytes.explicitBig()}
      };
      String[] syntaxes = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT, DicomBytes.BIG};
      for (int i = 0; i < kinds.length; i++) {
        DicomBytes deep = items[i][0].us(Tag.ROWS, 3).pixels(2);
        DicomBytes[] content = {nest(items[i][1], sized, deep), items[i][0]};
        kinds[i].uids();
        byte[] file = nest(kinds[i], sized, content).us(0x00880904, 7).pixels(8).file(syntaxes[i]);
        Header header = read(file);
        List<DataSet> read = header.dataSet().items(ICON);
        assertEquals(2, read.size());
        DataSet inner = read.get(0).item(ICON);
        assertEquals(3, inner.integer(Tag.ROWS));
        assertEquals(2, inner.get(Tag.PIXEL_DATA).arrayLength());
        assertSame(read.get(0), inner.parent());
        assertEquals(3, read.get(1).integer(Tag.ROWS));
        assertEquals(file.length - 8, header.pixelData().offset());
      }
    }
  }

  private static DicomBytes nest(DicomBytes bytes, boolean sized, DicomBytes... items) {
    return sized ? bytes.sized(ICON, items) : bytes.sequence(ICON, items);
  }

  @Test
  void unknownElementsHaveTheVrOfTheDictionaryAndMayBeSequences() throws Exception {
    DicomBytes item = DicomBytes.implicit().us(Tag.ROWS, 3);
    byte[] file =
        DicomBytes.explicit()
            .uids()
            .value(Tag.ROWS, Vr.UN, new byte[] {5, 0})
            .head(ICON, Vr.UN, -1)
            .raw(DicomBytes.implicit().item(item.bytes().length).raw(item.bytes()).bytes())
            .sequenceEnd()
            .pixels(2)
            .file(DicomBytes.EXPLICIT);
    DataSet dataSet = read(file).dataSet();
    assertEquals(5, dataSet.integer(Tag.ROWS));
    assertEquals(3, dataSet.item(ICON).integer(Tag.ROWS));
  }

  @Test
  void privateElementsAreFoundByTheirCreator() throws Exception {
    DicomBytes[] kinds = {DicomBytes.implicit(), DicomBytes.explicit()};
    String[] syntaxes = {DicomBytes.IMPLICIT, DicomBytes.EXPLICIT};
    for (int i = 0; i < kinds.length; i++) {
      byte[] file =
          kinds[i]
              .uids()
              .text(0x00290010, Vr.LO, "MAKER A")
              .text(0x00290011, Vr.LO, "MAKER B")
              .value(0x00291008, Vr.UN, new byte[] {1, 2})
              .value(0x00291108, Vr.UN, new byte[] {3, 4, 5, 6})
              .file(syntaxes[i]);
      DataSet dataSet = read(file).dataSet();
      Element found = dataSet.privateElement(0x0029, "MAKER B", 8);
      assertEquals(Vr.UN, found.vr());
      int at = found.arrayOffset();
      assertArrayEquals(
          new byte[] {3, 4, 5, 6}, Arrays.copyOfRange(found.array(), at, at + found.arrayLength()));
    }
  }

  @Test
  void itemsHaveTheCharacterSetAroundThem() throws Exception {
    DicomBytes item =
        DicomBytes.explicit()
            .value(SECRET, Vr.LT, "J\u00e4ne".getBytes(StandardCharsets.ISO_8859_1));
    byte[] file =
        DicomBytes.explicit()
            .text(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 100")
            .uids()
            .sized(ICON, item)
            .file(DicomBytes.EXPLICIT);
    assertEquals("J\u00e4ne", read(file).dataSet().item(ICON).string(SECRET));
  }

  @Test
  void longValuesStayInTheFile() throws Exception {
    ReaderLimits limits = ReaderLimits.DEFAULT.withMaxValueBytes(64).withMaxTextBytes(128);
    DicomBytes front = DicomBytes.explicit().uids().text(SECRET, Vr.UT, "x".repeat(130));
    int before = front.bytes().length;
    byte[] content =
        front.value(0x00281201, Vr.OW, new byte[66]).us(0x00281202, 9).pixels(8).bytes();
    byte[] file = DicomBytes.withMeta(DicomBytes.EXPLICIT, content);
    int at = file.length - content.length + before + 12;
    DataSet dataSet = read(file, limits).dataSet();
    assertFalse(dataSet.get(SECRET).hasBytes());
    Element palette = dataSet.get(0x00281201);
    assertFalse(palette.hasBytes());
    assertEquals(at, palette.valueOffset());
    assertEquals(66, palette.extent());
    assertEquals(9, dataSet.integer(0x00281202));
    Element kept = read(file).dataSet().get(0x00281201);
    assertEquals(66, kept.arrayLength());
    assertEquals(at, kept.valueOffset());
  }

  @Test
  void aCutFileIsReadAsFarAsItGoesOnceItIsIdentified() throws Exception {
    byte[] file = image(DicomBytes.explicit()).file(DicomBytes.EXPLICIT);
    Header cutPixels = read(Arrays.copyOf(file, file.length - 3));
    assertTrue(cutPixels.truncated());
    assertEquals(5, cutPixels.pixelData().bytesAvailable());
    Header cutHeader = read(Arrays.copyOf(file, file.length - 8 - 12 - 6));
    assertTrue(cutHeader.truncated());
    assertEquals(512, cutHeader.dataSet().integer(Tag.ROWS));
    assertEquals(null, cutHeader.pixelData());
    int name = DicomBytes.explicit().uids().bytes().length - 4;
    int meta = file.length - image(DicomBytes.explicit()).bytes().length;
    refused(Reason.TRUNCATED_HEADER, Arrays.copyOf(file, meta + name - 16));
  }

  @Test
  void otherFilesAreRefused() {
    refused(Reason.EMPTY_FILE, new byte[0]);
    refused(Reason.NO_DATA_SET, DicomBytes.withMeta(DicomBytes.EXPLICIT, new byte[0]));
    String[] texts = {"A text of Jane, longer than a preamble. ".repeat(9), "{}", "UID\tUI\n"};
    for (String text : texts) {
      refused(Reason.NOT_DICOM, text.getBytes(StandardCharsets.US_ASCII));
    }
    refused(Reason.NOT_DICOM, new byte[4096]);
    refused(Reason.NOT_DICOM, Arrays.copyOf(new byte[] {'P', 'K', 3, 4, 20, 0}, 400));
    refused(
        Reason.BAD_DEFLATE,
        DicomBytes.withMeta(DicomBytes.DEFLATED, new byte[] {7, 7, 7, 7, 7, 7}));
  }

  @Test
  void limitsHold() {
    DicomBytes deep = DicomBytes.explicit().us(Tag.ROWS, 1);
    for (int i = 0; i < 9; i++) {
      deep = DicomBytes.explicit().sequence(ICON, deep);
    }
    byte[] nested = deep.file(DicomBytes.EXPLICIT);
    refused(Reason.SEQUENCE_TOO_DEEP, nested, ReaderLimits.DEFAULT.withMaxSequenceDepth(8));
    byte[] large =
        DicomBytes.explicit()
            .value(0x00281201, Vr.OW, new byte[2000])
            .value(0x00281202, Vr.OW, new byte[2000])
            .file(DicomBytes.EXPLICIT);
    refused(
        Reason.HEADER_TOO_LARGE,
        large,
        ReaderLimits.DEFAULT
            .withMaxValueBytes(2500)
            .withMaxTextBytes(2500)
            .withMaxHeaderBytes(2500));
    byte[] image = image(DicomBytes.explicit()).file(DicomBytes.EXPLICIT);
    refused(
        Reason.HEADER_TOO_LARGE,
        image,
        new ReaderLimits(1 << 16, 1 << 26, 1 << 17, 1 << 22, 64, 1 << 30, 5));
    byte[] bomb = DicomBytes.explicit().value(0x00281201, Vr.OW, new byte[1 << 20]).deflatedFile();
    refused(Reason.BAD_DEFLATE, bomb, ReaderLimits.DEFAULT.withMaxInflatedBytes(1 << 18));
  }

  @Test
  void theFailureOfASourceIsItsOwn() {
    byte[] file = image(DicomBytes.explicit()).file(DicomBytes.EXPLICIT);
    // Even one that looks like the end of the file.
    IOException failure = new EOFException("lost");
    for (int from : new int[] {0, 200}) {
      ByteSource failing =
          new ByteSource() {
            @Override
            public long size() {
              return 1 << 20;
            }

            @Override
            public int read(long position, byte[] target, int offset, int length)
                throws IOException {
              if (position >= from) {
                throw failure;
              }
              return ByteSource.of(Arrays.copyOf(file, 1024))
                  .read(position, target, offset, Math.min(length, from));
            }
          };
      HeaderParser parser = provider().create(ReaderLimits.DEFAULT.withFirstReadBytes(1024));
      assertSame(failure, assertThrows(EOFException.class, () -> parser.read(failing)));
    }
  }

  @Test
  void damagedBytesNeverGiveAnythingElse() throws IOException {
    Random random = new Random(5);
    DicomBytes item = DicomBytes.explicit().us(Tag.ROWS, 3).text(SECRET, Vr.LT, "Doe^Jane");
    byte[] file =
        DicomBytes.explicit()
            .uids()
            .sized(ICON, DicomBytes.explicit().sequence(ICON, item, item), item)
            .text(0x00290010, Vr.LO, "MAKER")
            .value(0x00291008, Vr.UN, new byte[20])
            .pixels(8)
            .file(DicomBytes.EXPLICIT);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = file.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        damaged[132 + random.nextInt(file.length - 132)] = (byte) random.nextInt();
      }
      try {
        read(damaged).dataSet().seal();
        read++;
      } catch (DicomException e) {
        assertFalse(e.getMessage().contains("Jane"));
      }
    }
    assertTrue(read > 1000, "read " + read);
  }
}
