package dev.triplane.phantom;

import java.util.List;
import java.util.Optional;

/**
 * A digital radiograph from the front: MONOCHROME1, so that few counts, bone, show white. It has a
 * scale at the detector, ImagerPixelSpacing, but no place in the patient.
 *
 * @param uids makes the identifiers
 */
record Radiograph(Uids uids) {

  private static final int ROWS = 160;
  private static final int COLUMNS = 136;
  private static final double MM_PER_PIXEL = 1.5;
  private static final double STEP_MM = 2;
  private static final double REACH_MM = 120;
  private static final double TOP_MM = 110;
  private static final double WATER_PER_MM = 0.02;

  SeriesFiles files() {
    Identity identity =
        new Identity(uids, Patient.DORA, 1, 3, Kind.RADIOGRAPH, "Radiograph from the front");
    PhantomVolume truth = new PhantomVolume("NOT_GEOMETRIC", 1, 1, ROWS, COLUMNS, Optional.empty());
    ArchiveFile file = new ArchiveFile(identity.path(1), () -> draw(identity));
    return SeriesFiles.of(identity, List.of(file), List.of(truth));
  }

  private static byte[] draw(Identity identity) {
    Noise noise = new Noise(identity.seed());
    double[] counts = new double[ROWS * COLUMNS];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        double x = (column - (COLUMNS - 1) / 2.0) * MM_PER_PIXEL;
        double z = TOP_MM - row * MM_PER_PIXEL;
        double left = 3900 - 720 * attenuation(x, z);
        counts[row * COLUMNS + column] = left + 8 * noise.at(0, row, column);
      }
    }
    PixelFormat format = PixelFormat.UNSIGNED_12;
    DataSet dataSet =
        identity
            .instance(0)
            .set(Attribute.PRESENTATION_INTENT_TYPE, "FOR PRESENTATION")
            .set(Attribute.VIEW_POSITION, "AP")
            .set(Attribute.PATIENT_ORIENTATION, "L", "F")
            .set(Attribute.IMAGER_PIXEL_SPACING, MM_PER_PIXEL, MM_PER_PIXEL)
            .set(Attribute.PIXEL_INTENSITY_RELATIONSHIP, "LOG")
            .set(Attribute.PIXEL_INTENSITY_RELATIONSHIP_SIGN, 1)
            .set(Attribute.WINDOW_CENTER, 2000)
            .set(Attribute.WINDOW_WIDTH, 4000)
            .putAll(format.attributes(ROWS, COLUMNS))
            .set(Attribute.PHOTOMETRIC_INTERPRETATION, "MONOCHROME1")
            .put(Attribute.PIXEL_DATA, format.store(counts));
    return DicomWriter.file(dataSet, Encoding.EXPLICIT_LITTLE_ENDIAN);
  }

  /** The line integral of attenuation from front to back, without a unit. */
  private static double attenuation(double x, double z) {
    double sum = 0;
    for (double y = -REACH_MM; y <= REACH_MM; y += STEP_MM) {
      double hounsfield = Body.at(Contrast.HOUNSFIELD, new Lps(x, y, z));
      sum += Math.max(0, 1 + hounsfield / 1000) * WATER_PER_MM * STEP_MM;
    }
    return sum;
  }
}
