package dev.triplane.series;

/**
 * Distances between the centres of neighbouring pixels in the patient (PS3.3 10.7.1.1), mm.
 *
 * @param row between rows: the first value of the attribute
 * @param column between columns: the second value
 */
public record PixelSpacing(double row, double column) {

  /**
   * The spacing that two numbers state, or null where they are not two positive numbers of up to a
   * kilometre.
   */
  public static PixelSpacing of(double[] values) {
    boolean valid = values != null && values.length == 2 && valid(values[0]) && valid(values[1]);
    return valid ? new PixelSpacing(values[0], values[1]) : null;
  }

  private static boolean valid(double spacing) {
    return spacing > 0 && spacing <= FrameAttributesReader.FARTHEST;
  }
}
