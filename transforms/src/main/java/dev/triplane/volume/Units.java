package dev.triplane.volume;

import dev.triplane.series.FrameValues;
import dev.triplane.series.RealWorldMapping;
import dev.triplane.series.SeriesAttributes;
import java.util.List;
import java.util.Set;

/** The units of a volume's values. */
public final class Units {
  /** What Rescale Type says where it says nothing. */
  public static final String UNSPECIFIED = "US";

  /** Images of NM whose pixels are counts as acquired (PS3.3 C.8.4.9.1.1). */
  private static final Set<String> ACQUIRED =
      Set.of("STATIC", "DYNAMIC", "GATED", "WHOLE BODY", "TOMO", "GATED TOMO");

  private Units() {}

  /**
   * The units, by the first of these that tells: Units of PET (PS3.3 C.8.9.1) unless a table gives
   * the values, DoseUnits (PS3.3 C.8.8.3), RescaleType (PS3.3 C.11.1.1.2) or ModalityLUTType, HU
   * for a CT image with a rescaling (PS3.3 C.8.2.1), a real world value mapping that gives the very
   * same values, counts (CNTS, as PET calls them) for acquired NM; else US where the type says
   * unspecified; else null: unknown. Colour is shown and counted by its luminance.
   */
  public static String of(VolumePlan plan) {
    if (plan.firstInstance().pixels().format().colour()) {
      return "luminance";
    }
    SeriesAttributes attributes = plan.firstInstance().attributes();
    FrameValues values = plan.slots().get(0).frame().attributes().values();
    String units = values.table() == null ? attributes.get("Units") : null;
    if (units != null) {
      return units;
    }
    String dose = attributes.get("DoseUnits");
    if (dose != null) {
      return dose;
    }
    boolean told = values.type() != null && !values.type().equals(UNSPECIFIED);
    if (told) {
      return values.type();
    }
    if (values.table() == null && isHounsfield(attributes, values)) {
      return "HU";
    }
    String realWorld = values.table() == null ? realWorld(values) : null;
    if (realWorld != null) {
      return realWorld;
    }
    return isCounts(attributes, values) ? "CNTS" : values.type();
  }

  /**
   * A CT image with a rescaling at the top level is in HU where it has no other type. Makers write
   * US for HU all the same: believed of localizers, and where the intercept is not below zero, as
   * that of HU is.
   */
  private static boolean isHounsfield(SeriesAttributes attributes, FrameValues values) {
    boolean scaled = attributes.get("RescaleIntercept") != null;
    boolean ct = "CT".equals(attributes.get("Modality"));
    boolean likely =
        values.rescale().intercept() < 0 && !imageType(attributes).contains("LOCALIZER");
    return ct && scaled && (values.type() == null || likely);
  }

  /** Where the one mapping there is agrees with the transformation that is applied. */
  private static String realWorld(FrameValues values) {
    List<RealWorldMapping> mappings = values.realWorld();
    boolean same = mappings.size() == 1 && mappings.get(0).agreesWith(values.rescale());
    return same ? mappings.get(0).units() : null;
  }

  private static boolean isCounts(SeriesAttributes attributes, FrameValues values) {
    List<String> type = imageType(attributes);
    return "NM".equals(attributes.get("Modality"))
        && attributes.get("RescaleSlope") == null
        && values.table() == null
        && type.size() > 2
        && ACQUIRED.contains(type.get(2));
  }

  private static List<String> imageType(SeriesAttributes attributes) {
    String type = attributes.get("ImageType");
    return type == null ? List.of() : List.of(type.split("\\\\", -1));
  }
}
