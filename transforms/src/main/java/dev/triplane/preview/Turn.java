package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Plane;

/**
 * How a grid is turned for display: first transposed, then mirrored.
 *
 * @param transpose rows become columns
 * @param flipAcross then left and right are exchanged
 * @param flipDown then up and down are exchanged
 */
public record Turn(boolean transpose, boolean flipAcross, boolean flipDown) {
  /** Cosines that differ by less are equal: rounding must not decide what lies halfway. */
  private static final double TIE = 1e-9;

  /** The grid as it is. */
  public static final Turn NONE = new Turn(false, false, false);

  /**
   * The turn that shows a grid in radiological display.
   *
   * @param plane the anatomical plane to show
   * @param across the direction in the patient in which the grid's column index grows
   * @param down the direction in which its row index grows
   */
  public static Turn toDisplay(Plane plane, Vector3 across, Vector3 down) {
    double straight = Math.abs(across.dot(plane.right())) + Math.abs(down.dot(plane.down()));
    double swapped = Math.abs(across.dot(plane.down())) + Math.abs(down.dot(plane.right()));
    boolean transpose = swapped > straight + TIE;
    Vector3 toRight = transpose ? down : across;
    Vector3 toBottom = transpose ? across : down;
    return new Turn(
        transpose, toRight.dot(plane.right()) < -TIE, toBottom.dot(plane.down()) < -TIE);
  }
}
