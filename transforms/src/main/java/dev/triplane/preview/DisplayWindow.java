package dev.triplane.preview;

import dev.triplane.series.LookupTable;
import dev.triplane.series.Window;

/**
 * The window that a picture is shown with.
 *
 * @param low at this value and below, the darkest
 * @param high at this value and above, the brightest; of a table, the last that it maps
 * @param source where it comes from
 * @param name of a preset, or WindowCenterWidthExplanation; null where it has none
 * @param curve the gray in between
 */
public record DisplayWindow(double low, double high, Source source, String name, GrayCurve curve) {

  /** Where a window comes from: the values of the {@code window_source} column. */
  public enum Source {
    /** WindowCenter and WindowWidth, the same in all slices. */
    HEADER,
    /** VOI LUT Sequence, the same in all slices. */
    VOI_LUT,
    /** A window by name: asked for, or that of the modality where the files say nothing. */
    PRESET,
    /** Percentiles of the volume's values: see {@link dev.triplane.volume.ContrastRange}. */
    PERCENTILES,
    /** The same over a sample of the slices of all volumes of the series that are comparable. */
    SERIES_PERCENTILES,
    /** The option {@code --window=LOW,HIGH}. */
    OPTION
  }

  /** A straight line from black to white. */
  public DisplayWindow(double low, double high, Source source) {
    this(low, high, source, null, new GrayCurve.Ramp(low, high));
  }

  /** A window of the header. */
  public static DisplayWindow of(Window window, Source source) {
    boolean sigmoid = window.function() == Window.Function.SIGMOID;
    return new DisplayWindow(
        window.low(),
        window.high(),
        source,
        window.explanation(),
        sigmoid
            ? new GrayCurve.Sigmoid(window.center(), window.width())
            : new GrayCurve.Ramp(window.low(), window.high()));
  }

  /** The window of a VOI LUT. */
  public static DisplayWindow of(LookupTable table) {
    return new DisplayWindow(
        table.first(), table.last(), Source.VOI_LUT, null, new GrayCurve.Table(table));
  }

  /** The same with a name. */
  DisplayWindow named(String other) {
    return new DisplayWindow(low, high, source, other, curve);
  }

  /** Gray from 0 to 255, not rounded, of a value that is a number. */
  public double gray(double value) {
    return curve.gray(value);
  }
}
