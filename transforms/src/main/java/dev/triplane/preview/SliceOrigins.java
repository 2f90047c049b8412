package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slot;
import dev.triplane.volume.Verdict;
import dev.triplane.volume.VolumePlan;

/**
 * Where the first pixel of each plane of a volume is, mm: of planes that have a slice, of missing
 * ones, and of one more plane beyond each end. Between neighbours the volume runs straight.
 */
final class SliceOrigins {
  private final Vector3[] origins;
  private final boolean[] slices;

  /**
   * @param plan with a step
   */
  SliceOrigins(VolumePlan plan) {
    Geometry geometry = plan.geometry();
    int planes = geometry.planes();
    origins = new Vector3[planes + 2];
    for (int plane = 0; plane < planes; plane++) {
      origins[plane + 1] = geometry.first().plus(geometry.step().times(plane));
    }
    slices = new boolean[planes + 2];
    for (Slot slot : plan.slots()) {
      slices[slot.plane() + 1] = true;
      if (geometry.verdict() == Verdict.IRREGULAR) {
        // No lattice: every slice stands where its header says.
        origins[slot.plane() + 1] = slot.frame().attributes().position();
      }
    }
    double steps = geometry.sliceSpacing() / geometry.step().dot(geometry.orientation().normal());
    Vector3 beyond = geometry.step().times(steps);
    origins[0] = origins[1].minus(beyond);
    origins[planes + 1] = origins[planes].plus(beyond);
  }

  /** The origin of a plane, from -1 to the number of planes. */
  Vector3 of(int plane) {
    return origins[plane + 1];
  }

  /** Whether a plane, from -1 to the number of planes, has a slice, read or not. */
  boolean hasSlice(int plane) {
    return slices[plane + 1];
  }
}
