package dev.triplane.phantom;

/** What an image shows of a tissue. */
public enum Contrast {
  /** Computed tomography, in Hounsfield units. */
  HOUNSFIELD(8),
  /** T1-weighted magnetic resonance, arbitrary units from 0 to about 1000. */
  T1(9),
  /** The first of two echoes, {@link #FIRST_ECHO_MS}: close to proton density; arbitrary units. */
  FIRST_ECHO(10),
  /** The second of two echoes, {@link #SECOND_ECHO_MS}: T2-weighted; arbitrary units. */
  SECOND_ECHO(10),
  /** Emission tomography, in Bq/ml. */
  UPTAKE(350);

  /** EchoTime of {@link #FIRST_ECHO}, ms. */
  public static final double FIRST_ECHO_MS = 12;

  /** EchoTime of {@link #SECOND_ECHO}, ms. */
  public static final double SECOND_ECHO_MS = 96;

  private final double noise;

  Contrast(double noise) {
    this.noise = noise;
  }

  /** Standard deviation of the noise that every sample carries, in the unit of the values. */
  public double noise() {
    return noise;
  }

  double of(Tissue tissue) {
    return switch (this) {
      case HOUNSFIELD -> tissue.hounsfield;
      case T1 -> tissue.t1;
      case FIRST_ECHO -> tissue.firstEcho;
      case SECOND_ECHO -> tissue.secondEcho;
      case UPTAKE -> tissue.uptake;
    };
  }
}
