package dev.triplane.preview;

/**
 * How the values of a volume become pixels, in this order.
 *
 * @param window values to gray
 * @param inverted low values bright
 * @param colormap gray to colour
 */
public record Shading(DisplayWindow window, boolean inverted, Colormap colormap) {
  /** Gray from 0 to 255, not rounded, of a value that is a number. */
  public double gray(double value) {
    double gray = window.gray(value);
    return inverted ? 255 - gray : gray;
  }
}
