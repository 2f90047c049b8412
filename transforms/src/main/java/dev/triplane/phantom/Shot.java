package dev.triplane.phantom;

/**
 * One image of a series: a cut through the body.
 *
 * @param acquisition the stack that it belongs to
 * @param plane where in the stack; not whole where the planes are uneven
 * @param contrast what it shows
 * @param format how samples are stored
 * @param extra attributes of this image alone
 */
record Shot(
    Acquisition acquisition, double plane, Contrast contrast, PixelFormat format, DataSet extra) {

  /** The samples with their noise, row by row; {@code frame} tells the noise of one image. */
  double[] values(Noise noise, int frame) {
    int rows = acquisition.rows();
    int columns = acquisition.columns();
    double[] values = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double clean = Body.at(contrast, acquisition.at(plane, row, column));
        values[row * columns + column] = clean + contrast.noise() * noise.at(frame, row, column);
      }
    }
    return values;
  }

  /** The attributes of the image plane (PS3.3 C.7.6.2), the pixels' description and the extra. */
  DataSet attributes() {
    return new DataSet()
        .set(Attribute.IMAGE_POSITION_PATIENT, acquisition.position(plane))
        .set(Attribute.IMAGE_ORIENTATION_PATIENT, acquisition.row(), acquisition.column())
        .set(Attribute.PIXEL_SPACING, acquisition.rowSpacing(), acquisition.columnSpacing())
        .putAll(format.attributes(acquisition.rows(), acquisition.columns()))
        .putAll(extra);
  }
}
