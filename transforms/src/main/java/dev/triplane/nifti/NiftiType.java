package dev.triplane.nifti;

/** The data types in use here, with their codes and sizes in the NIfTI-1 standard. */
public enum NiftiType {
  UINT8(2, 8),
  INT16(4, 16),
  INT32(8, 32),
  FLOAT32(16, 32),
  FLOAT64(64, 64),
  RGB24(128, 24),
  UINT16(512, 16),
  UINT32(768, 32);

  private final int code;
  private final int bits;

  NiftiType(int code, int bits) {
    this.code = code;
    this.bits = bits;
  }

  /** The header's {@code datatype}. */
  public int code() {
    return code;
  }

  /** The header's {@code bitpix}: bits of a voxel. */
  public int bits() {
    return bits;
  }

  /** Bytes of a voxel. */
  public int bytes() {
    return bits / 8;
  }

  /**
   * The smallest type that holds all whole numbers of a range. Signed 16 bits go before unsigned
   * ones, which fewer programs read; what fits no whole-number type is FLOAT64.
   */
  static NiftiType ofRange(double low, double high) {
    if (low >= 0 && high <= 255) {
      return UINT8;
    }
    if (low >= Short.MIN_VALUE && high <= Short.MAX_VALUE) {
      return INT16;
    }
    if (low >= 0 && high <= 65535) {
      return UINT16;
    }
    if (low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE) {
      return INT32;
    }
    return low >= 0 && high <= 4294967295.0 ? UINT32 : FLOAT64;
  }
}
