package dev.triplane.phantom;

/**
 * Where the samples of a stack of images lie in patient space.
 *
 * <p>Planes are counted along the right-handed normal (row direction x column direction), so that
 * plane 0 is the first slice of the volume, whatever order the files come in.
 *
 * @param anatomicalPlane AXIAL, CORONAL or SAGITTAL
 * @param axisCodes where the plane, row and column index grow: three of L, R, P, A, S, I
 * @param row direction in which the column index grows, of length 1 (first half of
 *     ImageOrientationPatient)
 * @param column direction in which the row index grows, of length 1
 * @param step from one plane to the next, mm; not along the normal where the gantry is tilted
 * @param centre the middle of the volume, mm
 * @param planes number of planes
 * @param rows Rows
 * @param columns Columns
 * @param rowSpacing PixelSpacing[0], between rows, mm
 * @param columnSpacing PixelSpacing[1], between columns, mm
 * @param obliquityDegrees angle between the normal and the nearest axis of the patient
 * @param tiltDegrees angle between the step and the normal
 */
record Acquisition(
    String anatomicalPlane,
    String axisCodes,
    Lps row,
    Lps column,
    Lps step,
    Lps centre,
    int planes,
    int rows,
    int columns,
    double rowSpacing,
    double columnSpacing,
    double obliquityDegrees,
    double tiltDegrees) {

  private static final Lps LEFT = new Lps(1, 0, 0);
  private static final Lps BACK = new Lps(0, 1, 0);
  private static final Lps HEAD = new Lps(0, 0, 1);
  private static final Lps FEET = new Lps(0, 0, -1);
  private static final Lps MIDDLE = new Lps(0, 0, 0);

  /** Planes across the body, feet to head. */
  static Acquisition axial(int planes, double spacing) {
    return straight("AXIAL", "SPL", LEFT, BACK, planes, spacing).around(new Lps(0, -4, 6));
  }

  /** Planes from the front to the back. */
  static Acquisition coronal(int planes, double spacing) {
    return straight("CORONAL", "PIL", LEFT, FEET, planes, spacing);
  }

  /** Planes from the patient's left to the right, for that is where the normal points. */
  static Acquisition sagittal(int planes, double spacing) {
    return straight("SAGITTAL", "RIP", BACK, FEET, planes, spacing).around(new Lps(0, -6, 0));
  }

  /** Planes leaned by the gantry, the table moving along z: the distance of planes shrinks. */
  static Acquisition tilted(int planes, double tableStep, double degrees) {
    Lps leaned = BACK.turnedAboutX(-degrees);
    Lps centre = new Lps(0, -4, 6);
    return new Acquisition(
        "AXIAL",
        "SPL",
        LEFT,
        leaned,
        HEAD.times(tableStep),
        centre,
        planes,
        128,
        128,
        1.8,
        1.8,
        degrees,
        degrees);
  }

  private static Acquisition straight(
      String plane, String codes, Lps row, Lps column, int planes, double spacing) {
    Lps step = row.cross(column).times(spacing);
    return new Acquisition(
        plane, codes, row, column, step, MIDDLE, planes, 128, 128, 1.8, 1.8, 0, 0);
  }

  /** The same, turned about x. An axial or coronal stack becomes a single oblique one. */
  Acquisition turnedAboutX(double degrees) {
    return turned(
        row.turnedAboutX(degrees),
        column.turnedAboutX(degrees),
        step.turnedAboutX(degrees),
        degrees);
  }

  /** The same, turned about y. */
  Acquisition turnedAboutY(double degrees) {
    return turned(
        row.turnedAboutY(degrees),
        column.turnedAboutY(degrees),
        step.turnedAboutY(degrees),
        degrees);
  }

  /** The same, turned about z. */
  Acquisition turnedAboutZ(double degrees) {
    return turned(
        row.turnedAboutZ(degrees),
        column.turnedAboutZ(degrees),
        step.turnedAboutZ(degrees),
        degrees);
  }

  // Two turns about axes at right angles to the normal: the cosines of their angles multiply.
  private Acquisition turned(Lps newRow, Lps newColumn, Lps newStep, double degrees) {
    double cosine =
        StrictMath.cos(StrictMath.toRadians(obliquityDegrees))
            * StrictMath.cos(StrictMath.toRadians(degrees));
    double obliquity = StrictMath.toDegrees(StrictMath.acos(cosine));
    return new Acquisition(
        anatomicalPlane,
        axisCodes,
        newRow,
        newColumn,
        newStep,
        centre,
        planes,
        rows,
        columns,
        rowSpacing,
        columnSpacing,
        obliquity,
        tiltDegrees);
  }

  /** The same with another matrix: the number of samples and their distances, mm. */
  Acquisition matrix(int newRows, int newColumns, double newRowSpacing, double newColumnSpacing) {
    return new Acquisition(
        anatomicalPlane,
        axisCodes,
        row,
        column,
        step,
        centre,
        planes,
        newRows,
        newColumns,
        newRowSpacing,
        newColumnSpacing,
        obliquityDegrees,
        tiltDegrees);
  }

  /** The same around another point. */
  Acquisition around(Lps newCentre) {
    return new Acquisition(
        anatomicalPlane,
        axisCodes,
        row,
        column,
        step,
        newCentre,
        planes,
        rows,
        columns,
        rowSpacing,
        columnSpacing,
        obliquityDegrees,
        tiltDegrees);
  }

  /** Distance of two planes along the normal, mm. */
  double spacing() {
    return step.dot(row.cross(column));
  }

  /** ImagePositionPatient: the centre of the first sample of a plane, which need not be whole. */
  Lps position(double plane) {
    return at(plane, 0, 0);
  }

  /** The centre of a sample, mm. */
  Lps at(double planeIndex, double rowIndex, double columnIndex) {
    return centre
        .plus(planeIndex - (planes - 1) / 2.0, step)
        .plus((rowIndex - (rows - 1) / 2.0) * rowSpacing, column)
        .plus((columnIndex - (columns - 1) / 2.0) * columnSpacing, row);
  }
}
