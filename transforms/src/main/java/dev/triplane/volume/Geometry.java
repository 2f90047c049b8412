package dev.triplane.volume;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import java.util.List;

/**
 * Where a volume is in the patient and how it is sampled. Lengths in mm, in the patient's
 * coordinate system (PS3.3 C.7.6.2.1.1). {@code vol[plane,row,column]}: slices are stacked along
 * the right-handed normal of the orientation.
 *
 * @param verdict what the geometry is worth
 * @param reasons remarks with their numbers, see {@link dev.triplane.series.Remark}
 * @param planes the size of the grid along the slices: with holes of missing slices counted
 * @param rows pixels
 * @param columns pixels
 * @param orientation null where unknown
 * @param spacing between pixels; null where unknown
 * @param sliceSpacing between planes along the normal; null where there is one slice or no
 *     positions
 * @param first ImagePositionPatient of plane 0; null where unknown
 * @param last ImagePositionPatient of the last plane; null where unknown
 * @param step from one plane to the next, shear and all; null where {@code sliceSpacing} is null
 * @param tilt degrees between the step and the normal; null where there is no step
 * @param gapMin the least distance of neighbouring slices; null where there is one slice or no
 *     positions
 * @param gapMedian the median distance
 * @param gapMax the largest distance
 * @param missing the planes that have no slice, ascending
 * @param sliceThickness SliceThickness, the same in all slices; null where absent or varying
 */
public record Geometry(
    Verdict verdict,
    List<String> reasons,
    int planes,
    int rows,
    int columns,
    Orientation orientation,
    PixelSpacing spacing,
    Double sliceSpacing,
    Vector3 first,
    Vector3 last,
    Vector3 step,
    Double tilt,
    Double gapMin,
    Double gapMedian,
    Double gapMax,
    List<Integer> missing,
    Double sliceThickness) {

  /** Copies the lists, so that the record cannot change. */
  public Geometry {
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
  }

  /**
   * The geometry of frames without a place: only the size of the grid, and the spacing of pixels
   * where it is known.
   */
  static Geometry unplaced(
      Verdict verdict,
      List<String> reasons,
      int planes,
      int rows,
      int columns,
      PixelSpacing spacing) {
    return new Geometry(
        verdict, reasons, planes, rows, columns, null, spacing, null, null, null, null, null, null,
        null, null, List.of(), null);
  }

  /** True where the volume has a place in the patient. */
  public boolean placed() {
    return orientation != null && first != null;
  }

  /** The patient axes of the three indices; null where there is no orientation. */
  public Axes axes() {
    if (orientation == null) {
      return null;
    }
    Vector3 normal = orientation.normal();
    return Axes.of(step == null ? normal : step, normal, orientation.column(), orientation.row());
  }

  /** The anatomical plane of the slices; null where there is no orientation. */
  public Plane plane() {
    return orientation == null ? null : Plane.ofAxis(Axes.largest(orientation.normal()));
  }

  /**
   * Degrees between the slices' normal and the nearest patient axis; null where there is no
   * orientation.
   */
  public Double obliquity() {
    if (orientation == null) {
      return null;
    }
    Vector3 normal = orientation.normal();
    int axis = Axes.largest(normal);
    Vector3 off = normal.minus(unit(axis).times(normal.component(axis)));
    return Math.toDegrees(Math.atan2(off.length(), Math.abs(normal.component(axis))));
  }

  /** planes x spacing; null where the spacing is. */
  public Double sliceFieldOfView() {
    return sliceSpacing == null ? null : planes * sliceSpacing;
  }

  /** rows x spacing between rows; null where the spacing is unknown. */
  public Double rowFieldOfView() {
    return spacing == null ? null : rows * spacing.row();
  }

  /** columns x spacing between columns; null where the spacing is unknown. */
  public Double columnFieldOfView() {
    return spacing == null ? null : columns * spacing.column();
  }

  /**
   * (planes - 1) x spacing + SliceThickness: from the first slice's outer face to the last's; null
   * where unknown.
   */
  public Double coverage() {
    if (sliceThickness == null || (sliceSpacing == null && planes > 1)) {
      return null;
    }
    return sliceSpacing == null ? sliceThickness : (planes - 1) * sliceSpacing + sliceThickness;
  }

  /**
   * 4 x 4, row-major: voxel (plane, row, column, 1) to the position of its centre. Null where
   * orientation, pixel spacing or step is missing: a single slice has no step, and none is invented
   * for it.
   */
  public double[] affine() {
    if (!placed() || spacing == null || step == null) {
      return null;
    }
    Vector3 row = orientation.column().times(spacing.row());
    Vector3 column = orientation.row().times(spacing.column());
    return new double[] {
      step.x(),
      row.x(),
      column.x(),
      first.x(),
      step.y(),
      row.y(),
      column.y(),
      first.y(),
      step.z(),
      row.z(),
      column.z(),
      first.z(),
      0,
      0,
      0,
      1
    };
  }

  private static Vector3 unit(int axis) {
    return new Vector3(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
  }
}
