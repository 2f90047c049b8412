package dev.triplane.series;

import java.util.Set;

/** What SOP Class UIDs (PS3.4 B.5) and Modality (PS3.3 C.7.3.1.1.1) say of an image's kind. */
final class SopClasses {
  private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

  /**
   * Projections, captures and photographs: SOP Class UIDs below {@link #STORAGE}, whole or up to a
   * dot.
   */
  private static final Set<String> NOT_CROSS_SECTIONAL =
      Set.of("1", "7", "6", "3", "12", "481.1", "77.1", "9", "11", "88", "66.5");

  private static final Set<String> MODALITIES =
      Set.of(
          "CR", "DX", "MG", "IO", "PX", "RG", "RF", "XA", "SC", "XC", "ES", "GM", "SM", "OP", "US",
          "IVUS", "RTIMAGE", "OT", "DG", "HC");

  private SopClasses() {}

  /**
   * True where images of the class are slices of a body, so that several of them without positions
   * are a stack; false for radiographs, captures, ultrasound and photographs, where each file
   * stands alone.
   */
  static boolean isCrossSectional(String sopClassUid, String modality) {
    if (sopClassUid.startsWith(STORAGE)) {
      String rest = sopClassUid.substring(STORAGE.length());
      for (String prefix : NOT_CROSS_SECTIONAL) {
        if (rest.equals(prefix) || rest.startsWith(prefix + ".")) {
          return false;
        }
      }
      return true;
    }
    return modality != null && !MODALITIES.contains(modality);
  }

  /** True for Secondary Capture (PS3.3 A.8): what it says of positions is not believed. */
  static boolean isSecondaryCapture(String sopClassUid) {
    return sopClassUid.equals(STORAGE + "7") || sopClassUid.startsWith(STORAGE + "7.");
  }
}
