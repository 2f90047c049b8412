package dev.triplane.series;

import java.util.Locale;

/**
 * What is worth knowing about a volume's geometry: the values of the {@code reasons} column, each
 * followed by its numbers. The names are an interface with users: never rename one.
 */
public enum Remark {
  NOT_CROSS_SECTIONAL(
      "A projection or a capture: it has no place in the patient, whatever its header says."),
  NO_POSITIONS(
      "ImagePositionPatient or ImageOrientationPatient is absent: the frames stand in the order of"
          + " acquisition."),
  POSITION_INVALID(
      "ImagePositionPatient is not three finite numbers, or is a kilometre away or more: treated as"
          + " absent."),
  ORIENTATION_INVALID(
      "ImageOrientationPatient is not two unit vectors at a right angle within 0.001: treated as"
          + " absent."),
  MOSAIC_NOT_UNDERSTOOD(
      "A Siemens mosaic whose header does not say how its slices lie: kept as one image without a"
          + " place."),
  PIXEL_SPACING_ABSENT(
      "PixelSpacing is absent: spacing, field of view and affine in the plane are null."),
  PIXEL_SPACING_INVALID(
      "PixelSpacing is not two positive numbers of up to a kilometre, or differs between slices:"
          + " treated as absent."),
  UNEVEN_GAPS(
      "The distances between slices differ and no lattice with holes explains them; the least and"
          + " the largest follow. The spacing is their median."),
  OFF_LINE(
      "Slices are evenly spaced but not on one straight line: no affine describes them exactly."),
  MISSING_SLICES(
      "The slices are on an even lattice with holes; how many of how many planes follows,"
          + " `missing_indices` names them."),
  SHEARED(
      "Each slice is shifted in its plane against the one before, as with a tilted gantry; degrees"
          + " follow."),
  TILT_TAG_DIFFERS(
      "GantryDetectorTilt disagrees with the positions by more than 0.1 degrees; both follow."),
  THICKNESS_DIFFERS(
      "SliceThickness is not the distance between slices: they overlap or have gaps; both follow."),
  SPACING_TAG_DIFFERS(
      "SpacingBetweenSlices is not the distance of the positions, which are believed; both"
          + " follow."),
  DUPLICATE_POSITIONS(
      "Frames at places already taken were left out; how many follows. Each is a row of"
          + " `failures`."),
  SPLIT_BY_SIZE(
      "The series holds images of several sizes or sample formats; this volume is one of them."),
  SPLIT_BY_ORIENTATION("The series holds several orientations; this volume is one of them."),
  SPLIT_BY_LOCALIZER(
      "The series holds localizer images beside others; this volume is one of the two kinds."),
  SPLIT_BY_KEY(
      "Positions repeat in the series; `split_key` names what tells the repeats apart, such as an"
          + " echo time or a time point."),
  SPLIT_BY_STACK("The series holds several stacks or segments; `split_key` names this one."),
  SPLIT_BY_POSITION_PRESENCE(
      "Some frames of the series have positions and others none; this volume is one of the two"
          + " kinds."),
  MODALITY_LUT_UNUSABLE(
      "Modality LUT Sequence holds no table that can be used; of how many slices follows."
          + " Their values are stored numbers, rescaled where there is a rescaling too."),
  MODALITY_LUT_NOT_FOR_DISPLAY(
      "The Modality LUT of an XA or RF image whose PixelIntensityRelationship is LOG or"
          + " DISP gives intensities and is not applied (PS3.3 C.8.7.1.1.2); of how many slices"
          + " follows."),
  VALUE_TYPES_VARY(
      "RescaleType differs between slices, or only some have a Modality LUT: `units` are"
          + " those of the first slice."),
  REAL_WORLD_VALUES_VARY(
      "The real world value mappings of slices differ: the columns are those of the first"
          + " slice.");

  private final String meaning;

  Remark(String meaning) {
    this.meaning = meaning;
  }

  /** What it means, one sentence for people; names stand in backticks. */
  public String meaning() {
    return meaning;
  }

  /** The remark with its numbers, as it stands in the table: {@code NAME: numbers}. */
  public String with(String format, Object... numbers) {
    return name() + ": " + String.format(Locale.ROOT, format, numbers);
  }
}
