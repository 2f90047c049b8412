package dev.triplane.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.testing.TestSlice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When pixels are held to name the patient. */
class BurnedInTest {
  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  private static Instance image(String sopClass, String modality, String imageType, String said) {
    Instance base = TestSlice.named("s").sopClass(sopClass).build();
    String[] values = new String[SeriesAttributes.KEYWORDS.size()];
    values[SeriesAttributes.KEYWORDS.indexOf("Modality")] = modality;
    values[SeriesAttributes.KEYWORDS.indexOf("ImageType")] = imageType;
    values[SeriesAttributes.KEYWORDS.indexOf("BurnedInAnnotation")] = said;
    return new Instance(
        base.uri(),
        base.sizeBytes(),
        base.sopClassUid(),
        base.sopInstanceUid(),
        base.seriesInstanceUid(),
        new SeriesAttributes(Arrays.asList(values)),
        base.pixels(),
        base.pixelFault(),
        base.numberOfFrames(),
        base.truncated(),
        base.frames());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // CT, MR, PET, DX, RT dose, segmentation: not prone.
        "2, CT, ORIGINAL\\PRIMARY\\AXIAL, -, -",
        "4, MR, -, -, -",
        "128, PT, -, '', -",
        "1.1, DX, -, -, -",
        "481.2, RTDOSE, -, -, -",
        "2, CT, -, YES, BURNED_IN_ANNOTATION_YES",
        "2, CT, -, ' yes ', BURNED_IN_ANNOTATION_YES",
        "2, CT, -, NO, -",
        // Ultrasound, its retired classes, captures and videos of visible light.
        "6.1, US, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "3.1, US, -, NO, -",
        "3.1, US, -, MAYBE, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "6, -, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "7, CT, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "7.4, MR, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "77.1.1.1, -, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "77.1.6, SM, -, NO, -",
        "2, OT, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "2, ES, -, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        // A screen saved under the class of the scanner's other images.
        "2, CT, DERIVED\\SECONDARY\\SCREEN SAVE, -, BURNED_IN_ANNOTATION_NOT_RULED_OUT",
        "2, CT, DERIVED\\SECONDARY\\SCREEN SAVE, NO, -",
      })
  void oneImage(String sopClass, String modality, String type, String said, BurnedIn wanted) {
    assertEquals(wanted, BurnedIn.of(List.of(image(STORAGE + sopClass, modality, type, said))));
  }

  @Test
  void theWorstOfSeveralImagesCounts() {
    Instance no = image(STORAGE + "6.1", "US", null, "NO");
    Instance silent = image(STORAGE + "6.1", "US", null, null);
    Instance yes = image(STORAGE + "2", "CT", null, "YES");
    assertEquals(null, BurnedIn.of(List.of(no, no)));
    assertEquals(BurnedIn.BURNED_IN_ANNOTATION_NOT_RULED_OUT, BurnedIn.of(List.of(no, silent)));
    assertEquals(BurnedIn.BURNED_IN_ANNOTATION_YES, BurnedIn.of(List.of(silent, yes)));
  }
}
