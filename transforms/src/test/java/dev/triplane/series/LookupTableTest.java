package dev.triplane.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.triplane.dicom.ByteSource;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.HeaderReader;
import dev.triplane.dicom.ReaderLimits;
import dev.triplane.testing.TestHeader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which tables of a header are used, and which are not (PS3.3 C.11.1.1.1, C.11.2.1.1). */
class LookupTableTest {
  private static final int MODALITY_LUT_SEQUENCE = 0x00283000;
  private static final int VOI_LUT_SEQUENCE = 0x00283010;
  private static final int LUT_DESCRIPTOR = 0x00283002;
  private static final int LUT_DATA = 0x00283006;

  /** An item of defined length with two elements in Explicit VR Little Endian. */
  private static byte[] item(String vr, int[] descriptor, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(64 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) 0xFFFE).putShort((short) 0xE000).putInt(14 + 12 + data.length);
    bytes.putShort((short) 0x0028).putShort((short) LUT_DESCRIPTOR);
    bytes.put((byte) vr.charAt(0)).put((byte) vr.charAt(1)).putShort((short) 6);
    for (int value : descriptor) {
      bytes.putShort((short) value);
    }
    bytes.putShort((short) 0x0028).putShort((short) LUT_DATA);
    bytes.put((byte) 'O').put((byte) 'W').putShort((short) 0).putInt(data.length).put(data);
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static byte[] words(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      bytes.putShort((short) value);
    }
    return bytes.array();
  }

  private static FrameValues values(TestHeader file) {
    return file.instance("a").frame(1).values();
  }

  private static TestHeader withTable(int[] descriptor, byte[] data) {
    return TestHeader.ct("1.2.3.4")
        .value(MODALITY_LUT_SEQUENCE, "SQ", item("US", descriptor, data));
  }

  @Test
  void aTableIsNamedByItsContent() {
    FrameValues values = values(withTable(new int[] {3, 10, 16}, words(5, 400, 7)));
    assertEquals(5, values.table().least());
    assertEquals(400, values.table().largest());
    assertEquals(Rescale.IDENTITY, values.rescale());
    assertNull(values.fault());
    assertEquals(values, values(withTable(new int[] {3, 10, 16}, words(5, 400, 7))));
    assertNotEquals(values, values(withTable(new int[] {3, 11, 16}, words(5, 400, 7))));
    assertNotEquals(values, values(withTable(new int[] {3, 10, 16}, words(5, 401, 7))));
    assertEquals(values, values(withTable(new int[] {3, 10, 16}, words(5, 400, 7, 9, 9))));
  }

  @Test
  void aTableThatCannotBeIsSaidToBeUnusable() {
    int[][] descriptors = {{4, 0, 16}, {0, 0, 16}, {7, 0, 8}, {3, 0}};
    for (int[] descriptor : descriptors) {
      FrameValues values = values(withTable(descriptor, words(1, 2, 3)));
      assertNull(values.table(), Arrays.toString(descriptor));
      assertEquals(Remark.MODALITY_LUT_UNUSABLE, values.fault());
    }
    FrameValues rescaled =
        values(withTable(new int[] {4, 0, 16}, words(1)).text(0x00281052, "DS", "-1024"));
    assertEquals(new Rescale(1, -1024), rescaled.rescale());
  }

  /** PS3.3 C.8.7.1.1.2: that table gives intensities, and is not for display. */
  @Test
  void theTableOfALogarithmicAngiogramIsNotApplied() {
    TestHeader file = withTable(new int[] {3, 0, 16}, words(1, 2, 3)).text(0x00281040, "CS", "LOG");
    assertNotNull(values(file).table());
    FrameValues values = values(file.text(0x00080060, "CS", "XA"));
    assertNull(values.table());
    assertEquals(Remark.MODALITY_LUT_NOT_FOR_DISPLAY, values.fault());
    assertNotNull(values(file.text(0x00281040, "CS", "LIN")).table());
  }

  @Test
  void theSignOfAVoiTableIsThatOfTheValues() {
    byte[] item = item("US", new int[] {3, -1000, 8}, words(1, 2, 255));
    TestHeader file = TestHeader.ct("1.2.3.4").value(VOI_LUT_SEQUENCE, "SQ", item);
    TableReference unsigned = values(file).shown();
    TableReference signed = values(file.text(0x00281052, "DS", "-1024")).shown();
    assertNotEquals(unsigned, signed);
    // The same as where the VR says so too.
    byte[] ss = item("SS", new int[] {3, -1000, 8}, words(1, 2, 255));
    assertEquals(signed, values(file.value(VOI_LUT_SEQUENCE, "SQ", ss)).shown());
  }

  @Test
  void bitsThatCannotBeAreNotBelieved() throws Exception {
    int[][] whites = {{8, 255}, {10, 1023}, {16, 65535}, {0, 1023}, {99, 1023}};
    for (int[] white : whites) {
      int top = white[0] == 8 ? 200 : 1000;
      byte[] item = item("US", new int[] {2, 0, white[0]}, words(0, top));
      TestHeader file = TestHeader.ct("1.2.3.4").value(VOI_LUT_SEQUENCE, "SQ", item);
      byte[] bytes = file.bytes();
      Header header = new HeaderReader(ReaderLimits.DEFAULT).read(ByteSource.of(bytes));
      LookupTable table = FrameTables.voi(header.dataSet(), new Frame(file.instance("a"), 1));
      assertEquals(white[1], table.white(), white[0] + " bits");
      assertEquals(top, table.apply(7));
      assertEquals(0, table.apply(-7));
      assertEquals(Double.NaN, table.apply(Double.NaN));
      assertEquals(top, table.apply(Double.POSITIVE_INFINITY));
    }
  }

  /**
   * A width that LINEAR cannot have, or that makes it a step, is meant exactly (PS3.3 C.11.2.1).
   */
  @Test
  void narrowWindowsAreExact() {
    TestHeader file = TestHeader.ct("1.2.3.4").text(0x00281050, "DS", "0.5\\100\\5\\7");
    file.text(0x00281051, "DS", "0.4\\1\\-3\\2").text(0x00281056, "CS", "LINEAR");
    assertEquals(
        List.of(
            new Window(0.5, 0.4, Window.Function.LINEAR_EXACT, null),
            new Window(100, 1),
            new Window(7, 2)),
        values(file).windows());
  }
}
