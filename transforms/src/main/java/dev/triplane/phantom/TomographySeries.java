package dev.triplane.phantom;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Computed tomography: what scanners do, and what goes wrong with it.
 *
 * @param uids makes the identifiers
 */
record TomographySeries(Uids uids) {

  /** SliceThickness differs from the distance of the slices, as it often does. */
  Scan axial() {
    Acquisition scan = Acquisition.axial(48, 4).matrix(160, 160, 1.4, 1.4);
    return scan(
        Patient.ADA,
        1,
        "CT axial",
        Encoding.EXPLICIT_LITTLE_ENDIAN,
        5,
        Stack.whole(scan, Contrast.HOUNSFIELD, PixelFormat.HOUNSFIELD_UNSIGNED, new DataSet()));
  }

  /** The gantry leans by 15 degrees while the table moves along the body. */
  Scan tilted() {
    return scan(
        Patient.ADA,
        2,
        "CT with tilted gantry",
        Encoding.IMPLICIT_LITTLE_ENDIAN,
        7,
        Stack.whole(
            Acquisition.tilted(26, 7, 15),
            Contrast.HOUNSFIELD,
            PixelFormat.HOUNSFIELD_SIGNED,
            new DataSet().set(Attribute.GANTRY_DETECTOR_TILT, 15)));
  }

  /** One slice never arrived. */
  Scan gapped() {
    return scan(
        Patient.ADA,
        3,
        "CT with a slice missing",
        Encoding.EXPLICIT_LITTLE_ENDIAN,
        7,
        Stack.gapped(
            Acquisition.axial(27, 7),
            Contrast.HOUNSFIELD,
            plane -> PixelFormat.HOUNSFIELD_UNSIGNED,
            new DataSet(),
            List.of(9)));
  }

  /** A coronal scout under the same SeriesInstanceUID as the axial slices. */
  Scan localized() {
    Stack scout =
        Stack.whole(
            Acquisition.coronal(1, 1),
            Contrast.HOUNSFIELD,
            PixelFormat.HOUNSFIELD_UNSIGNED,
            new DataSet().set(Attribute.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "LOCALIZER"));
    Stack slices =
        Stack.whole(
            Acquisition.axial(24, 8),
            Contrast.HOUNSFIELD,
            PixelFormat.HOUNSFIELD_UNSIGNED,
            new DataSet().set(Attribute.IMAGE_TYPE, "ORIGINAL", "PRIMARY", "AXIAL"));
    return scan(
        Patient.ADA, 4, "CT with localizer", Encoding.EXPLICIT_LITTLE_ENDIAN, 8, scout, slices);
  }

  /** Nine gaps of 6 mm through the base of the skull, then seven of 9 mm. */
  Scan uneven() {
    List<Double> places =
        DoubleStream.concat(
                IntStream.rangeClosed(0, 9).asDoubleStream(),
                IntStream.rangeClosed(1, 7).mapToDouble(i -> 9 + 1.5 * i))
            .boxed()
            .toList();
    return scan(
        Patient.CYRUS,
        4,
        "CT with uneven slices",
        Encoding.IMPLICIT_LITTLE_ENDIAN,
        6,
        Stack.uneven(
            Acquisition.axial(21, 6),
            Contrast.HOUNSFIELD,
            PixelFormat.HOUNSFIELD_UNSIGNED,
            places,
            6));
  }

  private Scan scan(
      Patient patient,
      int number,
      String description,
      Encoding encoding,
      double thickness,
      Stack... stacks) {
    DataSet common =
        new DataSet()
            .set(Attribute.KVP, 120)
            .set(Attribute.SLICE_THICKNESS, thickness)
            .set(Attribute.WINDOW_CENTER, 40)
            .set(Attribute.WINDOW_WIDTH, 400)
            .set(Attribute.RESCALE_TYPE, "HU");
    return new Scan(
        new Identity(uids, patient, 1, number, Kind.CT, description),
        encoding,
        common,
        List.of(stacks).stream().flatMap(stack -> stack.shots().stream()).toList(),
        List.of(stacks).stream().map(Stack::volume).toList());
  }
}
