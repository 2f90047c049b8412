package dev.triplane.dicom;

/**
 * Where the pixels of the top level are.
 *
 * @param tag {@link Tag#PIXEL_DATA}, {@link Tag#FLOAT_PIXEL_DATA} or {@link
 *     Tag#DOUBLE_FLOAT_PIXEL_DATA}
 * @param vr OB, OW, OF or OD; whatever the file says
 * @param offset of the first byte of the value, or of the basic offset table's item, counted from
 *     0; in the inflated stream for a deflated data set
 * @param length bytes of the value; -1 for undefined length: fragments (PS3.5 A.4)
 * @param bytesAvailable bytes from {@code offset} to the end of the file; -1 where that is not
 *     known, in a deflated data set
 */
public record PixelDataLocation(int tag, Vr vr, long offset, long length, long bytesAvailable) {

  /** Whether the value is a sequence of fragments, by its undefined length. */
  public boolean isUndefinedLength() {
    return length < 0;
  }
}
