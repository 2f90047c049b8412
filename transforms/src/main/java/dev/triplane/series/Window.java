package dev.triplane.series;

/**
 * A window of display as the header states it (PS3.3 C.11.2.1.2, C.11.2.1.3).
 *
 * @param center WindowCenter
 * @param width WindowWidth, greater than 0; of LINEAR at least 1
 * @param function VOILUTFunction
 * @param explanation WindowCenterWidthExplanation; null where absent
 */
public record Window(double center, double width, Function function, String explanation) {

  /** How values between black and white are shown: the defined terms of VOILUTFunction. */
  public enum Function {
    /** Straight from (center - 0.5) - (width - 1) / 2 to (center - 0.5) + (width - 1) / 2. */
    LINEAR,
    /** Straight from center - width / 2 to center + width / 2. */
    LINEAR_EXACT,
    /** 1 / (1 + exp(-4 (value - center) / width)). */
    SIGMOID
  }

  /** Where the sigmoid is half of one level in 255 above black: ln(509) / 4 widths from center. */
  private static final double SIGMOID_END = Math.log(2 * 255 - 1) / 4;

  /** A LINEAR window without an explanation. */
  public Window(double center, double width) {
    this(center, width, Function.LINEAR, null);
  }

  /** At this value and below, black: of a SIGMOID, to within half a level in 255. */
  public double low() {
    return middle() - half();
  }

  /** At this value, or above it, white. */
  public double high() {
    return middle() + half();
  }

  private double middle() {
    return function == Function.LINEAR ? center - 0.5 : center;
  }

  private double half() {
    if (function == Function.SIGMOID) {
      return width * SIGMOID_END;
    }
    return function == Function.LINEAR ? (width - 1) / 2 : width / 2;
  }
}
