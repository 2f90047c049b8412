package dev.triplane.preview;

import dev.triplane.series.LookupTable;
import dev.triplane.volume.ContrastRange;
import java.util.function.Supplier;

/**
 * What is known of a volume's window before its pixels are read.
 *
 * @param source where the window comes from
 * @param window the window; null where that takes a VOI LUT from a file, or the volume's own values
 */
public record PlannedWindow(DisplayWindow.Source source, DisplayWindow window) {
  /** The window of the volume's own percentiles. */
  static final PlannedWindow OWN = new PlannedWindow(DisplayWindow.Source.PERCENTILES, null);

  /** The window of the VOI LUT that all slices have. */
  static final PlannedWindow TABLE = new PlannedWindow(DisplayWindow.Source.VOI_LUT, null);

  static PlannedWindow of(DisplayWindow window) {
    return new PlannedWindow(window.source(), window);
  }

  /**
   * The window for all pictures of the volume.
   *
   * @param table reads the VOI LUT of a slice, null where that fails; then percentiles do
   * @param own of the volume's values
   */
  public DisplayWindow finish(Supplier<LookupTable> table, ContrastRange own) {
    if (window != null) {
      return window;
    }
    LookupTable read = source == DisplayWindow.Source.VOI_LUT ? table.get() : null;
    return read == null
        ? new DisplayWindow(own.low(), own.high(), DisplayWindow.Source.PERCENTILES)
        : DisplayWindow.of(read);
  }
}
