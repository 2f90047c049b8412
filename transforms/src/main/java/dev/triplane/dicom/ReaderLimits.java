package dev.triplane.dicom;

/**
 * What one header may cost. A file that asks for more is refused with its reason, or its long
 * values are left where they are.
 *
 * @param firstReadBytes bytes of the first read; further reads grow from it. Default 64 KiB: 9 of
 *     10 headers fit
 * @param maxHeaderBytes bytes of a header kept in memory, long values left out. Default 64 MiB
 * @param maxValueBytes bytes of the longest binary value that is kept. Default 128 KiB: a palette
 *     of 65,536 entries of 16 bits fits
 * @param maxTextBytes bytes of the longest value of characters that is kept. Default 4 MiB
 * @param maxSequenceDepth sequences within sequences, at most {@value #DEEPEST}. Default 64
 * @param maxInflatedBytes bytes that a deflated data set may inflate to. Default 1 GiB; it is
 *     streamed, so this limits time and not memory
 * @param maxElements elements and items of a header, each about 60 bytes of memory. Default
 *     2,000,000
 */
public record ReaderLimits(
    int firstReadBytes,
    int maxHeaderBytes,
    int maxValueBytes,
    int maxTextBytes,
    int maxSequenceDepth,
    long maxInflatedBytes,
    int maxElements) {

  /** The deepest nesting that can be asked for: the reader uses a few stack frames a level. */
  public static final int DEEPEST = 500;

  /** The defaults. */
  public static final ReaderLimits DEFAULT =
      new ReaderLimits(1 << 16, 1 << 26, 1 << 17, 1 << 22, 64, 1L << 30, 2_000_000);

  /** Checks every limit. */
  public ReaderLimits {
    check(firstReadBytes >= 1024 && firstReadBytes <= 1 << 24, "firstReadBytes", firstReadBytes);
    check(maxHeaderBytes >= 1024 && maxHeaderBytes <= 1 << 30, "maxHeaderBytes", maxHeaderBytes);
    check(maxValueBytes >= 64 && maxValueBytes <= maxHeaderBytes, "maxValueBytes", maxValueBytes);
    check(maxTextBytes >= 64 && maxTextBytes <= maxHeaderBytes, "maxTextBytes", maxTextBytes);
    check(
        maxSequenceDepth >= 1 && maxSequenceDepth <= DEEPEST, "maxSequenceDepth", maxSequenceDepth);
    check(maxInflatedBytes >= 1, "maxInflatedBytes", maxInflatedBytes);
    check(maxElements >= 1, "maxElements", maxElements);
  }

  private static void check(boolean good, String name, long value) {
    if (!good) {
      throw new IllegalArgumentException(name + " is out of its range: " + value);
    }
  }

  /** With another first read, 1 KiB to 16 MiB. */
  public ReaderLimits withFirstReadBytes(int bytes) {
    return new ReaderLimits(
        bytes,
        maxHeaderBytes,
        maxValueBytes,
        maxTextBytes,
        maxSequenceDepth,
        maxInflatedBytes,
        maxElements);
  }

  /** With another largest header, 1 KiB to 1 GiB. Lower the limits of values first. */
  public ReaderLimits withMaxHeaderBytes(int bytes) {
    return new ReaderLimits(
        firstReadBytes,
        bytes,
        maxValueBytes,
        maxTextBytes,
        maxSequenceDepth,
        maxInflatedBytes,
        maxElements);
  }

  /** With another longest binary value, from 64 bytes. */
  public ReaderLimits withMaxValueBytes(int bytes) {
    return new ReaderLimits(
        firstReadBytes,
        maxHeaderBytes,
        bytes,
        maxTextBytes,
        maxSequenceDepth,
        maxInflatedBytes,
        maxElements);
  }

  /** With another longest value of characters, from 64 bytes. */
  public ReaderLimits withMaxTextBytes(int bytes) {
    return new ReaderLimits(
        firstReadBytes,
        maxHeaderBytes,
        maxValueBytes,
        bytes,
        maxSequenceDepth,
        maxInflatedBytes,
        maxElements);
  }

  /** With another depth of sequences, 1 to {@value #DEEPEST}. */
  public ReaderLimits withMaxSequenceDepth(int depth) {
    return new ReaderLimits(
        firstReadBytes,
        maxHeaderBytes,
        maxValueBytes,
        maxTextBytes,
        depth,
        maxInflatedBytes,
        maxElements);
  }

  /** With another size of an inflated data set. */
  public ReaderLimits withMaxInflatedBytes(long bytes) {
    return new ReaderLimits(
        firstReadBytes,
        maxHeaderBytes,
        maxValueBytes,
        maxTextBytes,
        maxSequenceDepth,
        bytes,
        maxElements);
  }

  /** With another count of elements and items. */
  public ReaderLimits withMaxElements(int count) {
    return new ReaderLimits(
        firstReadBytes,
        maxHeaderBytes,
        maxValueBytes,
        maxTextBytes,
        maxSequenceDepth,
        maxInflatedBytes,
        count);
  }
}
