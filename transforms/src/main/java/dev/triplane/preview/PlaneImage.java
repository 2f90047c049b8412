package dev.triplane.preview;

import dev.triplane.volume.Plane;

/**
 * A plane of a volume, as values on the grid that it was sampled on, not yet turned for display.
 *
 * @param plane its anatomical name; null where the volume has no place in the patient
 * @param rows samples down
 * @param columns samples across
 * @param rowSpacing mm between rows, or 1 where unknown
 * @param columnSpacing mm between columns, or in the same unit as {@code rowSpacing} where that is
 *     unknown
 * @param physical the spacings are mm in the patient
 * @param turn how the grid is turned for radiological display
 * @param facing where the picture's edges are once it is turned; null where the volume has no place
 * @param values rows x columns, row by row; NaN where there is no sample; luminance of colour
 * @param colours red, green and blue from 0 to 255, each on the same grid, 0 where there is no
 *     sample; null where the volume is gray
 * @param sliceIndex the index of the plane in the volume along its own axis; {@link #RESLICED}
 *     where it is a plane of the patient across the volume's
 * @param positionMm where the plane is along its own axis, mm; NaN where unknown
 */
public record PlaneImage(
    Plane plane,
    int rows,
    int columns,
    double rowSpacing,
    double columnSpacing,
    boolean physical,
    Turn turn,
    Facing facing,
    float[] values,
    float[][] colours,
    int sliceIndex,
    double positionMm) {

  /** In place of the index of a plane that is none of the volume's. */
  public static final int RESLICED = -1;

  /** Whether this is a plane of the patient, sampled across the volume's own. */
  public boolean resliced() {
    return sliceIndex == RESLICED;
  }

  /** A plane of a gray volume, whose edges have no names. */
  public PlaneImage(
      Plane plane,
      int rows,
      int columns,
      double rowSpacing,
      double columnSpacing,
      boolean physical,
      Turn turn,
      float[] values,
      int sliceIndex,
      double positionMm) {
    this(
        plane,
        rows,
        columns,
        rowSpacing,
        columnSpacing,
        physical,
        turn,
        null,
        values,
        null,
        sliceIndex,
        positionMm);
  }
}
