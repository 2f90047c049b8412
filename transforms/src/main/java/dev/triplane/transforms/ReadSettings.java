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
    ReaderLimits limits = ReaderLimits.DEFAULT;
    return limits
        .withMaxValueBytes(Math.min(limits.maxValueBytes(), maxHeaderBytes))
        .withMaxTextBytes(Math.min(limits.maxTextBytes(), maxHeaderBytes))
        .withMaxHeaderBytes(maxHeaderBytes)
        .withMaxSequenceDepth(maxSequenceDepth)
        .withMaxInflatedBytes(maxInflatedBytes);
  }
}
