package dev.triplane.dicom;

import java.io.IOException;

/**
 * Reads the header of a DICOM file: everything in front of the pixel data of the top level.
 *
 * <p>Whatever the bytes are, the outcome is a {@link Header}, a {@link DicomException} or the
 * source's own {@link IOException}. Use one parser a thread.
 */
public interface HeaderParser {
  /**
   * Reads one header.
   *
   * @throws DicomException where the bytes are no DICOM file that can be used; reason, offset and
   *     tag tell why
   * @throws IOException where the source fails
   */
  Header read(ByteSource source) throws IOException, DicomException;
}
