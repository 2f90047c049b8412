package dev.triplane.series;

import java.util.List;

/**
 * What the stored numbers of a frame mean and how the file wants them shown, from the functional
 * groups of a multi-frame image or from the top level of the data set.
 *
 * @param rescale stored numbers to values; never null; the identity where a table does it
 * @param table the Modality LUT (PS3.3 C.11.1) that takes its place; null where there is none
 * @param type RescaleType, or ModalityLUTType of the table; null where absent
 * @param fault what kept a Modality LUT from being used; null where nothing did
 * @param realWorld the real world value mappings, in the file's order
 * @param windows the windows, in the file's order
 * @param shown the first VOI LUT (PS3.3 C.11.2.1.1); null where there is none that can be used
 */
public record FrameValues(
    Rescale rescale,
    TableReference table,
    String type,
    Remark fault,
    List<RealWorldMapping> realWorld,
    List<Window> windows,
    TableReference shown) {

  /** What a file that says nothing means: stored numbers are values. */
  public static final FrameValues NONE = of(Rescale.IDENTITY, null);

  /** Copies the lists, so that the record cannot change. */
  public FrameValues {
    realWorld = List.copyOf(realWorld);
    windows = List.copyOf(windows);
  }

  /**
   * A linear transformation and one window.
   *
   * @param window null for none
   */
  public static FrameValues of(Rescale rescale, Window window) {
    List<Window> windows = window == null ? List.of() : List.of(window);
    return new FrameValues(rescale, null, null, null, List.of(), windows, null);
  }

  /** The window that is used where nothing else is said: the first; null where there is none. */
  public Window window() {
    return windows.isEmpty() ? null : windows.get(0);
  }
}
