package dev.triplane.preview;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Marks on a part of a picture: the names of its edges, its place in mm, a scale bar. White with a
 * black outline, which shows on anything. A mark for which there is no room is left out, in this
 * order of importance: left and right, top and bottom, place, bar. Nothing else is ever written on
 * a picture.
 */
final class MarkPainter {
  private static final byte WHITE = (byte) 255;
  private static final byte BLACK = 0;
  private static final byte DARK = 64;

  private final EightBitImage image;
  private final Rectangle area;
  private final int scale;
  private final int outline;
  private final List<Rectangle> taken = new ArrayList<>();

  /**
   * @param area the part to paint on; no pixel beyond is touched
   */
  MarkPainter(EightBitImage image, Rectangle area) {
    this.image = image;
    this.area = area;
    this.scale = scale(area.width, area.height);
    this.outline = Math.max(1, scale / 2);
  }

  /** Pixels a dot of a letter. */
  static int scale(int width, int height) {
    double longest = Math.max(width, height) / 150.0;
    double shortest = Math.min(width, height) / 50.0;
    return (int) Math.max(1, Math.min(6, Math.rint(Math.min(longest, shortest))));
  }

  /**
   * Paints all that is known.
   *
   * @param facing null where the edges have no names
   * @param positionMm NaN where unknown; no place is named without its side
   * @param mmPerPixel NaN where unknown
   */
  void paint(Facing facing, double positionMm, double mmPerPixel) {
    int height = MarkFont.HEIGHT * scale;
    int middle = area.y + (area.height - height) / 2;
    int bottom = area.y + area.height - height - margin();
    if (facing != null) {
      String left = Facing.letters(facing.right().times(-1));
      String right = Facing.letters(facing.right());
      String top = Facing.letters(facing.down().times(-1));
      String low = Facing.letters(facing.down());
      text(left, area.x + margin(), middle);
      text(right, area.x + area.width - width(right) - margin(), middle);
      text(top, centred(top), area.y + margin());
      text(low, centred(low), bottom);
    }
    if (facing != null && !Double.isNaN(positionMm)) {
      String position = facing.place(positionMm);
      int below = area.y + margin() + height + 2 * margin();
      boolean done = text(position, area.x + margin(), area.y + margin());
      if (!done) {
        text(position, area.x + margin(), below);
      }
    }
    ScaleBar bar = ScaleBar.of(area.width, mmPerPixel);
    if (bar != null && !bar(bar, 0)) {
      bar(bar, height + 2 * margin());
    }
  }

  /** A line at the right and at the bottom, which parts this picture from its neighbours. */
  void part() {
    fill(new Rectangle(area.x + area.width - 1, area.y, 1, area.height), DARK);
    fill(new Rectangle(area.x, area.y + area.height - 1, area.width, 1), DARK);
  }

  private int margin() {
    return outline + 2 * scale;
  }

  private int width(String text) {
    return MarkFont.width(text) * scale;
  }

  private int centred(String text) {
    return area.x + (area.width - width(text)) / 2;
  }

  /**
   * At the right, its length above it.
   *
   * @param raised how far above the bottom, pixels
   * @return whether there was room
   */
  private boolean bar(ScaleBar bar, int raised) {
    int thick = Math.max(2, scale);
    int tick = 3 * thick;
    int x = area.x + area.width - bar.pixels() - margin();
    int y = area.y + area.height - tick - margin() - raised;
    int textWidth = width(bar.text());
    int textY = y - 2 * scale - MarkFont.HEIGHT * scale;
    int textX = area.x + area.width - Math.max(textWidth, bar.pixels()) - margin();
    int least = Math.min(x, textX);
    Rectangle all =
        new Rectangle(least, textY, area.x + area.width - margin() - least, y + tick - textY);
    if (!claim(all)) {
      return false;
    }
    List<Rectangle> parts =
        List.of(
            new Rectangle(x, y + tick - thick, bar.pixels(), thick),
            new Rectangle(x, y, thick, tick),
            new Rectangle(x + bar.pixels() - thick, y, thick, tick));
    parts.forEach(part -> fill(grown(part), BLACK));
    parts.forEach(part -> fill(part, WHITE));
    draw(bar.text(), textX, textY);
    return true;
  }

  /** Writes a text where there is room for it. */
  private boolean text(String text, int x, int y) {
    boolean free = claim(new Rectangle(x, y, width(text), MarkFont.HEIGHT * scale));
    if (free) {
      draw(text, x, y);
    }
    return free;
  }

  /** Whether a mark, outline and all, is within the area and meets no other. */
  private boolean claim(Rectangle mark) {
    Rectangle whole = grown(mark);
    if (!area.contains(whole) || taken.stream().anyMatch(whole::intersects)) {
      return false;
    }
    taken.add(whole);
    return true;
  }

  private Rectangle grown(Rectangle part) {
    return new Rectangle(
        part.x - outline, part.y - outline, part.width + 2 * outline, part.height + 2 * outline);
  }

  private void draw(String text, int x, int y) {
    for (byte shade : new byte[] {BLACK, WHITE}) {
      for (int row = 0; row < MarkFont.HEIGHT; row++) {
        for (int column = 0; column < MarkFont.width(text); column++) {
          if (MarkFont.dot(text, column, row)) {
            Rectangle dot = new Rectangle(x + column * scale, y + row * scale, scale, scale);
            fill(shade == BLACK ? grown(dot) : dot, shade);
          }
        }
      }
    }
  }

  private void fill(Rectangle part, byte shade) {
    byte[] pixels = image.pixels();
    int channels = pixels.length / (image.width() * image.height());
    for (int y = part.y; y < part.y + part.height; y++) {
      int from = (y * image.width() + part.x) * channels;
      Arrays.fill(pixels, from, from + part.width * channels, shade);
    }
  }
}
