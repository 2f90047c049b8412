package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files that other readers are known to have stumbled over. */
class TrapsTest {
  private static final int SEQUENCE = Tag.REFERENCED_IMAGE_SEQUENCE;
  private static final int PRIVATE = 0x00091001;

  private static DicomBytes item(String uid) {
    return DicomBytes.explicit().ui(Tag.REFERENCED_SOP_INSTANCE_UID, uid);
  }

  private static DicomBytes implicitItem(String uid) {
    return DicomBytes.implicit().ui(Tag.REFERENCED_SOP_INSTANCE_UID, uid);
  }

  private static Header explicit(DicomBytes data) throws Exception {
    return Reading.header(data.file(DicomBytes.EXPLICIT));
  }

  private static void assertUids(DataSet dataSet, int tag, String... uids) {
    List<String> found =
        dataSet.items(tag).stream().map(i -> i.string(Tag.REFERENCED_SOP_INSTANCE_UID)).toList();
    assertEquals(List.of(uids), found);
    assertEquals(Vr.SQ, dataSet.get(tag).vr());
  }

  private static void assertRows(Header header) {
    assertEquals(7, header.dataSet().integer(Tag.ROWS));
    assertFalse(header.truncated());
  }

  @Test
  void unOfUndefinedLengthIsAnImplicitSequence() throws Exception {
    DicomBytes data = DicomBytes.explicit().head(PRIVATE, Vr.UN, DicomBytes.UNDEFINED);
    data.item(DicomBytes.UNDEFINED).raw(implicitItem("1.1").bytes()).itemEnd();
    data.item(implicitItem("1.2").bytes().length).raw(implicitItem("1.2").bytes());
    Header header = explicit(data.sequenceEnd().us(Tag.ROWS, 7));
    assertUids(header.dataSet(), PRIVATE, "1.1", "1.2");
    assertRows(header);
    assertTrue(header.deviations().isEmpty());
  }

  @Test
  void unOfUndefinedLengthIsLittleEndianInABigEndianFile() throws Exception {
    DicomBytes data = DicomBytes.explicitBig().us(Tag.PIXEL_REPRESENTATION, 0);
    data.head(0x00290010, Vr.UN, DicomBytes.UNDEFINED);
    data.raw(DicomBytes.implicit().item(DicomBytes.UNDEFINED).us(Tag.ROWS, 9).bytes());
    data.raw(DicomBytes.implicit().itemEnd().sequenceEnd().bytes());
    DataSet dataSet = Reading.header(data.us(0x00400001, 7).file(DicomBytes.BIG)).dataSet();
    assertEquals(9, dataSet.item(0x00290010).integer(Tag.ROWS));
    assertEquals(7, dataSet.integer(0x00400001));
  }

  @Test
  void unWithVrsInItIsReadAllTheSame() throws Exception {
    DicomBytes data = DicomBytes.explicit().head(PRIVATE, Vr.UN, DicomBytes.UNDEFINED);
    data.item(DicomBytes.UNDEFINED).raw(item("1.1").bytes()).itemEnd().sequenceEnd();
    Header header = explicit(data.us(Tag.ROWS, 7));
    assertUids(header.dataSet(), PRIVATE, "1.1");
    assertRows(header);
    assertEquals(Set.of(Deviation.MIXED_SYNTAX), header.deviations());
  }

  @Test
  void unOfDefinedLengthMayBeASequence() throws Exception {
    byte[] items =
        DicomBytes.implicit()
            .item(implicitItem("1.1").bytes().length)
            .raw(implicitItem("1.1").bytes())
            .bytes();
    for (int tag : new int[] {SEQUENCE, PRIVATE}) {
      Header header = explicit(DicomBytes.explicit().value(tag, Vr.UN, items).us(Tag.ROWS, 7));
      assertUids(header.dataSet(), tag, "1.1");
      assertRows(header);
    }
    byte[] broken = Arrays.copyOf(items, items.length - 1);
    Header header = explicit(DicomBytes.explicit().value(PRIVATE, Vr.UN, broken).us(Tag.ROWS, 7));
    assertEquals(Vr.UN, header.dataSet().get(PRIVATE).vr());
    assertEquals(broken.length, header.dataSet().get(PRIVATE).arrayLength());
    assertRows(header);
  }

  @Test
  void unOfAPublicTagHasTheVrOfTheDictionary() throws Exception {
    Header header =
        explicit(
            DicomBytes.explicit()
                .value(Tag.PATIENT_ID, Vr.UN, new byte[] {'A', '1'})
                .value(Tag.ROWS, Vr.UN, new byte[] {7, 0}));
    assertEquals("A1", header.dataSet().string(Tag.PATIENT_ID));
    assertRows(header);
  }

  @Test
  void nestedPrivateSequencesOfUndefinedLength() throws Exception {
    DicomBytes inner = DicomBytes.implicit().sequence(0x00091002, implicitItem("1.1"));
    Header header =
        Reading.header(
            DicomBytes.implicit()
                .sequence(PRIVATE, inner, inner)
                .us(Tag.ROWS, 7)
                .file(DicomBytes.IMPLICIT));
    assertEquals(2, header.dataSet().items(PRIVATE).size());
    assertUids(header.dataSet().items(PRIVATE).get(1), 0x00091002, "1.1");
    assertRows(header);
  }

  @Test
  void implicitElementsInAnExplicitFile() throws Exception {
    DicomBytes data = DicomBytes.explicit().ui(Tag.SOP_INSTANCE_UID, "1.2");
    data.raw(DicomBytes.implicit().text(Tag.PATIENT_ID, Vr.LO, "A1").bytes());
    data.sequence(0x00081140, implicitItem("1.1")).us(Tag.ROWS, 7);
    Header header = explicit(data);
    assertEquals("A1", header.dataSet().string(Tag.PATIENT_ID));
    assertUids(header.dataSet(), 0x00081140, "1.1");
    assertRows(header);
    assertTrue(header.deviations().contains(Deviation.MIXED_SYNTAX));
  }

  @Test
  void explicitItemsInAnImplicitFile() throws Exception {
    DicomBytes data = DicomBytes.implicit().sequence(SEQUENCE, item("1.1")).us(Tag.ROWS, 7);
    Header header = Reading.header(data.file(DicomBytes.IMPLICIT));
    assertUids(header.dataSet(), SEQUENCE, "1.1");
    assertRows(header);
  }

  @Test
  void invalidVrs() throws Exception {
    DicomBytes longForm = DicomBytes.explicit().tag(Tag.PATIENT_ID).raw('Z', 'Q', 0, 0);
    longForm.u32(2).raw('A', '1').us(Tag.ROWS, 7);
    DicomBytes shortForm = DicomBytes.explicit().tag(Tag.PATIENT_ID).raw('Z', 'Q', 2, 0);
    shortForm.raw('A', '1').us(Tag.ROWS, 7);
    DicomBytes noLetters = DicomBytes.explicit().tag(Tag.PATIENT_ID).raw('1', 0, 2, 0);
    noLetters.raw('A', '1').us(Tag.ROWS, 7);
    for (DicomBytes data : List.of(longForm, shortForm, noLetters)) {
      Header header = explicit(data);
      assertEquals("A1", header.dataSet().string(Tag.PATIENT_ID));
      assertRows(header);
      assertEquals(Set.of(Deviation.UNKNOWN_VR), header.deviations());
    }
  }

  @Test
  void shortLengthWhereALongOneBelongs() throws Exception {
    DicomBytes data = DicomBytes.explicit().tag(PRIVATE).raw('U', 'N').u16(2).raw(1, 2);
    Header header = explicit(data.us(Tag.ROWS, 7));
    assertArrayEquals(
        new byte[] {1, 2},
        Arrays.copyOfRange(
            header.dataSet().get(PRIVATE).array(),
            header.dataSet().get(PRIVATE).arrayOffset(),
            header.dataSet().get(PRIVATE).arrayOffset() + 2));
    assertRows(header);
  }

  @Test
  void anItemThatOverrunsItsSequence() throws Exception {
    byte[] content = item("1.1").bytes();
    for (int missing : new int[] {2, 8}) {
      DicomBytes data = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, content.length + 8 - missing);
      Header header = explicit(data.item(content.length).raw(content).us(Tag.ROWS, 7));
      assertUids(header.dataSet(), SEQUENCE, "1.1");
      assertRows(header);
      assertEquals(Set.of(Deviation.WRONG_LENGTH), header.deviations());
    }
  }

  @Test
  void anItemThatClaimsMoreThanItsSequenceHas() throws Exception {
    byte[] content = item("1.1").bytes();
    DicomBytes data = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, content.length + 8);
    Header header = explicit(data.item(content.length + 6).raw(content).us(Tag.ROWS, 7));
    assertUids(header.dataSet(), SEQUENCE, "1.1");
    assertRows(header);
    assertEquals(Set.of(Deviation.WRONG_LENGTH), header.deviations());
  }

  @Test
  void anElementThatOverrunsItsItem() throws Exception {
    byte[] content = item("1.1").bytes();
    DicomBytes tooShort = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED);
    tooShort.item(content.length - 2).raw(content).sequenceEnd().us(Tag.ROWS, 7);
    Header header = explicit(tooShort);
    assertUids(header.dataSet(), SEQUENCE, "1.1");
    assertRows(header);
    DicomBytes tooLong = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED);
    tooLong.item(12).head(Tag.REFERENCED_SOP_INSTANCE_UID, Vr.UI, 8).raw('1', '.', '1', 0);
    header = explicit(tooLong.sequenceEnd().us(Tag.ROWS, 7));
    assertUids(header.dataSet(), SEQUENCE, "1.1");
    assertRows(header);
    assertEquals(Set.of(Deviation.CLIPPED_VALUE), header.deviations());
  }

  @Test
  void aDamagedSequenceIsLeftAtItsEnd() throws Exception {
    DicomBytes junk = DicomBytes.explicit().raw(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    Header header =
        explicit(DicomBytes.explicit().value(SEQUENCE, Vr.SQ, junk.bytes()).us(Tag.ROWS, 7));
    assertRows(header);
    assertEquals(Set.of(Deviation.DAMAGED_SEQUENCE), header.deviations());
  }

  @Test
  void delimiterBytesWithinAFragmentAreNoDelimiter() throws Exception {
    DicomBytes icon =
        DicomBytes.explicit().us(Tag.ROWS, 1).head(Tag.PIXEL_DATA, Vr.OB, DicomBytes.UNDEFINED);
    icon.item(0).item(16).sequenceEnd().sequenceEnd().sequenceEnd();
    DicomBytes data = DicomBytes.explicit().us(Tag.ROWS, 7);
    Header header = explicit(data.sequence(Tag.ICON_IMAGE_SEQUENCE, icon).pixels(4));
    assertRows(header);
    Element pixels = header.dataSet().item(Tag.ICON_IMAGE_SEQUENCE).get(Tag.PIXEL_DATA);
    assertEquals(-1, pixels.length());
    assertEquals(8 + 8 + 16 + 8, pixels.extent());
    assertFalse(pixels.hasBytes());
    assertEquals(4, header.pixelData().length());
  }

  @Test
  void onlyPixelDataOfTheTopLevelEndsTheHeader() throws Exception {
    DicomBytes icon = DicomBytes.explicit().us(Tag.ROWS, 1).pixels(2);
    DicomBytes data = DicomBytes.explicit().sized(Tag.ICON_IMAGE_SEQUENCE, icon, icon);
    data.us(0x00880200 + 1, 7).head(Tag.PIXEL_DATA, Vr.OB, DicomBytes.UNDEFINED);
    byte[] file = data.item(0).sequenceEnd().file(DicomBytes.JPEG);
    Header header = Reading.header(file);
    assertEquals(2, header.dataSet().items(Tag.ICON_IMAGE_SEQUENCE).size());
    assertEquals(file.length - 16, header.pixelData().offset());
    assertTrue(header.pixelData().isUndefinedLength());
    assertNull(header.dataSet().get(Tag.PIXEL_DATA));
  }

  @Test
  void floatPixelDataEndTheHeaderToo() throws Exception {
    for (int tag : new int[] {Tag.FLOAT_PIXEL_DATA, Tag.DOUBLE_FLOAT_PIXEL_DATA}) {
      Vr vr = tag == Tag.FLOAT_PIXEL_DATA ? Vr.OF : Vr.OD;
      Header header = explicit(DicomBytes.explicit().us(Tag.ROWS, 7).value(tag, vr, new byte[16]));
      assertEquals(tag, header.pixelData().tag());
      assertEquals(vr, header.pixelData().vr());
    }
  }

  @Test
  void delimitersWithALength() throws Exception {
    for (int length : new int[] {4, -1}) {
      DicomBytes data = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED);
      data.item(DicomBytes.UNDEFINED).raw(item("1.1").bytes()).tag(0xFFFEE00D).u32(length);
      Header header = explicit(data.tag(0xFFFEE0DD).u32(length).us(Tag.ROWS, 7));
      assertUids(header.dataSet(), SEQUENCE, "1.1");
      assertRows(header);
    }
  }

  @Test
  void missingAndStrayDelimiters() throws Exception {
    DicomBytes noSequenceEnd = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED);
    noSequenceEnd.item(DicomBytes.UNDEFINED).raw(item("1.1").bytes()).itemEnd();
    DicomBytes noItemEnd = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, DicomBytes.UNDEFINED);
    noItemEnd.item(DicomBytes.UNDEFINED).raw(item("1.1").bytes()).sequenceEnd();
    byte[] content = item("1.1").bytes();
    DicomBytes stray = DicomBytes.explicit().head(SEQUENCE, Vr.SQ, content.length + 16);
    stray.item(content.length).raw(content).sequenceEnd();
    DicomBytes strayAtTop = DicomBytes.explicit().sized(SEQUENCE, item("1.1")).sequenceEnd();
    DicomBytes[] all = {noSequenceEnd, noItemEnd, stray, strayAtTop};
    Deviation[] noted = {
      Deviation.MISSING_DELIMITER, Deviation.MISSING_DELIMITER, null, Deviation.STRAY_DELIMITER
    };
    for (int i = 0; i < all.length; i++) {
      Header header = explicit(all[i].us(Tag.ROWS, 7));
      assertUids(header.dataSet(), SEQUENCE, "1.1");
      assertRows(header);
      assertEquals(noted[i] == null ? Set.of() : Set.of(noted[i]), header.deviations());
    }
  }

  @Test
  void pixelsShorterThanTheyClaim() throws Exception {
    byte[] whole = DicomBytes.explicit().uids().pixels(8).file(DicomBytes.EXPLICIT);
    Header header = Reading.header(Arrays.copyOf(whole, whole.length - 1));
    assertTrue(header.truncated());
    assertEquals(8, header.pixelData().length());
    assertEquals(7, header.pixelData().bytesAvailable());
  }

  @Test
  void hugeLengths() throws Exception {
    byte[] early =
        DicomBytes.explicit().head(0x00080001, Vr.UT, 0xFFFFFFF0L).file(DicomBytes.EXPLICIT);
    DicomException e = Reading.refused(Reason.LENGTH_BEYOND_END, early);
    assertEquals(0x00080001, e.tag());
    assertEquals(early.length - 12, e.offset());
    byte[] late =
        DicomBytes.explicit().uids().head(0x00280103, Vr.UN, 0xFFFFFFF0L).file(DicomBytes.EXPLICIT);
    Header header = Reading.header(late);
    assertTrue(header.truncated());
    assertEquals(Set.of(Deviation.UNREADABLE_REST), header.deviations());
    byte[] sequence =
        DicomBytes.explicit()
            .head(SEQUENCE, Vr.SQ, 0x7FFFFFF0L)
            .item(item("1.1").bytes().length)
            .raw(item("1.1").bytes())
            .us(Tag.ROWS, 7)
            .file(DicomBytes.EXPLICIT);
    assertUids(Reading.header(sequence).dataSet(), SEQUENCE, "1.1");
    assertRows(Reading.header(sequence));
  }

  @Test
  void oddLengths() throws Exception {
    DicomBytes counted = DicomBytes.explicit().value(Tag.PATIENT_ID, Vr.LO, new byte[] {'A'});
    DicomBytes uncounted = DicomBytes.explicit().head(Tag.PATIENT_ID, Vr.LO, 1).raw('A', ' ');
    for (DicomBytes data : List.of(counted, uncounted)) {
      Header header = explicit(data.us(Tag.ROWS, 7));
      assertEquals("A", header.dataSet().string(Tag.PATIENT_ID));
      assertRows(header);
      assertEquals(Set.of(Deviation.ODD_LENGTH), header.deviations());
    }
  }

  @Test
  void signedOrUnsignedByPixelRepresentation() throws Exception {
    for (int representation : new int[] {0, 1}) {
      DicomBytes lut = DicomBytes.implicit().us(Tag.LUT_DESCRIPTOR, 0xFFFF, 0x8000, 16);
      DicomBytes data = DicomBytes.implicit().us(0x00189810, 0xFFFE);
      data.us(Tag.PIXEL_REPRESENTATION, representation).us(Tag.PIXEL_PADDING_VALUE, 0x8000);
      data.sequence(Tag.MODALITY_LUT_SEQUENCE, lut);
      DataSet dataSet = Reading.header(data.file(DicomBytes.IMPLICIT)).dataSet();
      boolean signed = representation == 1;
      assertEquals(signed ? -2 : 65534, dataSet.integer(0x00189810));
      assertEquals(signed ? -32768 : 32768, dataSet.integer(Tag.PIXEL_PADDING_VALUE));
      assertEquals(signed ? Vr.SS : Vr.US, dataSet.get(Tag.PIXEL_PADDING_VALUE).vr());
      // The count of entries is unsigned whatever the pixels are (PS3.3 C.11.1.1.1).
      assertArrayEquals(
          new double[] {65535, signed ? -32768 : 32768, 16},
          dataSet.item(Tag.MODALITY_LUT_SEQUENCE).doubles(Tag.LUT_DESCRIPTOR));
    }
  }

  @Test
  void privateBlocksAreFoundByTheirCreator() throws Exception {
    DicomBytes data = DicomBytes.explicit().text(0x00190010, Vr.LO, "A");
    data.text(0x00190011, Vr.LO, "B").numbers(0x0019100C, Vr.US, 1).numbers(0x0019110C, Vr.US, 2);
    DataSet dataSet = explicit(data).dataSet();
    assertEquals(1, dataSet.privateElement(0x19, "A", 0x0C).integer());
    assertEquals(2, dataSet.privateElement(0x19, "B", 0x0C).integer());
    assertNull(dataSet.privateElement(0x19, "C", 0x0C));
    assertNull(dataSet.privateElement(0x19, "A", 0x0D));
    DicomBytes implicit = DicomBytes.implicit().text(0x00190010, Vr.LO, "A");
    implicit.value(0x0019100C, Vr.IS, new byte[] {'1', '0', '0', ' '});
    Element unknown =
        Reading.header(implicit.file(DicomBytes.IMPLICIT)).dataSet().privateElement(0x19, "A", 12);
    assertEquals(Vr.UN, unknown.vr());
    assertEquals(100, unknown.as(Vr.IS).integer());
  }

  @Test
  void bigEndianNumbersAreSwapped() throws Exception {
    DicomBytes data = DicomBytes.explicitBig().numbers(0x00280009, Vr.AT, 0x00181063);
    data.us(Tag.ROWS, 0x0102).numbers(0x00289001, Vr.UL, 0x01020304);
    data.value(0x00289002, Vr.OW, new byte[] {1, 2, 3, 4});
    DataSet dataSet = Reading.header(data.file(DicomBytes.BIG)).dataSet();
    assertEquals(0x0102, dataSet.integer(Tag.ROWS));
    assertEquals(0x01020304, dataSet.integer(0x00289001));
    assertEquals("00181063", dataSet.string(0x00280009));
    assertArrayEquals(new double[] {0x0102, 0x0304}, dataSet.doubles(0x00289002));
  }

  @Test
  void theLastOfADoubleTagCounts() throws Exception {
    DicomBytes data = DicomBytes.explicit().us(Tag.ROWS, 1).us(Tag.COLUMNS, 2).us(Tag.ROWS, 7);
    Header header = explicit(data);
    assertRows(header);
    assertEquals(3, header.dataSet().size());
    assertEquals(Set.of(Deviation.DUPLICATE_TAG), header.deviations());
    int seen = 0;
    for (Element element : header.dataSet()) {
      seen += element.tag() == Tag.ROWS ? 1 : 0;
    }
    assertEquals(2, seen);
  }

  @Test
  void unorderedTagsAreFound() throws Exception {
    Header header = explicit(DicomBytes.explicit().us(Tag.COLUMNS, 2).us(Tag.ROWS, 7));
    assertRows(header);
    assertEquals(2, header.dataSet().integer(Tag.COLUMNS));
    assertEquals(Set.of(Deviation.UNORDERED_TAGS), header.deviations());
    assertSame(header.dataSet().get(Tag.ROWS), header.dataSet().get(Tag.ROWS));
  }

  @Test
  void zerosBehindTheLastElementArePadding() throws Exception {
    for (int zeros : new int[] {1, 7, 8, 2048, 100_000}) {
      Header header = explicit(DicomBytes.explicit().us(Tag.ROWS, 7).raw(new byte[zeros]));
      assertRows(header);
      assertEquals(Set.of(Deviation.TRAILING_BYTES), header.deviations());
    }
  }

  @Test
  void longValuesAreLeftWhereTheyAre() throws Exception {
    byte[] big = new byte[300_000];
    big[0] = 1;
    DicomBytes data = DicomBytes.explicit().uids().value(0x00291010, Vr.OB, big);
    byte[] file =
        data.us(0x00400001, 7)
            .value(0x00410010, Vr.UN, big)
            .us(0x00430001, 8)
            .file(DicomBytes.EXPLICIT);
    Header header = Reading.header(file);
    Element skipped = header.dataSet().get(0x00291010);
    assertFalse(skipped.hasBytes());
    assertEquals(300_000, skipped.length());
    assertEquals(1, file[(int) skipped.valueOffset()]);
    assertEquals(7, header.dataSet().integer(0x00400001));
    assertEquals(8, header.dataSet().integer(0x00430001));
    assertTrue(header.deviations().isEmpty());
  }

  @Test
  void longValuesAreNotRead() throws Exception {
    byte[] big = new byte[5_000_000];
    DicomBytes data = DicomBytes.explicit().uids().value(0x00291010, Vr.OB, big);
    byte[] file = data.us(Tag.ROWS, 7).us(0x00400001, 7).pixels(1 << 20).file(DicomBytes.EXPLICIT);
    List<Integer> reads = new ArrayList<>();
    ByteSource bytes = ByteSource.of(file);
    ByteSource counted =
        new ByteSource() {
          @Override
          public long size() {
            return bytes.size();
          }

          @Override
          public int read(long position, byte[] target, int offset, int length) throws IOException {
            reads.add(length);
            return bytes.read(position, target, offset, length);
          }
        };
    Header header = new HeaderReader(ReaderLimits.DEFAULT).read(counted);
    assertEquals(7, header.dataSet().integer(0x00400001));
    assertEquals(List.of(1 << 16, 1 << 16), reads);
  }

  @Test
  void sameHeaderWhateverTheFirstRead() throws Exception {
    DicomBytes data = DicomBytes.explicit().uids();
    for (int i = 0; i < 300; i++) {
      data.text(0x00400010 + i, Vr.LO, "value " + i);
      data.value(0x00410010 + i, Vr.OB, new byte[i]);
      data.sequence(0x00420010 + i, item("1." + i));
    }
    byte[] file = data.pixels(4).file(DicomBytes.EXPLICIT);
    ReaderLimits limits = ReaderLimits.DEFAULT.withMaxValueBytes(64);
    String expected = new DicomJson().toString(Reading.header(file, limits));
    for (int first : new int[] {1024, 1025, 1500, 4096, 7777}) {
      Header header = Reading.header(file, limits.withFirstReadBytes(first));
      assertEquals(expected, new DicomJson().toString(header));
    }
  }
}
