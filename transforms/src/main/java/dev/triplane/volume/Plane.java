package dev.triplane.volume;

import dev.triplane.series.Vector3;

/** An anatomical plane, named by the patient axis nearest to its normal. */
public enum Plane {
  /** Normal along z, seen from the feet: the patient's left at the viewer's right, the front up. */
  AXIAL,
  /** Normal along y, seen from the front: the patient's left at the viewer's right, the head up. */
  CORONAL,
  /** Normal along x: the front at the viewer's left, the head up. */
  SAGITTAL;

  /** The plane whose normal is the given patient axis: 0 x, 1 y, 2 z. */
  public static Plane ofAxis(int axis) {
    return switch (axis) {
      case 0 -> SAGITTAL;
      case 1 -> CORONAL;
      case 2 -> AXIAL;
      default -> throw new IndexOutOfBoundsException(axis);
    };
  }

  /** The patient axis of the normal: 0 x, 1 y, 2 z. */
  public int axis() {
    return switch (this) {
      case SAGITTAL -> 0;
      case CORONAL -> 1;
      case AXIAL -> 2;
    };
  }

  /** The direction in the patient that points to the viewer's right in radiological display. */
  public Vector3 right() {
    return this == SAGITTAL ? new Vector3(0, 1, 0) : new Vector3(1, 0, 0);
  }

  /** The direction in the patient that points down in radiological display. */
  public Vector3 down() {
    return this == AXIAL ? new Vector3(0, 1, 0) : new Vector3(0, 0, -1);
  }
}
