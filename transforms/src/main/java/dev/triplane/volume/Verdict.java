package dev.triplane.volume;

/**
 * What a volume's geometry is worth, the gravest first. Where several hold, the gravest is the
 * verdict and the others stand among the reasons.
 */
public enum Verdict {
  /** A radiograph or a capture: no place in the patient. */
  NOT_GEOMETRIC,
  /**
   * No positions: frames in acquisition order, such as an ultrasound cine. Spacing of slices
   * unknown.
   */
  STACK,
  /** One slice: no spacing of slices. */
  SINGLE,
  /** Uneven: planes are the slices, spacing is the median gap. */
  IRREGULAR,
  /** An even lattice with holes. */
  GAPS,
  /** Even, but sheared by 0.1 degrees or more, as by a tilted gantry. */
  TILTED,
  /** Even and straight. */
  REGULAR
}
