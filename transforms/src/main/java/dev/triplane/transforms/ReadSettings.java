package dev.triplane.transforms;

import dev.triplane.dicom.HeaderParser;
import dev.triplane.dicom.ParserProvider;
import dev.triplane.dicom.ReaderLimits;
import java.io.Serializable;

/**
 * How headers are read.
 *
 * @param reader the name of a {@link ParserProvider}
 * @param maxHeaderBytes see {@link ReaderLimits}
 * @param maxSequenceDepth see {@link ReaderLimits}
 * @param maxInflatedBytes see {@link ReaderLimits}
 * @param jsonValueLimit the longest binary value that the header's JSON holds itself, bytes
 */
public record ReadSettings(
    String reader,
    int maxHeaderBytes,
    int maxSequenceDepth,
    long maxInflatedBytes,
    int jsonValueLimit)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A new parser, for one thread. */
  HeaderParser parser() {
    return ParserProvider.named(reader).create(limits());
  }

  ReaderLimits limits() {
    // No value can be longer than the header that it stands in.
    return ReaderLimits.DEFAULT
        .withMaxValueBytes(Math.min(ReaderLimits.DEFAULT.maxValueBytes(), maxHeaderBytes))
        .withMaxTextBytes(Math.min(ReaderLimits.DEFAULT.maxTextBytes(), maxHeaderBytes))
        .withMaxHeaderBytes(maxHeaderBytes)
        .withMaxSequenceDepth(maxSequenceDepth)
        .withMaxInflatedBytes(maxInflatedBytes);
  }
}
