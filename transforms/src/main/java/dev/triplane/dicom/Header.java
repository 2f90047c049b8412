package dev.triplane.dicom;

import java.util.Set;

/**
 * Everything of a file in front of its pixels.
 *
 * @param meta the file meta information, group 0002; empty where there is none
 * @param dataSet the data set up to its pixel data
 * @param syntax as the file meta information says; where that says nothing, or another native
 *     syntax than the bytes have, as the bytes are
 * @param pixelData where the pixels are; null where there are none
 * @param truncated whether the file ends, or stops being readable, before its content does; what
 *     was read until then is here
 * @param dataSetOffset where the data set, or its deflate stream, begins in the file
 * @param inflated whether the data set was inflated, so that its offsets are places in the inflated
 *     stream, which {@link #contents} gives
 * @param deviations what the file does against the standard, as far as the reader noticed
 */
public record Header(
    DataSet meta,
    DataSet dataSet,
    TransferSyntax syntax,
    PixelDataLocation pixelData,
    boolean truncated,
    long dataSetOffset,
    boolean inflated,
    Set<Deviation> deviations) {

  /** Keeps its own copy of the deviations. */
  public Header {
    deviations = Set.copyOf(deviations);
  }

  /**
   * The bytes that offsets in this header count in.
   *
   * @param file the file that this header was read from
   * @param limits how far a deflated data set may inflate
   * @return the file itself, or its inflated data set: an {@link InflatedSource}, to be closed
   */
  public ByteSource contents(ByteSource file, ReaderLimits limits) {
    return inflated ? new InflatedSource(file, dataSetOffset, limits.maxInflatedBytes()) : file;
  }
}
