package dev.triplane.preview;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import dev.triplane.volume.Axes;
import dev.triplane.volume.Box;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.VolumePlan;
import java.util.List;

/**
 * Samples planes of the patient from a volume of any orientation as its slices go by: axial,
 * coronal and sagittal as these words mean it, where the volume's own cuts are oblique.
 *
 * <p>A pixel's centre is taken back to (plane, row, column) by the volume's affine, shear and all,
 * or between slices that are on no lattice by their own positions; its value is trilinear. Each
 * slice adds its share to the pixels that lie between its two neighbours, and no other pixel is
 * visited. Beside a missing plane, and at the volume's ends, a slice's values hold for half a step;
 * what is nearer to a missing plane, or farther outside, is a hole: nothing fades. Padding is left
 * out of the sum; where it has half the weight or more, the pixel is a hole too.
 *
 * <p>Memory: at most {@link #MOST_SIDE} squared pixels a plane, 8 bytes each and 4 for its image,
 * or 20 and 16 in colour: no more than 38 MB for three planes, or 113 MB. Slices are not kept.
 */
public final class Reslicer implements SliceConsumer {
  /** The most pixels of a plane's side: pixels grow beyond a voxel's size to keep it. */
  static final int MOST_SIDE = 1024;

  private final List<ReslicedPlane> planes;

  /**
   * Samples planes of one volume.
   *
   * @param plan a volume that {@link #canReslice}
   * @param targets the planes
   */
  public Reslicer(VolumePlan plan, List<PatientPlane> targets) {
    Geometry geometry = plan.geometry();
    if (!canReslice(geometry)) {
      throw new IllegalArgumentException("plan: want positions, pixel spacing and two planes");
    }
    Box box = Box.around(geometry);
    Vector3 extent = box.max().minus(box.min());
    double longest = Math.max(extent.x(), Math.max(extent.y(), extent.z()));
    PixelSpacing spacing = geometry.spacing();
    double voxel = Math.min(geometry.sliceSpacing(), Math.min(spacing.row(), spacing.column()));
    double pixel = Math.max(voxel, longest / MOST_SIDE);
    SliceOrigins origins = new SliceOrigins(plan);
    this.planes =
        targets.stream()
            .map(
                target ->
                    new ReslicedPlane(
                        geometry, origins, target, ResliceGrid.over(box, target, pixel), pixel))
            .toList();
  }

  /** Whether a volume can be sampled: it has at least two planes and an affine. */
  public static boolean canReslice(Geometry geometry) {
    return geometry.affine() != null;
  }

  /**
   * How far a volume is from the patient's axes: the largest angle, degrees from 0 to 90, between
   * the normal, the rows or the columns of its slices and the axis that each is named after. 0
   * where there is no orientation.
   */
  public static double degreesOff(Geometry geometry) {
    Orientation orientation = geometry.orientation();
    if (orientation == null) {
      return 0;
    }
    Axes axes = geometry.axes();
    return Math.max(
        angle(orientation.normal(), axes.plane()),
        Math.max(angle(orientation.column(), axes.row()), angle(orientation.row(), axes.column())));
  }

  private static double angle(Vector3 direction, int axis) {
    double along = Math.abs(direction.component(axis));
    double x = direction.component((axis + 1) % 3);
    double y = direction.component((axis + 2) % 3);
    return Math.toDegrees(Math.atan2(Math.hypot(x, y), along));
  }

  @Override
  public void accept(Slice slice) {
    for (ReslicedPlane plane : planes) {
      plane.accept(slice);
    }
  }

  /** The planes in the order asked for. */
  public List<PlaneImage> images() {
    return planes.stream().map(ReslicedPlane::image).toList();
  }
}
