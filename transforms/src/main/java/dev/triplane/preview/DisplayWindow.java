package dev.triplane.preview;

/**
 * The window that a picture is shown with.
 *
 * @param low at this value and below, black
 * @param high at this value and above, white; greater than {@code low}
 * @param source where it comes from
 */
public record DisplayWindow(double low, double high, Source source) {

  /** Where a window comes from: the values of the {@code window_source} column. */
  public enum Source {
    /** WindowCenter and WindowWidth, the same in all slices. */
    HEADER,
    /** The 1st to the 99th percentile of the volume's values. */
    PERCENTILES,
    /** The option {@code --window=LOW,HIGH}. */
    OPTION
  }

  /** Gray from 0 to 255 of a value that is a number. */
  public double gray(double value) {
    if (value <= low) {
      return 0;
    }
    return value >= high ? 255 : (value - low) / (high - low) * 255;
  }
}
