package dev.triplane.volume;

import dev.triplane.series.Vector3;

/**
 * The smallest box along the patient's axes that holds a volume, voxels whole: half a voxel beyond
 * the outer centres.
 *
 * @param min the corner at the right, front and feet, mm
 * @param max the corner at the left, back and head, mm
 */
public record Box(Vector3 min, Vector3 max) {

  /**
   * The box of a volume; null where it has no place or no pixel spacing. A single slice is as thick
   * as it says, or 0.
   */
  public static Box around(Geometry geometry) {
    if (!geometry.placed() || geometry.spacing() == null) {
      return null;
    }
    Vector3 row = geometry.orientation().column().times(geometry.spacing().row());
    Vector3 column = geometry.orientation().row().times(geometry.spacing().column());
    Vector3 normal = geometry.orientation().normal();
    double thickness = geometry.sliceThickness() == null ? 0 : geometry.sliceThickness();
    double depth = geometry.sliceSpacing() == null ? thickness : geometry.sliceSpacing();
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int corner = 0; corner < 8; corner++) {
      boolean far = (corner & 1) != 0;
      Vector3 point =
          (far ? geometry.last() : geometry.first())
              .plus(normal.times((far ? 0.5 : -0.5) * depth))
              .plus(row.times((corner & 2) != 0 ? geometry.rows() - 0.5 : -0.5))
              .plus(column.times((corner & 4) != 0 ? geometry.columns() - 0.5 : -0.5));
      for (int axis = 0; axis < 3; axis++) {
        low[axis] = Math.min(low[axis], point.component(axis));
        high[axis] = Math.max(high[axis], point.component(axis));
      }
    }
    return new Box(new Vector3(low[0], low[1], low[2]), new Vector3(high[0], high[1], high[2]));
  }
}
