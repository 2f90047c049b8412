package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slot;
import dev.triplane.volume.Verdict;
import dev.triplane.volume.VolumePlan;

/**
 * How far slices are shifted within their plane against the middle one, pixels along one direction:
 * the shear that a straight cut has to undo.
 */
final class Shift {
  private final Vector3 origin;
  private final Vector3 pixel;
  private final int middlePlane;
  private final double each;
  private final boolean regular;
  private final double least;
  private final double most;

  /**
   * @param plan with positions, pixel spacing and a step
   * @param alongRow along the rows of the slices, else along their columns
   */
  Shift(VolumePlan plan, boolean alongRow) {
    Geometry geometry = plan.geometry();
    // A vector whose scalar product with a distance in mm is the distance in pixels.
    this.pixel =
        alongRow
            ? geometry.orientation().row().times(1 / geometry.spacing().column())
            : geometry.orientation().column().times(1 / geometry.spacing().row());
    this.origin = plan.middle().frame().attributes().position();
    this.middlePlane = plan.middle().plane();
    this.each = geometry.step().dot(pixel);
    this.regular = geometry.verdict() != Verdict.IRREGULAR;
    double low = 0;
    double high = 0;
    for (Slot slot : plan.slots()) {
      low = Math.min(low, of(slot));
      high = Math.max(high, of(slot));
    }
    this.least = low;
    this.most = high;
  }

  /**
   * The shift of a slice, pixels; by the even step where there is one, which rounding is not in.
   */
  double of(Slot slot) {
    return regular
        ? (slot.plane() - middlePlane) * each
        : slot.frame().attributes().position().minus(origin).dot(pixel);
  }

  /** The position of the middle slice. */
  Vector3 origin() {
    return origin;
  }

  /** The least shift; at most 0. */
  double least() {
    return least;
  }

  /** The largest shift; at least 0. */
  double most() {
    return most;
  }
}
