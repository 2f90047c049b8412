package dev.triplane.series;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Why pixels may hold text that names the patient: the values of the {@code withheld_reason}
 * columns.
 *
 * <p>BurnedInAnnotation (PS3.3 C.7.6.1.1.4 and others) says YES or NO, or nothing at all. Where it
 * says neither, images are held to be prone to such text whose
 *
 * <ul>
 *   <li>Modality is US, IVUS, XC, ES, GM, OP, SC, OT, DG, DOC, HC or SM,
 *   <li>SOPClassUID is of Secondary Capture, Ultrasound or Visible Light, multi-frame and video of
 *       them included, or
 *   <li>ImageType has a value that speaks of a screen, as screen saves of scanners have whose class
 *       is that of their other images.
 * </ul>
 */
public enum BurnedIn {
  /** BurnedInAnnotation is YES in at least one image. */
  BURNED_IN_ANNOTATION_YES,
  /** An image of a kind prone to burned-in text does not say NO. */
  BURNED_IN_ANNOTATION_NOT_RULED_OUT;

  private static final Set<String> MODALITIES =
      Set.of("US", "IVUS", "XC", "ES", "GM", "OP", "SC", "OT", "DG", "DOC", "HC", "SM");

  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  /** Secondary Capture, Ultrasound (with the retired classes), Visible Light (PS3.4 B.5). */
  private static final Set<String> CLASSES = Set.of("7", "6", "3", "77.1");

  /** What is to be feared of images; null where nothing is. */
  public static BurnedIn of(Collection<Instance> images) {
    BurnedIn worst = null;
    for (Instance image : images) {
      String said = normal(image.attributes().get("BurnedInAnnotation"));
      if (said.equals("YES")) {
        return BURNED_IN_ANNOTATION_YES;
      }
      if (!said.equals("NO") && isProne(image)) {
        worst = BURNED_IN_ANNOTATION_NOT_RULED_OUT;
      }
    }
    return worst;
  }

  private static boolean isProne(Instance image) {
    if (MODALITIES.contains(normal(image.attributes().get("Modality")))) {
      return true;
    }
    if (image.sopClassUid().startsWith(STORAGE)) {
      String rest = image.sopClassUid().substring(STORAGE.length());
      for (String prefix : CLASSES) {
        if (rest.equals(prefix) || rest.startsWith(prefix + ".")) {
          return true;
        }
      }
    }
    return Arrays.stream(normal(image.attributes().get("ImageType")).split("\\\\", -1))
        .anyMatch(value -> value.contains("SCREEN"));
  }

  private static String normal(String value) {
    return value == null ? "" : value.strip().toUpperCase(Locale.ROOT);
  }
}
