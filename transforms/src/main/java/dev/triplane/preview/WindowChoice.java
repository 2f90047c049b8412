package dev.triplane.preview;

import dev.triplane.series.Frame;
import dev.triplane.series.FrameValues;
import dev.triplane.series.LookupTable;
import dev.triplane.series.Window;
import dev.triplane.volume.Slot;
import dev.triplane.volume.ValueSummary;
import dev.triplane.volume.VolumePlan;
import java.util.Objects;
import java.util.function.Function;

/**
 * How windows are chosen: what {@code --window} says.
 *
 * @param header the header's window goes first
 * @param fixed the window given by the user; null where none is
 */
public record WindowChoice(boolean header, DisplayWindow fixed) {
  /** The header's window where it is the same through the volume, else percentiles. */
  public static final WindowChoice HEADER = new WindowChoice(true, null);

  /** Always percentiles. */
  public static final WindowChoice AUTO = new WindowChoice(false, null);

  /**
   * Reads {@code header}, {@code auto} or {@code LOW,HIGH}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static WindowChoice parse(String text) {
    switch (text.strip()) {
      case "header":
        return HEADER;
      case "auto":
        return AUTO;
      default:
        String[] ends = text.split(",", -1);
        try {
          double low = Double.parseDouble(ends[0].strip());
          double high = ends.length == 2 ? Double.parseDouble(ends[1].strip()) : Double.NaN;
          if (Double.isFinite(low) && Double.isFinite(high) && low < high) {
            return new WindowChoice(
                false, new DisplayWindow(low, high, DisplayWindow.Source.OPTION));
          }
        } catch (NumberFormatException e) {
          // Said below, with the forms that are right.
        }
        throw new IllegalArgumentException(
            "want header, auto, or two numbers LOW,HIGH with LOW below HIGH, such as -200,200");
    }
  }

  /**
   * The window for all pictures of a volume.
   *
   * @param values its statistics
   * @param tables reads the VOI LUT of a frame, null where that fails
   */
  public DisplayWindow choose(
      VolumePlan plan, ValueSummary values, Function<Frame, LookupTable> tables) {
    if (fixed != null) {
      return fixed;
    }
    Window window = header ? common(plan, FrameValues::window) : null;
    if (window != null) {
      return DisplayWindow.of(window, DisplayWindow.Source.HEADER);
    }
    if (header && common(plan, FrameValues::shown) != null) {
      LookupTable table = tables.apply(plan.slots().get(0).frame());
      if (table != null) {
        return DisplayWindow.of(table);
      }
    }
    return percentiles(values);
  }

  private static DisplayWindow percentiles(ValueSummary values) {
    double low = values.p01();
    double high = values.p99();
    if (low == high) {
      low = values.min();
      high = values.max();
    }
    if (low == high) {
      // A constant volume: shown in the middle of the scale.
      double half = Math.max(0.5, Math.ulp(low));
      low -= half;
      high += half;
    }
    return new DisplayWindow(low, high, DisplayWindow.Source.PERCENTILES);
  }

  /** What all slices say, windows or tables; null where they do not agree. */
  private static <T> T common(VolumePlan plan, Function<FrameValues, T> what) {
    T first = what.apply(plan.slots().get(0).frame().attributes().values());
    for (Slot slot : plan.slots()) {
      if (!Objects.equals(first, what.apply(slot.frame().attributes().values()))) {
        return null;
      }
    }
    return first;
  }
}
