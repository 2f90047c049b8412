package dev.triplane.phantom;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Images whose headers are sound and whose pixels are not: each is a series of one slice.
 *
 * @param uids makes the identifiers
 */
record DamagedImages(Uids uids) {

  /** What is wrong with {@link #truncated()}. */
  PhantomFault truncatedFault() {
    return new PhantomFault(
        truncated().files().get(0).path(), "TRUNCATED_PIXELS", "half of the pixel data is missing");
  }

  /** What is wrong with {@link #junk()}. */
  PhantomFault junkFault() {
    return new PhantomFault(
        junk().files().get(0).path(), "BAD_CODESTREAM", "a JPEG 2000 fragment that is none");
  }

  /** The file ends in the middle of the pixel data. */
  SeriesFiles truncated() {
    Scan scan = scan(2, "CT cut off");
    return replaced(
        scan,
        () -> {
          byte[] whole = scan.draw(0, 1);
          int pixels = 2 * 128 * 128;
          return Arrays.copyOf(whole, whole.length - pixels / 2);
        });
  }

  /** JPEG 2000 by its transfer syntax; the fragment is noise. */
  SeriesFiles junk() {
    Scan scan = scan(3, "CT with junk for pixels");
    return replaced(
        scan,
        () -> {
          byte[] fragment = Faults.noise(scan.identity().seed(), 600);
          DataSet dataSet =
              scan.header(0, 1).put(Attribute.PIXEL_DATA, new Value.Fragments(List.of(fragment)));
          return DicomWriter.file(dataSet, Encoding.JPEG_2000);
        });
  }

  private static SeriesFiles replaced(Scan scan, Supplier<byte[]> bytes) {
    SeriesFiles files = scan.files();
    String path = files.files().get(0).path();
    return new SeriesFiles(files.truth(), List.of(new ArchiveFile(path, bytes)));
  }

  private Scan scan(int number, String description) {
    Stack stack =
        Stack.whole(
            Acquisition.axial(1, 5),
            Contrast.HOUNSFIELD,
            PixelFormat.HOUNSFIELD_UNSIGNED,
            new DataSet());
    return new Scan(
        new Identity(uids, Patient.EMIL, 1, number, Kind.CT, description),
        Encoding.EXPLICIT_LITTLE_ENDIAN,
        new DataSet().set(Attribute.WINDOW_CENTER, 40).set(Attribute.WINDOW_WIDTH, 400),
        stack.shots(),
        List.of(stack.volume()));
  }
}
