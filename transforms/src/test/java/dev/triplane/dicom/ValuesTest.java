package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Bytes to text and numbers (PS3.5 6.2). */
class ValuesTest {
  private static final int TAG = 0x00091001;

  private static Element element(Vr vr, byte[] value) throws Exception {
    byte[] file = DicomBytes.explicit().value(TAG, vr, value).file(DicomBytes.EXPLICIT);
    return Reading.header(file).dataSet().get(TAG);
  }

  private static Element text(Vr vr, String value) throws Exception {
    return element(vr, value.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static double parse(String text) {
    byte[] b = text.getBytes(StandardCharsets.ISO_8859_1);
    return DecimalString.parse(b, 0, b.length);
  }

  @Test
  void decimalStringsAsTheyAreFound() throws Exception {
    assertArrayEquals(new double[] {0.5, -1e-3}, text(Vr.DS, " 0.5\\-1E-03 ").doubles());
    assertArrayEquals(new double[] {0.5, 2}, text(Vr.DS, "0,5 \\+2.").doubles());
    assertArrayEquals(new double[] {.5}, text(Vr.DS, ".5\0").doubles());
    for (String bad :
        List.of(
            "",
            " ",
            "1\\",
            "x",
            "1\\x",
            "1.2.3",
            "1,2.3",
            "1,2,3",
            "1e",
            "1e+",
            "--1",
            "NaN",
            "Infinity",
            "0x10",
            "1d",
            "1 2",
            "1e999",
            "+",
            ".")) {
      assertNull(text(Vr.DS, bad).doubles(), bad);
    }
    assertEquals(1.0, text(Vr.DS, "1\\x").number());
    assertNull(text(Vr.DS, "\\1").number());
  }

  @Property
  void parsesWhatJavaWrites(@ForAll double value) {
    if (Double.isFinite(value)) {
      assertEquals(value, parse(Double.toString(value)), 0.0);
    } else {
      assertTrue(Double.isNaN(parse(Double.toString(value))));
    }
  }

  @Property
  void parsesDecimalsExactly(@ForAll long digits, @ForAll short scale) {
    String text = digits + "E" + scale % 400;
    double expected = Double.parseDouble(text);
    assertEquals(Double.isInfinite(expected) ? Double.NaN : expected, parse(text), 0.0);
    int at = Math.max(1, Long.toString(digits).length() / 2);
    String point =
        Long.toString(digits).substring(0, at) + "." + Long.toString(digits).substring(at);
    if (!point.startsWith("-.")) {
      assertEquals(Double.parseDouble(point), parse(point), 0.0);
    }
  }

  @Test
  void integerStrings() throws Exception {
    assertEquals(14, text(Vr.IS, " 14 ").integer());
    assertEquals(14, text(Vr.IS, "14.0").integer());
    assertEquals(-3, text(Vr.IS, "-3\\4").integer());
    assertEquals(7, text(Vr.IS, "+007\0").integer());
    assertEquals(1200, text(Vr.IS, "1.2E3").integer());
    assertEquals(14, text(Vr.IS, "14,0").integer());
    assertEquals(-2147483648, text(Vr.IS, "-2147483648").integer());
    for (String bad :
        List.of("14.5", "99999999999", "2147483648", "1E40", "NaN", "1A", "1 4", "", " ")) {
      assertNull(text(Vr.IS, bad).integer(), bad);
    }
    assertEquals(14.5, text(Vr.IS, "14.5").number());
    assertEquals("14.5", text(Vr.IS, "14.5").string());
  }

  @Test
  void binaryNumbers() throws Exception {
    byte[] b = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(-2).array();
    assertEquals(65534, element(Vr.US, b).integer());
    assertEquals(-2, element(Vr.SS, b).integer());
    assertNull(element(Vr.UL, b).integer());
    assertEquals(4294967294.0, element(Vr.UL, b).number());
    assertEquals(-2, element(Vr.SL, b).integer());
    assertEquals(-2, element(Vr.SV, b).integer());
    assertEquals(1.8446744073709552E19, element(Vr.UV, b).number());
    assertEquals("18446744073709551614", element(Vr.UV, b).string());
    byte[] fd = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0.1).array();
    assertArrayEquals(new double[] {0.1}, element(Vr.FD, fd).doubles());
    byte[] fl = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.1f).array();
    assertArrayEquals(new double[] {0.1f, 0}, element(Vr.FL, fl).doubles());
    assertNull(element(Vr.FL, new byte[] {0, 0, (byte) 0xC0, 0x7F}).doubles());
    assertNull(element(Vr.UN, b).doubles());
    assertNull(element(Vr.US, new byte[] {1}).integer());
  }

  @Test
  void textIsSplitAndTrimmedByItsVr() throws Exception {
    assertEquals(List.of("A", "", "B C"), text(Vr.LO, " A \\\\B C ").strings());
    assertEquals("A", text(Vr.LO, " A \\B").string());
    assertEquals("1.2", text(Vr.UI, "1.2\0").string());
    assertEquals(List.of(" a\\b"), text(Vr.LT, " a\\b ").strings());
    assertEquals("http://a\\b", text(Vr.UR, "http://a\\b ").string());
    assertNull(text(Vr.LO, "  ").string());
    assertNull(text(Vr.CS, "\\A").string());
    assertEquals(List.of(), text(Vr.CS, "").strings());
  }

  @Test
  void itemsInheritTheCharacterSet() throws Exception {
    byte[] e = {(byte) 0xE9, ' '};
    DicomBytes plain = DicomBytes.explicit().value(Tag.PATIENT_ID, Vr.LO, e);
    DicomBytes own =
        DicomBytes.explicit()
            .text(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 126")
            .value(Tag.PATIENT_ID, Vr.LO, e);
    DicomBytes data = DicomBytes.explicit().text(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 101");
    DataSet dataSet =
        Reading.header(data.sequence(0x00081140, plain, own).file(DicomBytes.EXPLICIT)).dataSet();
    assertEquals("é", dataSet.items(0x00081140).get(0).string(Tag.PATIENT_ID));
    assertEquals("ι", dataSet.items(0x00081140).get(1).string(Tag.PATIENT_ID));
  }
}
