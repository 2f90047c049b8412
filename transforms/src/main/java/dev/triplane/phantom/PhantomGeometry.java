package dev.triplane.phantom;

import java.util.List;

/**
 * Where a volume lies, as it was defined. Planes are counted along row x column direction.
 *
 * @param plane AXIAL, CORONAL or SAGITTAL
 * @param axisCodes where the plane, row and column index grow: three of L, R, P, A, S, I
 * @param obliquityDegrees angle between the normal and the nearest axis of the patient
 * @param tiltDegrees angle between the step from slice to slice and the normal
 * @param spacingSliceMm distance of neighbouring planes along the normal; NaN for a single slice
 * @param spacingRowMm distance of rows
 * @param spacingColumnMm distance of columns
 * @param rowDirection unit vector in which the column index grows
 * @param columnDirection unit vector in which the row index grows
 * @param firstPosition ImagePositionPatient of the first plane
 * @param lastPosition ImagePositionPatient of the last plane
 * @param missingIndices planes of the even lattice that have no slice, counted from 0
 */
public record PhantomGeometry(
    String plane,
    String axisCodes,
    double obliquityDegrees,
    double tiltDegrees,
    double spacingSliceMm,
    double spacingRowMm,
    double spacingColumnMm,
    Lps rowDirection,
    Lps columnDirection,
    Lps firstPosition,
    Lps lastPosition,
    List<Integer> missingIndices) {

  /** Copies the list. */
  public PhantomGeometry {
    missingIndices = List.copyOf(missingIndices);
  }

  static PhantomGeometry of(Acquisition scan, List<Integer> missing) {
    return new PhantomGeometry(
        scan.anatomicalPlane(),
        scan.axisCodes(),
        scan.obliquityDegrees(),
        scan.tiltDegrees(),
        scan.planes() == 1 ? Double.NaN : scan.spacing(),
        scan.rowSpacing(),
        scan.columnSpacing(),
        scan.row(),
        scan.column(),
        scan.position(0),
        scan.position(scan.planes() - 1),
        missing);
  }

  /** The same where the planes are uneven: the spacing is the median gap, mm. */
  PhantomGeometry uneven(double medianGapMm, Lps first, Lps last) {
    return new PhantomGeometry(
        plane,
        axisCodes,
        obliquityDegrees,
        tiltDegrees,
        medianGapMm,
        spacingRowMm,
        spacingColumnMm,
        rowDirection,
        columnDirection,
        first,
        last,
        missingIndices);
  }
}
