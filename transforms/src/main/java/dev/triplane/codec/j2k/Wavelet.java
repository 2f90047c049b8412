package dev.triplane.codec.j2k;

/**
 * An inverse wavelet and the numbers that it works on.
 *
 * @param <A> an array of these numbers
 */
interface Wavelet<A> {
  /** The array where it is long enough, else a longer one. */
  A room(A array, int count);

  /** Sets numbers to 0. */
  void clear(A array, int count);

  /** Copies the coefficients of the code-block decoded last, times the step of their band. */
  void copy(BlockDecoder from, A target, int offset, int stride, float step);

  /**
   * Makes a resolution of the one below and its sub-bands.
   *
   * @param area the resolution's
   * @param ll the resolution below, row by row without gaps, as the others
   * @param hl horizontally high-pass
   * @param lh vertically high-pass
   * @param hh both
   * @param out receives the samples
   */
  void combine(Area area, A ll, A hl, A lh, A hh, A out);
}
