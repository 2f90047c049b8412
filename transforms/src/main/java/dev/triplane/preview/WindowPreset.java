package dev.triplane.preview;

import dev.triplane.series.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A window with a name, for values in Hounsfield units.
 *
 * @param name as the user writes it, such as {@code ct-lung}
 * @param window its centre and width
 */
public record WindowPreset(String name, Window window) {
  private static final Map<String, WindowPreset> ALL = readAll();

  /** What CT is shown with where nothing says how. */
  static final WindowPreset CT = ALL.get("ct-soft-tissue");

  /** The names, in the table's order. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** The preset of a name; null where there is none. */
  static WindowPreset of(String name) {
    return ALL.get(name);
  }

  /** Whether it is meant for values of these units. */
  static boolean isFor(String units) {
    return "HU".equals(units);
  }

  /** The window for pictures. */
  DisplayWindow display() {
    return DisplayWindow.of(window, DisplayWindow.Source.PRESET).named(name);
  }

  private static Map<String, WindowPreset> readAll() {
    Map<String, WindowPreset> presets = new LinkedHashMap<>();
    for (String[] row : FactTable.read("window-presets.txt")) {
      Window window = new Window(Double.parseDouble(row[1]), Double.parseDouble(row[2]));
      presets.put(row[0], new WindowPreset(row[0], window));
    }
    return presets;
  }
}
