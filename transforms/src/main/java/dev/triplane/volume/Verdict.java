package dev.triplane.volume;

/**
 * What a volume's geometry is worth, the gravest first. Where several hold, the gravest is the
 * verdict and the others stand among the reasons.
 */
public enum Verdict {
  NOT_GEOMETRIC("A radiograph or a capture: it has no place in the patient."),
  STACK(
      "No positions: frames in the order of acquisition, such as an ultrasound cine. The spacing of"
          + " slices is unknown."),
  SINGLE("One slice: it has no spacing of slices."),
  IRREGULAR(
      "Uneven distances between slices: planes are the slices, the spacing is the median gap."),
  GAPS("An even lattice with slices missing: `missing_indices` names them."),
  TILTED("Even, but sheared by 0.1 degrees or more, as by a tilted gantry."),
  REGULAR("Even and straight.");

  private final String meaning;

  Verdict(String meaning) {
    this.meaning = meaning;
  }

  /** What it means, one sentence for people; names stand in backticks. */
  public String meaning() {
    return meaning;
  }
}
