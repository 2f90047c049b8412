package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which elements' text breaks PS3.5 6.1 and PS3.3 C.12.1.1.2, and what becomes of it. */
class TextDeviationsTest {
  private static final byte[] LATIN = {'M', (byte) 0xFC};
  private static final byte[] UTF = {(byte) 0xC3, (byte) 0xBC};
  private static final int REFERENCED_STUDY_SEQUENCE = 0x00081110;

  private static DicomBytes declared(String terms) {
    return DicomBytes.explicit().text(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, terms);
  }

  private static Header header(DicomBytes data) throws Exception {
    return Reading.header(data.file(DicomBytes.EXPLICIT));
  }

  private static void assertFound(Map<Deviation, Set<String>> expected, DicomBytes data)
      throws Exception {
    assertEquals(expected, TextDeviations.of(header(data)));
  }

  @Test
  void validTextHasNone() throws Exception {
    assertFound(Map.of(), declared("ISO_IR 100").value(Tag.PATIENT_NAME, Vr.PN, LATIN));
    assertFound(Map.of(), declared("ISO_IR 192").value(Tag.PATIENT_NAME, Vr.PN, UTF));
    assertFound(Map.of(), DicomBytes.explicit().text(Tag.PATIENT_NAME, Vr.PN, "Muller"));
    assertFound(Map.of(), declared("\\ISO 2022 IR 87").text(Tag.PATIENT_NAME, Vr.PN, "A"));
  }

  @Test
  void invalidBytesAreReplacedAndNamedByKeywordOrTag() throws Exception {
    DicomBytes item = DicomBytes.explicit().value(Tag.PATIENT_ID, Vr.LO, LATIN);
    DicomBytes data =
        declared("ISO_IR 192")
            .sequence(REFERENCED_STUDY_SEQUENCE, item, item)
            .value(0x00091001, Vr.LO, LATIN)
            .value(Tag.PATIENT_NAME, Vr.PN, LATIN);
    assertFound(
        Map.of(Deviation.TEXT_REPLACED, Set.of("00091001", "PatientID", "PatientName")), data);
    assertEquals("M\uFFFD", header(data).dataSet().string(Tag.PATIENT_NAME));
  }

  @Test
  void bytesAboveAsciiWithoutACharacterSet() throws Exception {
    assertFound(
        Map.of(
            Deviation.TEXT_REPLACED, Set.of("PatientName"),
            Deviation.TEXT_UNDECLARED, Set.of("PatientID")),
        DicomBytes.explicit()
            .value(Tag.PATIENT_NAME, Vr.PN, LATIN)
            .value(Tag.PATIENT_ID, Vr.LO, UTF));
  }

  @Test
  void aCodeStringOfOtherCharactersIsReadByTheCharacterSet() throws Exception {
    int bodyPart = 0x00180015;
    DicomBytes data = declared("ISO_IR 100").value(bodyPart, Vr.CS, LATIN);
    assertFound(Map.of(Deviation.TEXT_UNDECLARED, Set.of("BodyPartExamined")), data);
    assertEquals("Mü", header(data).dataSet().string(bodyPart));
    data = DicomBytes.explicit().value(bodyPart, Vr.CS, LATIN);
    assertFound(Map.of(Deviation.TEXT_REPLACED, Set.of("BodyPartExamined")), data);
    assertEquals(List.of("M\uFFFD"), header(data).dataSet().strings(bodyPart));
    data = DicomBytes.explicit().value(0x00181411, Vr.DS, LATIN);
    assertFound(Map.of(Deviation.TEXT_REPLACED, Set.of("ExposureIndex")), data);
    String json = new DicomJson().toString(header(data));
    assertEquals("{\"00181411\":{\"vr\":\"DS\",\"Value\":[\"M\uFFFD\"]}}", json);
  }

  @Test
  void anUnknownCharacterSetIsTold() throws Exception {
    Set<String> itself = Set.of("SpecificCharacterSet");
    assertFound(Map.of(Deviation.UNKNOWN_CHARACTER_SET, itself), declared("ISO_IR 999 "));
    assertFound(
        Map.of(Deviation.UNKNOWN_CHARACTER_SET, itself), declared("ISO 2022 IR 100\\LATIN"));
    assertFound(
        Map.of(
            Deviation.UNKNOWN_CHARACTER_SET,
            itself,
            Deviation.TEXT_REPLACED,
            Set.of("PatientName")),
        declared("LATIN1").value(Tag.PATIENT_NAME, Vr.PN, LATIN));
    // In an item too.
    assertFound(
        Map.of(Deviation.UNKNOWN_CHARACTER_SET, itself),
        DicomBytes.explicit().sequence(REFERENCED_STUDY_SEQUENCE, declared("LATIN1")));
  }

  @Test
  void aCharacterSetThatIsItselfNoAsciiOrOfAnotherVrDoesNotGoInCircles() throws Exception {
    for (Vr vr : List.of(Vr.CS, Vr.LO, Vr.UT)) {
      DicomBytes data =
          DicomBytes.explicit()
              .value(Tag.SPECIFIC_CHARACTER_SET, vr, LATIN)
              .value(Tag.PATIENT_NAME, Vr.PN, UTF);
      assertFound(
          Map.of(
              Deviation.UNKNOWN_CHARACTER_SET, Set.of("SpecificCharacterSet"),
              Deviation.TEXT_REPLACED, Set.of("SpecificCharacterSet"),
              Deviation.TEXT_UNDECLARED, Set.of("PatientName")),
          data);
      assertEquals("ü", header(data).dataSet().string(Tag.PATIENT_NAME));
    }
    DicomBytes text =
        DicomBytes.explicit()
            .text(Tag.SPECIFIC_CHARACTER_SET, Vr.LO, "ISO_IR 100")
            .value(Tag.PATIENT_NAME, Vr.PN, LATIN);
    assertEquals("Mü", header(text).dataSet().string(Tag.PATIENT_NAME));
  }
}
