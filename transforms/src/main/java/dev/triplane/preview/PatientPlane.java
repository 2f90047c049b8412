package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Box;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Plane;
import java.util.Arrays;
import java.util.List;

/**
 * A plane at a right angle to an axis of the patient, however slices lie.
 *
 * @param plane its name
 * @param positionMm where it cuts that axis, mm, LPS (PS3.3 C.7.6.2.1.1): x of a sagittal, y of a
 *     coronal, z of an axial plane
 */
public record PatientPlane(Plane plane, double positionMm) {

  /** The three planes through the centre of a volume that has a place and pixel spacing. */
  public static List<PatientPlane> throughCentre(Geometry geometry) {
    Box box = Box.around(geometry);
    Vector3 centre = box.min().plus(box.max()).times(0.5);
    return Arrays.stream(Plane.values())
        .map(plane -> new PatientPlane(plane, centre.component(plane.axis())))
        .toList();
  }

  /** How its picture lies in the patient. */
  Facing facing() {
    int axis = plane.axis();
    Vector3 through = new Vector3(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
    return new Facing(plane.right(), plane.down(), through);
  }
}
