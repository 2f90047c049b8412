package dev.triplane.phantom;

/**
 * What a part of the body is made of, as the scanners see it. The numbers are chosen for pictures
 * that are easy to read: gray and white matter differ more than in a real CT.
 */
enum Tissue {
  AIR(-1000, 0, 0, 1, 0),
  SCALP(0, 700, 72, 60, 3000),
  FAT(-90, 820, 85, 70, 500),
  MUSCLE(60, 330, 70, 40, 4000),
  BONE(900, 60, 8, 10, 1500),
  FLUID(-15, 120, 100, 1200, 800),
  GRAY_MATTER(90, 430, 84, 105, 22000),
  WHITE_MATTER(30, 580, 66, 72, 9000),
  BRIGHT_BEAD(1400, 1000, 110, 2000, 36000),
  DARK_BEAD(-800, 0, 0, 1, 0);

  /** In Hounsfield units. */
  final double hounsfield;

  /** Signal of a T1-weighted image, arbitrary units. */
  final double t1;

  /** Signal at {@link Contrast#FIRST_ECHO_MS}, arbitrary units. */
  final double firstEcho;

  /** Signal at {@link Contrast#SECOND_ECHO_MS}, arbitrary units. */
  final double secondEcho;

  /** Uptake of a tracer, Bq/ml. */
  final double uptake;

  /**
   * A tissue.
   *
   * @param protons density of protons, per cent of water
   * @param t2Ms transverse relaxation time, ms
   */
  Tissue(double hounsfield, double t1, double protons, double t2Ms, double uptake) {
    this.hounsfield = hounsfield;
    this.t1 = t1;
    this.firstEcho = 10 * protons * StrictMath.exp(-Contrast.FIRST_ECHO_MS / t2Ms);
    this.secondEcho = 10 * protons * StrictMath.exp(-Contrast.SECOND_ECHO_MS / t2Ms);
    this.uptake = uptake;
  }
}
