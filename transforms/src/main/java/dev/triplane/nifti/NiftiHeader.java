package dev.triplane.nifti;

import dev.triplane.volume.Geometry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The header of a NIfTI-1 file of one volume, little-endian. */
final class NiftiHeader {
  /** Bytes in front of the first voxel: the header and four bytes that say that none follow it. */
  static final int BYTES = 352;

  /** The most voxels along an axis: {@code dim} has 16 bits. */
  static final int LONGEST = Short.MAX_VALUE;

  private static final int SIZE_OF_HEADER = 348;
  private static final int MILLIMETRES = 2;
  private static final int SCANNER_ANATOMICAL = 1;
  private static final int DESCRIPTION_BYTES = 79;

  private NiftiHeader() {}

  /** True where no axis is too long. */
  static boolean holds(Geometry geometry) {
    return geometry.planes() <= LONGEST
        && geometry.rows() <= LONGEST
        && geometry.columns() <= LONGEST;
  }

  /**
   * The bytes, ready to be read from the buffer.
   *
   * @param geometry the size of the grid, {@link #holds holdable}
   * @param description ASCII, cut after 79 characters
   */
  static ByteBuffer of(
      Geometry geometry, NiftiPlacement placement, NiftiEncoding encoding, String description) {
    ByteBuffer to = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    to.putInt(0, SIZE_OF_HEADER);
    to.put(38, (byte) 'r'); // regular: for programs that read it as Analyze 7.5
    int[] dim = {3, geometry.columns(), geometry.rows(), geometry.planes(), 1, 1, 1, 1};
    for (int i = 0; i < dim.length; i++) {
      to.putShort(40 + 2 * i, (short) dim[i]);
    }
    to.putShort(70, (short) encoding.type().code());
    to.putShort(72, (short) encoding.type().bits());
    to.putFloat(76, 1); // qfac: i, j, k are right-handed
    for (int i = 0; i < 3; i++) {
      to.putFloat(80 + 4 * i, (float) placement.spacing()[i]);
    }
    to.putFloat(108, BYTES); // vox_offset
    to.putFloat(112, (float) encoding.slope());
    to.putFloat(116, (float) encoding.intercept());
    to.put(123, (byte) (placement.inMillimetres() ? MILLIMETRES : 0));
    byte[] text = description.getBytes(StandardCharsets.US_ASCII);
    to.put(148, text, 0, Math.min(text.length, DESCRIPTION_BYTES));
    place(to, placement);
    to.put(344, new byte[] {'n', '+', '1', 0});
    return to;
  }

  private static void place(ByteBuffer to, NiftiPlacement placement) {
    double[] affine = placement.affine();
    double[] quaternion = placement.quaternion();
    if (affine == null) {
      return;
    }
    to.putShort(254, (short) SCANNER_ANATOMICAL); // sform_code
    for (int i = 0; i < affine.length; i++) {
      to.putFloat(280 + 4 * i, (float) affine[i]);
    }
    if (quaternion == null) {
      return;
    }
    to.putShort(252, (short) SCANNER_ANATOMICAL); // qform_code
    for (int i = 0; i < 3; i++) {
      to.putFloat(256 + 4 * i, (float) quaternion[i]);
      to.putFloat(268 + 4 * i, (float) affine[4 * i + 3]);
    }
  }
}
