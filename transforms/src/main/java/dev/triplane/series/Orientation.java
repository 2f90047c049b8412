package dev.triplane.series;

/**
 * ImageOrientationPatient (PS3.3 C.7.6.2.1.1) made orthonormal.
 *
 * @param row the direction in which a row runs, that is, in which the column index grows
 * @param column the direction in which a column runs, that is, in which the row index grows
 */
public record Orientation(Vector3 row, Vector3 column) {
  /**
   * How far lengths may be from 1, and the scalar product from 0, before the attribute is not
   * believed.
   */
  public static final double TOLERANCE = 1e-3;

  /**
   * The orientation that six numbers state, or null where they are not finite, not of unit length
   * or not at a right angle within {@link #TOLERANCE}.
   *
   * @param cosines the six direction cosines, row first; may be null or of another length
   */
  public static Orientation of(double[] cosines) {
    if (cosines == null || cosines.length != 6) {
      return null;
    }
    Vector3 row = new Vector3(cosines[0], cosines[1], cosines[2]);
    Vector3 column = new Vector3(cosines[3], cosines[4], cosines[5]);
    boolean plausible =
        row.isFinite()
            && column.isFinite()
            && Math.abs(row.length() - 1) <= TOLERANCE
            && Math.abs(column.length() - 1) <= TOLERANCE
            && Math.abs(row.dot(column)) <= TOLERANCE;
    if (!plausible) {
      return null;
    }
    Vector3 unitRow = row.times(1 / row.length());
    Vector3 rest = column.minus(unitRow.times(unitRow.dot(column)));
    return new Orientation(unitRow, rest.times(1 / rest.length()));
  }

  /** The right-handed normal, row x column: slices are stacked along it. */
  public Vector3 normal() {
    return row.cross(column);
  }

  /** True where no direction cosine differs by more than {@link #TOLERANCE}. */
  public boolean isNear(Orientation other) {
    return near(row, other.row) && near(column, other.column);
  }

  private static boolean near(Vector3 a, Vector3 b) {
    return Math.abs(a.x() - b.x()) <= TOLERANCE
        && Math.abs(a.y() - b.y()) <= TOLERANCE
        && Math.abs(a.z() - b.z()) <= TOLERANCE;
  }
}
