package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;

/** The spacing of pixels that calibrated regions of an ultrasound image give (PS3.3 C.8.5.5). */
final class UltrasoundRegions {
  private static final int TISSUE_2D = 1;
  private static final int CENTIMETRES = 3;
  private static final double MM = 10;

  private UltrasoundRegions() {}

  /**
   * The spacing that all two-dimensional regions in centimetres share; null where there is none or
   * they differ.
   */
  static PixelSpacing spacing(DataSet dataSet) {
    PixelSpacing common = null;
    for (DataSet region : dataSet.items(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS)) {
      if (!is(region, Tag.REGION_SPATIAL_FORMAT, TISSUE_2D)
          || !is(region, Tag.PHYSICAL_UNITS_X_DIRECTION, CENTIMETRES)
          || !is(region, Tag.PHYSICAL_UNITS_Y_DIRECTION, CENTIMETRES)) {
        continue;
      }
      Double x = region.number(Tag.PHYSICAL_DELTA_X);
      Double y = region.number(Tag.PHYSICAL_DELTA_Y);
      PixelSpacing spacing =
          x == null || y == null
              ? null
              : PixelSpacing.of(new double[] {Math.abs(y) * MM, Math.abs(x) * MM});
      if (spacing == null || (common != null && !common.equals(spacing))) {
        return null;
      }
      common = spacing;
    }
    return common;
  }

  private static boolean is(DataSet region, int tag, int wanted) {
    Integer value = region.integer(tag);
    return value != null && value == wanted;
  }
}
