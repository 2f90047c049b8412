package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Plane;
import dev.triplane.volume.Slice;

/**
 * All planes of a volume along one of its axes: its slices, or its cuts through rows or columns.
 * Each is a grid of rows and columns, not yet turned for display.
 */
interface PlaneFamily {
  /** Takes the lines of a plane as they become known. */
  interface LineTaker {
    /**
     * Takes one line; must not keep the arrays.
     *
     * @param row where in the plane
     * @param values one a column; NaN where there is no sample; luminance of colour
     * @param colours red, green and blue, 0 where there is no sample; null where the line is gray
     */
    void line(int row, float[] values, float[][] colours);
  }

  /** The anatomical name; null where the volume has no place in the patient. */
  Plane name();

  /** How many planes there are, those without a slice counted. */
  int count();

  /** Samples down. */
  int rows();

  /** Samples across. */
  int columns();

  /** Between rows, mm; or in the unit of {@link #columnSpacing} where unknown. */
  double rowSpacing();

  /** Between columns. */
  double columnSpacing();

  /** Whether the spacings are mm. */
  boolean physical();

  /** The direction in which the column index grows; null without orientation. */
  Vector3 across();

  /** The direction in which the row index grows; null without orientation. */
  Vector3 down();

  /** The direction in which {@link #positionMm} grows; null without orientation. */
  Vector3 through();

  /** Where a plane is along its own axis, mm; NaN where unknown. */
  double positionMm(int index);

  /** Hands on what a slice holds of a plane. */
  void take(Slice slice, int index, LineTaker taker);

  /** How a plane is turned for display. */
  default Turn turn() {
    return name() == null ? Turn.NONE : Turn.toDisplay(name(), across(), down());
  }

  /**
   * A plane as an image, on the family's grid or on a coarser one over the same area.
   *
   * @param values rows x columns
   * @param colours null where the volume is gray
   */
  default PlaneImage image(int index, int rows, int columns, float[] values, float[][] colours) {
    return new PlaneImage(
        name(),
        rows,
        columns,
        rowSpacing() * rows() / rows,
        columnSpacing() * columns() / columns,
        physical(),
        turn(),
        name() == null ? null : Facing.of(turn(), across(), down(), through()),
        values,
        colours,
        index,
        positionMm(index));
  }
}
