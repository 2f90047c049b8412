package dev.triplane.volume;

import dev.triplane.series.Vector3;

/**
 * Which patient axis each index of {@code vol[plane,row,column]} runs along: each index gets an
 * axis of its own, so that the three pictures of any volume have three different names.
 *
 * @param plane the patient axis nearest to the slices' normal: 0 x, 1 y, 2 z
 * @param row the patient axis along which the row index grows
 * @param column the patient axis along which the column index grows
 * @param codes three letters of L/R, P/A, S/I: where the plane, row and column index grow to
 */
public record Axes(int plane, int row, int column, String codes) {

  /** Cosines that differ by less are equal: rounding must not decide what lies halfway. */
  private static final double TIE = 1e-9;

  /**
   * Names the axes.
   *
   * @param step where the plane index grows; along the normal, or sheared from it
   * @param normal the normal of the slices: decides the plane's axis
   * @param columnDirection where the row index grows
   * @param rowDirection where the column index grows
   */
  public static Axes of(
      Vector3 step, Vector3 normal, Vector3 columnDirection, Vector3 rowDirection) {
    int plane = largest(normal);
    int first = (plane + 1) % 3;
    int second = (plane + 2) % 3;
    // Two ways are left to give the other two axes to row and column: the better aligned wins.
    double straight =
        Math.abs(columnDirection.component(first)) + Math.abs(rowDirection.component(second));
    double swapped =
        Math.abs(columnDirection.component(second)) + Math.abs(rowDirection.component(first));
    boolean inOrder = straight >= swapped - TIE;
    int row = inOrder ? first : second;
    int column = inOrder ? second : first;
    String codes =
        ""
            + letter(plane, step.component(plane))
            + letter(row, columnDirection.component(row))
            + letter(column, rowDirection.component(column));
    return new Axes(plane, row, column, codes);
  }

  /**
   * The component of largest size; of equal ones z before y before x, so that 45 degrees has one
   * answer.
   */
  static int largest(Vector3 v) {
    int best = 2;
    for (int axis = 1; axis >= 0; axis--) {
      if (Math.abs(v.component(axis)) > Math.abs(v.component(best)) + TIE) {
        best = axis;
      }
    }
    return best;
  }

  private static char letter(int axis, double component) {
    return (component >= -TIE ? "LPS" : "RAI").charAt(axis);
  }
}
