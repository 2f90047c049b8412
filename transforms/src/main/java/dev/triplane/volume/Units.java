package dev.triplane.volume;

import dev.triplane.series.SeriesAttributes;

/** The units of a volume's values. */
public final class Units {
  private Units() {}

  /**
   * Units (PET, PS3.3 C.8.9.1), else DoseUnits (PS3.3 C.8.8.3), else RescaleType (PS3.3
   * C.11.1.1.2), else HU for CT (PS3.3 C.8.2.1), else null: unknown. Colour is shown and counted by
   * its luminance.
   */
  public static String of(VolumePlan plan) {
    if (plan.firstInstance().pixels().format().colour()) {
      return "luminance";
    }
    SeriesAttributes attributes = plan.firstInstance().attributes();
    String units = attributes.get("Units");
    if (units != null) {
      return units;
    }
    String dose = attributes.get("DoseUnits");
    if (dose != null) {
      return dose;
    }
    String type = attributes.get("RescaleType");
    if (type != null && !type.equals("US")) { // US: unspecified
      return type;
    }
    boolean scaled = attributes.get("RescaleIntercept") != null;
    return "CT".equals(attributes.get("Modality")) && scaled ? "HU" : null;
  }
}
