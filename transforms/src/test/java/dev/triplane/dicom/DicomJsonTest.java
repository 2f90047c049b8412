package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The DICOM JSON model of PS3.18 annex F. */
class DicomJsonTest {
  private static void assertJson(String expected, DicomBytes data) throws Exception {
    Header header = Reading.header(data.file(DicomBytes.EXPLICIT));
    assertEquals(expected, new DicomJson().toString(header));
  }

  @Test
  void numbersKeepTheirDigits() throws Exception {
    assertJson(
        "{\"00280030\":{\"vr\":\"DS\",\"Value\":[0.50,1e-3,-0.5,7,null,\"x\"]}}",
        DicomBytes.explicit().text(Tag.PIXEL_SPACING, Vr.DS, "0.50\\1e-3\\-.5\\+007\\\\x"));
    assertJson(
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[1,65535]}}",
        DicomBytes.explicit().us(Tag.ROWS, 1, 65535));
    byte[] fd =
        ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putDouble(Double.NaN)
            .putDouble(1)
            .putDouble(0.1)
            .array();
    assertJson(
        "{\"00189087\":{\"vr\":\"FD\",\"Value\":[\"NaN\",1,0.1]}}",
        DicomBytes.explicit().value(Tag.DIFFUSION_B_VALUE, Vr.FD, fd));
  }

  @Test
  void textNamesTagsSequences() throws Exception {
    assertJson(
        "{\"00080060\":{\"vr\":\"CS\"},\"00080070\":{\"vr\":\"LO\",\"Value\":[\"a\\\"b\",null,\"c\"]},"
            + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"A^B\",\"Phonetic\":\"C\"}]}}",
        DicomBytes.explicit()
            .text(Tag.MODALITY, Vr.CS, "")
            .text(Tag.MANUFACTURER, Vr.LO, "a\"b\\\\c")
            .text(Tag.PATIENT_NAME, Vr.PN, "A^B==C"));
    assertJson(
        "{\"00081140\":{\"vr\":\"SQ\",\"Value\":[{\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]}},{}]},"
            + "\"00082112\":{\"vr\":\"SQ\"}}",
        DicomBytes.explicit()
            .sequence(
                Tag.REFERENCED_IMAGE_SEQUENCE,
                DicomBytes.explicit().numbers(0x00280009, Vr.AT, 0x00181063),
                DicomBytes.explicit())
            .sequence(Tag.SOURCE_IMAGE_SEQUENCE));
  }

  @Test
  void bytesAreInlineOrReferred() throws Exception {
    assertJson(
        "{\"00091001\":{\"vr\":\"OB\",\"InlineBinary\":\"AQI=\"},"
            + "\"00091002\":{\"vr\":\"OB\",\"BulkDataURI\":\"?offset=212&length=2000\"},"
            + "\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"?offset=2224&length=4\"}}",
        DicomBytes.explicit()
            .value(0x00091001, Vr.OB, new byte[] {1, 2})
            .value(0x00091002, Vr.OB, new byte[2000])
            .pixels(4));
    byte[] big =
        DicomBytes.explicitBig()
            .value(0x00281201, Vr.OW, new byte[] {1, 2, 3, 4})
            .file(DicomBytes.BIG);
    assertEquals(
        "{\"00281201\":{\"vr\":\"OW\",\"InlineBinary\":\"AgEEAw==\"}}",
        new DicomJson().toString(Reading.header(big)));
  }

  @Test
  void metaAndGroupLengthsAreLeftOutAndTagsRise() throws Exception {
    assertJson(
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[2]},\"00280011\":{\"vr\":\"US\",\"Value\":[3]}}",
        DicomBytes.explicit()
            .numbers(0x00080000, Vr.UL, 8)
            .us(Tag.ROWS, 1)
            .us(Tag.COLUMNS, 3)
            .us(Tag.ROWS, 2));
  }

  @Test
  void stringsAreEscaped() {
    StringBuilder out = new StringBuilder();
    JsonText.quote("a\"\\\n\t\r\u0001/é\uD83D\uDE00\uD83Dx\uDE00", out);
    assertEquals("\"a\\\"\\\\\\n\\t\\r\\u0001/é\uD83D\uDE00\\ud83dx\\ude00\"", out.toString());
  }
}
