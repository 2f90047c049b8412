package dev.triplane.phantom;

import java.util.List;

/**
 * Magnetic resonance: any plane, arbitrary units, several ways to store samples.
 *
 * @param uids makes the identifiers
 */
record ResonanceSeries(Uids uids) {

  /** Neither window nor rescale: a reader has to find a window itself. */
  Scan sagittal() {
    Acquisition scan = Acquisition.sagittal(28, 6).matrix(144, 128, 1.6, 1.8);
    return scan(
        Patient.BEA,
        new Series(1, 1, "MR sagittal T1"),
        Encoding.EXPLICIT_LITTLE_ENDIAN,
        t1(),
        Stack.whole(scan, Contrast.T1, PixelFormat.UNSIGNED_12, new DataSet()));
  }

  /** Signed samples; pixels that are no squares, in an image that is none. */
  Scan coronal() {
    Acquisition scan = Acquisition.coronal(32, 6.5).matrix(96, 144, 2.4, 1.6);
    return scan(
        Patient.BEA,
        new Series(1, 2, "MR coronal T1"),
        Encoding.IMPLICIT_LITTLE_ENDIAN,
        t1().set(Attribute.WINDOW_CENTER, 400).set(Attribute.WINDOW_WIDTH, 800),
        Stack.whole(scan, Contrast.T1, PixelFormat.SIGNED_16, new DataSet()));
  }

  /** An axial stack nodded by 30 degrees; its last file has neither preamble nor meta group. */
  Scan oblique() {
    Acquisition scan = Acquisition.axial(28, 6).turnedAboutX(30);
    Scan oblique =
        scan(
            Patient.BEA,
            new Series(2, 1, "MR oblique T1"),
            Encoding.EXPLICIT_LITTLE_ENDIAN,
            t1(),
            Stack.whole(scan, Contrast.T1, PixelFormat.UNSIGNED_12, new DataSet()));
    return new Scan(
        oblique.identity(),
        oblique.encoding(),
        oblique.common(),
        oblique.shots(),
        oblique.shots().size() - 1,
        oblique.volumes());
  }

  /** A sagittal stack turned about two axes; bytes for samples, big endian. */
  Scan doubleOblique() {
    Acquisition scan =
        Acquisition.sagittal(26, 6).matrix(128, 128, 1.8, 1.8).turnedAboutZ(18).turnedAboutY(12);
    return scan(
        Patient.BEA,
        new Series(2, 2, "MR double oblique T1"),
        Encoding.EXPLICIT_BIG_ENDIAN,
        t1(),
        Stack.whole(scan, Contrast.T1, PixelFormat.BYTES, new DataSet()));
  }

  /** Two volumes in one series: each position twice, at two echo times. */
  Scan twoEchoes() {
    Acquisition scan = Acquisition.axial(20, 9).matrix(112, 112, 2, 2);
    return scan(
        Patient.CYRUS,
        new Series(1, 1, "MR two echoes"),
        Encoding.EXPLICIT_BIG_ENDIAN,
        new DataSet().set(Attribute.REPETITION_TIME, 2800),
        Stack.whole(
            scan, Contrast.FIRST_ECHO, PixelFormat.UNSIGNED_12, echo(1, Contrast.FIRST_ECHO_MS)),
        Stack.whole(
            scan, Contrast.SECOND_ECHO, PixelFormat.UNSIGNED_12, echo(2, Contrast.SECOND_ECHO_MS)));
  }

  /** One slice: it has no spacing, whatever SpacingBetweenSlices says. */
  Scan single() {
    return scan(
        Patient.CYRUS,
        new Series(1, 2, "MR single slice"),
        Encoding.EXPLICIT_LITTLE_ENDIAN,
        t1().set(Attribute.SPACING_BETWEEN_SLICES, 6),
        Stack.whole(
            Acquisition.sagittal(1, 6).around(new Lps(6, -6, 0)),
            Contrast.T1,
            PixelFormat.UNSIGNED_12,
            new DataSet()));
  }

  private static DataSet t1() {
    return new DataSet().set(Attribute.REPETITION_TIME, 500).set(Attribute.ECHO_TIME, 10);
  }

  private static DataSet echo(int number, double echoTimeMs) {
    return new DataSet().set(Attribute.ECHO_NUMBERS, number).set(Attribute.ECHO_TIME, echoTimeMs);
  }

  private record Series(int study, int number, String description) {}

  private Scan scan(
      Patient patient, Series series, Encoding encoding, DataSet protocol, Stack... stacks) {
    DataSet common =
        new DataSet()
            .set(Attribute.MAGNETIC_FIELD_STRENGTH, 1.5)
            .set(Attribute.SLICE_THICKNESS, 5)
            .putAll(protocol);
    return new Scan(
        new Identity(uids, patient, series.study(), series.number(), Kind.MR, series.description()),
        encoding,
        common,
        List.of(stacks).stream().flatMap(stack -> stack.shots().stream()).toList(),
        List.of(stacks).stream().map(Stack::volume).toList());
  }
}
