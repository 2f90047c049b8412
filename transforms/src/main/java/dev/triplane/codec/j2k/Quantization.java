package dev.triplane.codec.j2k;

/**
 * Step sizes of the sub-bands of a component (A.6.4).
 *
 * @param guardBits G of (E-2)
 * @param derived all follow from that of the lowest band (E-5)
 * @param steps a char a sub-band: exponent in the high 5 bits, mantissa in the low 11
 */
record Quantization(int guardBits, boolean derived, String steps) {

  static Quantization read(Segment in) throws CodestreamException {
    int style = in.u8();
    int kind = style & 0x1F;
    if (kind > 2) {
      throw CodestreamException.bad("no such JPEG 2000 quantization");
    }
    int size = kind == 0 ? 1 : 2;
    int count = kind == 1 ? Math.min(1, in.left() / 2) : in.left() / size;
    if (count == 0) {
      throw CodestreamException.bad("a JPEG 2000 quantization without a step");
    }
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < count; i++) {
      steps.append((char) (kind == 0 ? in.u8() >> 3 << 11 : in.u16()));
    }
    return new Quantization(style >> 5, kind == 1, steps.toString());
  }

  /**
   * The exponent of a sub-band's step.
   *
   * @param resolution 0 is the lowest
   * @param band 0 where there is one, else 0 to 2: HL, LH, HH
   */
  int exponent(int resolution, int band) throws CodestreamException {
    int exponent = step(resolution, band) >> 11;
    return derived && resolution > 0 ? exponent - (resolution - 1) : exponent;
  }

  /** The mantissa of a sub-band's step, of 11 bits. */
  int mantissa(int resolution, int band) throws CodestreamException {
    return step(resolution, band) & 0x7FF;
  }

  private int step(int resolution, int band) throws CodestreamException {
    int index = derived || resolution == 0 ? 0 : 3 * resolution - 2 + band;
    if (index >= steps.length()) {
      throw CodestreamException.bad("a JPEG 2000 sub-band has no quantization step");
    }
    return steps.charAt(index);
  }
}
