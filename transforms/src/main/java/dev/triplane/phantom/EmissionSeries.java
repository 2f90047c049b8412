package dev.triplane.phantom;

import java.util.List;

/**
 * Positron emission: each slice has its own RescaleSlope, so that stored samples of two slices do
 * not compare.
 *
 * @param uids makes the identifiers
 */
record EmissionSeries(Uids uids) {

  Scan axial() {
    Acquisition scan = Acquisition.axial(30, 6.5).matrix(96, 96, 2.4, 2.4);
    Stack stack = Stack.scaled(scan, Contrast.UPTAKE, EmissionSeries::format);
    DataSet common =
        new DataSet()
            .set(Attribute.SLICE_THICKNESS, 6.5)
            .set(Attribute.UNITS, "BQML")
            .set(Attribute.CORRECTED_IMAGE, "DECY", "ATTN")
            .set(Attribute.DECAY_CORRECTION, "START")
            .set(Attribute.FRAME_REFERENCE_TIME, 0)
            .set(Attribute.ACTUAL_FRAME_DURATION, 600000);
    return new Scan(
        new Identity(uids, Patient.CYRUS, 1, 3, Kind.PET, "PET axial"),
        Encoding.IMPLICIT_LITTLE_ENDIAN,
        common,
        stack.shots(),
        List.of(stack.volume()));
  }

  // From 1.3 to 3.8 Bq/ml, up and down; the hottest sample still fits into 16 bits with a sign.
  private static PixelFormat format(int plane) {
    return PixelFormat.scaled(1.3 + 0.25 * (plane * 7 % 11));
  }
}
