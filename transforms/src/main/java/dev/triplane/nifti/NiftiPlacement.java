package dev.triplane.nifti;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import dev.triplane.volume.Geometry;

/**
 * Where the voxels (i, j, k) are, in NIfTI's coordinates: x to the right, y to the front, z to the
 * head, mm.
 *
 * @param spacing between voxels along i, j and k; 1 where unknown
 * @param inMillimetres the spacing in i and j is known
 * @param affine three rows of four, for {@code srow_x} to {@code srow_z}; null where the volume has
 *     no place
 * @param quaternion a, b, c, d of the rotation, for {@code quatern_b} to {@code quatern_d}; null
 *     where the volume has no place, or is sheared, which no quaternion can say
 * @param step where the distance from one plane to the next is from
 */
public record NiftiPlacement(
    double[] spacing, boolean inMillimetres, double[] affine, double[] quaternion, Step step) {

  /** Where the distance from one plane to the next is from. */
  public enum Step {
    /** The positions of the slices. */
    POSITIONS,
    /** One slice: its SliceThickness, which moves no voxel. */
    SLICE_THICKNESS,
    /** One slice of unknown thickness, or no positions: a 1 that means nothing. */
    NONE
  }

  /** A shear counts from where it moves the last plane by this part of a pixel. */
  private static final double SHEAR = 0.1;

  /** The placement of a volume. */
  public static NiftiPlacement of(Geometry geometry) {
    PixelSpacing pixels = geometry.spacing();
    boolean placed = geometry.placed() && pixels != null;
    if (!placed || (geometry.step() == null && geometry.planes() > 1)) {
      Double between = geometry.sliceSpacing();
      double[] spacing = {
        pixels == null ? 1 : pixels.column(),
        pixels == null ? 1 : pixels.row(),
        between == null ? 1 : between
      };
      Step step = between == null ? Step.NONE : Step.POSITIONS;
      return new NiftiPlacement(spacing, pixels != null, null, null, step);
    }
    Orientation orientation = geometry.orientation();
    Vector3 normal = orientation.normal();
    Double thickness = geometry.sliceThickness();
    boolean thick = thickness != null && thickness > 0;
    Vector3 step = geometry.step();
    Step source = Step.POSITIONS;
    if (step == null) {
      step = normal.times(thick ? thickness : 1);
      source = thick ? Step.SLICE_THICKNESS : Step.NONE;
    }
    double[] spacing = {pixels.column(), pixels.row(), step.length()};
    double[] affine =
        rows(
            orientation.row().times(pixels.column()),
            orientation.column().times(pixels.row()),
            step,
            geometry.first());
    Vector3 shear = step.minus(normal.times(step.length()));
    boolean straight =
        shear.length() * (geometry.planes() - 1) <= SHEAR * Math.min(pixels.column(), pixels.row());
    double[] quaternion =
        straight ? quaternion(rows(orientation.row(), orientation.column(), normal, normal)) : null;
    return new NiftiPlacement(spacing, true, affine, quaternion, source);
  }

  /** Four columns in LPS as three rows in RAS. */
  private static double[] rows(Vector3 i, Vector3 j, Vector3 k, Vector3 origin) {
    return new double[] {
      0 - i.x(),
      0 - j.x(),
      0 - k.x(),
      0 - origin.x(),
      0 - i.y(),
      0 - j.y(),
      0 - k.y(),
      0 - origin.y(),
      i.z(),
      j.z(),
      k.z(),
      origin.z()
    };
  }

  /**
   * The unit quaternion of a rotation, a not negative. Of the four ways to reckon it the one that
   * divides by the largest component is taken. Columns of r are i, j and their cross product, so
   * that it never mirrors and {@code qfac} is 1.
   */
  private static double[] quaternion(double[] r) {
    double[] squares = {
      1 + r[0] + r[5] + r[10],
      1 + r[0] - r[5] - r[10],
      1 - r[0] + r[5] - r[10],
      1 - r[0] - r[5] + r[10]
    };
    int largest = 0;
    for (int n = 1; n < 4; n++) {
      largest = squares[n] > squares[largest] ? n : largest;
    }
    double root = 2 * Math.sqrt(squares[largest]);
    double[] q =
        switch (largest) {
          case 0 -> new double[] {root * root / 4, r[9] - r[6], r[2] - r[8], r[4] - r[1]};
          case 1 -> new double[] {r[9] - r[6], root * root / 4, r[1] + r[4], r[2] + r[8]};
          case 2 -> new double[] {r[2] - r[8], r[1] + r[4], root * root / 4, r[6] + r[9]};
          default -> new double[] {r[4] - r[1], r[2] + r[8], r[6] + r[9], root * root / 4};
        };
    double sign = q[0] < 0 ? -1 : 1;
    for (int n = 0; n < 4; n++) {
      q[n] = sign * q[n] / root + 0.0;
    }
    return q;
  }
}
