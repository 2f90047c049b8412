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
 * @param quaternion for {@code quatern_b} to {@code quatern_d}; null where the volume has no place,
 *     or is sheared, which no quaternion can say
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

  /** A quaternion is good for volumes of which it moves no voxel farther than this, in pixels. */
  private static final double FARTHEST = 0.1;

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
    int[] steps = {geometry.columns() - 1, geometry.rows() - 1, geometry.planes() - 1};
    double[] quaternion =
        new NiftiQuaternion(affine, spacing, steps)
            .parts(FARTHEST * Math.min(pixels.column(), pixels.row()));
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
}
