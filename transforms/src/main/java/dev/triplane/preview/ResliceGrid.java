package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Box;
import dev.triplane.volume.Plane;

/**
 * The square pixels of a plane of the patient, in radiological display, over the whole box that
 * holds a volume.
 *
 * @param first centre of the pixel at the top left, mm
 * @param across from a pixel to the next one on its right, mm
 * @param down from a pixel to the next one below, mm
 * @param width pixels
 * @param height pixels
 */
record ResliceGrid(Vector3 first, Vector3 across, Vector3 down, int width, int height) {

  /** The grid of one plane, pixels of a size in mm; the box's middle is the grid's. */
  static ResliceGrid over(Box box, PatientPlane target, double pixel) {
    Plane plane = target.plane();
    Vector3 extent = box.max().minus(box.min());
    int width = count(Math.abs(extent.dot(plane.right())), pixel);
    int height = count(Math.abs(extent.dot(plane.down())), pixel);
    Vector3 across = plane.right().times(pixel);
    Vector3 down = plane.down().times(pixel);
    Vector3 centre = box.min().plus(box.max()).times(0.5);
    Vector3 first =
        centre.minus(across.times((width - 1) / 2.0)).minus(down.times((height - 1) / 2.0));
    return new ResliceGrid(
        at(first, plane.axis(), target.positionMm()), across, down, width, height);
  }

  private static int count(double length, double pixel) {
    // Rounding must not add a line of pixels that lies outside.
    return Math.max(1, (int) Math.ceil(length / pixel - 1e-6));
  }

  private static Vector3 at(Vector3 point, int axis, double position) {
    return new Vector3(
        axis == 0 ? position : point.x(),
        axis == 1 ? position : point.y(),
        axis == 2 ? position : point.z());
  }
}
