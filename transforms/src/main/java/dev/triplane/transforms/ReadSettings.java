package dev.triplane.transforms;

import dev.triplane.dicom.ReaderLimits;
import java.io.Serializable;

/**
 * How headers are read.
 *
 * @param maxHeaderBytes see {@link ReaderLimits}
 * @param maxSequenceDepth see {@link ReaderLimits}
 * @param maxInflatedBytes see {@link ReaderLimits}
 * @param jsonValueLimit the longest binary value that the header's JSON holds itself, bytes
 */
public record ReadSettings(
    int maxHeaderBytes, int maxSequenceDepth, long maxInflatedBytes, int jsonValueLimit)
    implements Serializable {
  private static final long serialVersionUID = 1L;

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
