package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.triplane.failure.Reason;
import java.io.IOException;

/** Reads bytes in tests. */
final class Reading {
  private Reading() {}

  static Header header(byte[] file) throws IOException, DicomException {
    return header(file, ReaderLimits.DEFAULT);
  }

  static Header header(byte[] file, ReaderLimits limits) throws IOException, DicomException {
    return new HeaderReader(limits).read(ByteSource.of(file));
  }

  static DicomException refused(Reason reason, byte[] file) {
    return refused(reason, file, ReaderLimits.DEFAULT);
  }

  static DicomException refused(Reason reason, byte[] file, ReaderLimits limits) {
    DicomException e = assertThrows(DicomException.class, () -> header(file, limits));
    assertEquals(reason, e.reason(), e.getMessage());
    return e;
  }
}
