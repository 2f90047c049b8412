package dev.triplane.preview;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A colour for each of the 256 levels of gray: straight lines between a few published points. */
public final class Colormap {
  /** The levels of gray. */
  private static final int LEVELS = 256;

  private static final Map<String, Colormap> ALL = readAll();

  /** Gray itself. */
  public static final Colormap GRAY = ALL.get("gray");

  private final String name;
  private final byte[] rgb;

  private Colormap(String name, byte[] rgb) {
    this.name = name;
    this.rgb = rgb;
  }

  /** The names of all, in the table's order. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /**
   * The map of a name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Colormap of(String name) {
    Colormap map = ALL.get(name);
    if (map == null) {
      throw new IllegalArgumentException("want one of " + String.join(", ", names()));
    }
    return map;
  }

  /** The name, as in {@link #of}. */
  public String name() {
    return name;
  }

  /** The picture in colours; the same picture where this is gray. */
  public EightBitImage apply(GrayImage image) {
    if (this == GRAY) {
      return image;
    }
    byte[] gray = image.pixels();
    byte[] pixels = new byte[3 * gray.length];
    for (int i = 0; i < gray.length; i++) {
      System.arraycopy(rgb, 3 * (gray[i] & 0xFF), pixels, 3 * i, 3);
    }
    return new RgbImage(image.width(), image.height(), pixels);
  }

  private static Map<String, Colormap> readAll() {
    Map<String, Colormap> maps = new LinkedHashMap<>();
    for (String[] row : FactTable.read("colormaps.txt")) {
      maps.put(row[0], new Colormap(row[0], interpolate(row[2].split(" "))));
    }
    return maps;
  }

  private static byte[] interpolate(String[] points) {
    byte[] rgb = new byte[3 * LEVELS];
    int from = 0;
    int before = colour(points[0]);
    for (String point : points) {
      int to = Integer.parseInt(point.substring(0, point.indexOf(':')));
      int after = colour(point);
      for (int level = from; level <= to; level++) {
        double part = to == from ? 1 : (double) (level - from) / (to - from);
        for (int c = 0; c < 3; c++) {
          int shift = 16 - 8 * c;
          int a = before >> shift & 0xFF;
          int b = after >> shift & 0xFF;
          rgb[3 * level + c] = (byte) Math.round(a + (b - a) * part);
        }
      }
      from = to;
      before = after;
    }
    return rgb;
  }

  private static int colour(String point) {
    return Integer.parseInt(point.substring(point.indexOf(':') + 1), 16);
  }
}
