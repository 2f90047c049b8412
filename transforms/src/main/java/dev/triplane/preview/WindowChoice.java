package dev.triplane.preview;

import dev.triplane.series.FrameValues;
import dev.triplane.series.Window;
import java.util.List;
import java.util.Locale;

/**
 * How the window of a volume is chosen: one value of {@code --window}.
 *
 * @param first what is tried first
 * @param pick which of several windows of the header: a number from 1, or its explanation; null for
 *     the first
 * @param fixed the window of a {@link First#FIXED} choice or {@link First#PRESET}; else null
 */
public record WindowChoice(First first, String pick, DisplayWindow fixed) {

  /** What is tried first; what fails is followed by the header's way. */
  public enum First {
    /** The header's window, its VOI LUT, the modality's preset, percentiles: the first there is. */
    HEADER,
    /** The same, but the VOI LUT before the window. */
    VOI_LUT,
    /** Percentiles. */
    PERCENTILES,
    /** A preset, where the values have its units. */
    PRESET,
    /** Two numbers. */
    FIXED
  }

  /** The header's way. */
  public static final WindowChoice HEADER = new WindowChoice(First.HEADER, null, null);

  /** What can be written, for messages. */
  public static final String FORMS =
      "header, header:N or header:NAME, voi-lut, auto, LOW,HIGH with LOW below HIGH such as"
          + " -200,200, or one of "
          + String.join(", ", WindowPreset.names());

  private static final String PICK = "header:";

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static WindowChoice parse(String text) {
    String stripped = text.strip();
    WindowPreset preset = WindowPreset.of(stripped);
    if (preset != null) {
      return new WindowChoice(First.PRESET, null, preset.display());
    }
    if (stripped.startsWith(PICK) && stripped.length() > PICK.length()) {
      return new WindowChoice(First.HEADER, stripped.substring(PICK.length()).strip(), null);
    }
    return switch (stripped) {
      case "header" -> HEADER;
      case "voi-lut" -> new WindowChoice(First.VOI_LUT, null, null);
      case "auto" -> new WindowChoice(First.PERCENTILES, null, null);
      default -> new WindowChoice(First.FIXED, null, range(stripped));
    };
  }

  private static DisplayWindow range(String text) {
    String[] ends = text.split(",", -1);
    try {
      double low = Double.parseDouble(ends[0].strip());
      double high = ends.length == 2 ? Double.parseDouble(ends[1].strip()) : Double.NaN;
      if (Double.isFinite(low) && Double.isFinite(high) && low < high) {
        return new DisplayWindow(low, high, DisplayWindow.Source.OPTION);
      }
    } catch (NumberFormatException e) {
      // Said below, with the forms that are right.
    }
    throw new IllegalArgumentException("want " + FORMS);
  }

  /** The window of a frame's header that is meant; null where the header has none. */
  DisplayWindow ofHeader(FrameValues values) {
    List<Window> windows = values.windows();
    if (windows.isEmpty()) {
      return null;
    }
    Window meant = windows.get(0);
    for (int i = 0; pick != null && i < windows.size(); i++) {
      String explanation = windows.get(i).explanation();
      boolean named =
          explanation != null
              && explanation.toLowerCase(Locale.ROOT).equals(pick.toLowerCase(Locale.ROOT));
      if (named || pick.equals(Integer.toString(i + 1))) {
        meant = windows.get(i);
        break;
      }
    }
    return DisplayWindow.of(meant, DisplayWindow.Source.HEADER);
  }
}
