package dev.triplane.series;

/**
 * A window of display as the header states it (PS3.3 C.11.2.1.2).
 *
 * @param center WindowCenter
 * @param width WindowWidth, at least 1 for LINEAR
 */
public record Window(double center, double width) {

  /** The value at which the LINEAR function leaves black. */
  public double low() {
    return center - 0.5 - (width - 1) / 2;
  }

  /** The value at which the LINEAR function reaches white. */
  public double high() {
    return center - 0.5 + (width - 1) / 2;
  }
}
