package dev.triplane.dicom;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads the header of a DICOM file: everything in front of the pixel data of the top level. What
 * stands behind the pixel data is not read.
 *
 * <p>Reads a file with preamble (PS3.10 7.1), without it, without file meta information, and
 * ACR-NEMA files, in every transfer syntax; where the bytes contradict the transfer syntax, the
 * bytes count. One ranged read is enough for most files; more follow as the header goes on, and
 * long values are jumped over.
 *
 * <p>Whatever the bytes are, the outcome is a {@link Header}, a {@link DicomException} that says
 * what is wrong where, or the source's own {@link IOException}. Time and memory are bounded by
 * {@link ReaderLimits} and by the size of the file.
 *
 * <p>Keeps a buffer between files: use one reader a thread.
 */
public final class HeaderReader implements HeaderParser {
  static final ParserProvider PROVIDER =
      new ParserProvider() {
        @Override
        public String name() {
          return DEFAULT;
        }

        @Override
        public HeaderParser create(ReaderLimits limits) {
          return new HeaderReader(limits);
        }
      };

  private final ReaderLimits limits;
  private final byte[] scratch;

  /** A reader with limits; {@link ReaderLimits#DEFAULT} suit archives. */
  public HeaderReader(ReaderLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.scratch = new byte[limits.firstReadBytes()];
  }

  @Override
  public Header read(ByteSource source) throws IOException, DicomException {
    try {
      return new FileReading(source, limits, scratch).read();
    } catch (InflatedSource.InflateException e) {
      throw new DicomException(Reason.BAD_DEFLATE, -1, -1, e.getMessage());
    }
  }
}
