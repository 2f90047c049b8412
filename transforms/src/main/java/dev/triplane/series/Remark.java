package dev.triplane.series;

import java.util.Locale;

/**
 * What is worth knowing about a volume's geometry: the values of the {@code reasons} column, each
 * followed by its numbers. The names are an interface with users: never rename one.
 */
public enum Remark {
  /** An image by projection or capture: positions in a patient mean nothing for it. */
  NOT_CROSS_SECTIONAL,
  /**
   * ImagePositionPatient or ImageOrientationPatient is absent: frames stand in acquisition order.
   */
  NO_POSITIONS,
  /** ImagePositionPatient is not three finite numbers, or is a kilometre away or more. */
  POSITION_INVALID,
  /** ImageOrientationPatient is not two unit vectors at a right angle within 0.001. */
  ORIENTATION_INVALID,
  /** A mosaic whose header does not say how its slices lie: kept as one image without a place. */
  MOSAIC_NOT_UNDERSTOOD,
  /** PixelSpacing is absent. */
  PIXEL_SPACING_ABSENT,
  /** PixelSpacing is not two positive numbers of up to a kilometre, or varies between slices. */
  PIXEL_SPACING_INVALID,
  /** Distances between slices are uneven and no lattice explains them; the range follows. */
  UNEVEN_GAPS,
  /** Slices are off the straight line through the first and the last by more than the tolerance. */
  OFF_LINE,
  /** Slices are missing from an even lattice. */
  MISSING_SLICES,
  /** Slices drift within their plane: a tilted gantry or a sheared acquisition; degrees follow. */
  SHEARED,
  /** GantryDetectorTilt disagrees with the positions by more than 0.1 degrees. */
  TILT_TAG_DIFFERS,
  /** SliceThickness is not the spacing of the positions. */
  THICKNESS_DIFFERS,
  /** SpacingBetweenSlices is not the spacing of the positions. */
  SPACING_TAG_DIFFERS,
  /** Frames at places already taken were left out; how many follows. */
  DUPLICATE_POSITIONS,
  /** The series holds images of several sizes or sample formats; this volume is one of them. */
  SPLIT_BY_SIZE,
  /** The series holds several orientations; this volume is one of them. */
  SPLIT_BY_ORIENTATION,
  /** The series holds localizer images beside others; this volume is one of the two kinds. */
  SPLIT_BY_LOCALIZER,
  /**
   * Positions repeat in the series, and the attribute named in {@code split_key} tells the repeats
   * apart.
   */
  SPLIT_BY_KEY,
  /**
   * The series holds several stacks or segments; this volume is the one that {@code split_key}
   * names.
   */
  SPLIT_BY_STACK,
  /** Some frames have positions and others have none; this volume is one of the two kinds. */
  SPLIT_BY_POSITION_PRESENCE,
  /** Modality LUT Sequence holds no table that can be used: values are stored numbers. */
  MODALITY_LUT_UNUSABLE,
  /** The Modality LUT of an X-ray image gives intensities: values are stored numbers. */
  MODALITY_LUT_NOT_FOR_DISPLAY,
  /** Some frames have a Modality LUT or a rescaling of another type than others. */
  VALUE_TYPES_VARY,
  /** The real world value mappings of frames differ: the columns are those of the first slice. */
  REAL_WORLD_VALUES_VARY;

  /** The remark with its numbers, as it stands in the table: {@code NAME: numbers}. */
  public String with(String format, Object... numbers) {
    return name() + ": " + String.format(Locale.ROOT, format, numbers);
  }
}
