package dev.triplane.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** One size of a tile's component, and the sub-bands that make it of the size below (B.5). */
final class Resolution {
  private final int component;
  private final int level;
  private final Area area;
  private final CodingStyle style;
  private final List<Band> bands = new ArrayList<>(3);
  private final List<Precinct> precincts = new ArrayList<>();

  /**
   * @param tile the component's samples in the tile
   * @param level 0 is the smallest
   */
  Resolution(int component, Area tile, int level, CodingStyle style) {
    this.component = component;
    this.level = level;
    this.style = style;
    area = tile.halved(style.levels() - level);
  }

  /** Lays out its sub-bands. */
  void addBands(Area tile, int precision, Quantization quantization, int shift)
      throws CodestreamException {
    int decomposition = style.levels() - level + (level == 0 ? 0 : 1);
    for (int i = 0; i < (level == 0 ? 1 : 3); i++) {
      boolean highX = level > 0 && i != 1;
      boolean highY = level > 0 && i != 0;
      int exponent = quantization.exponent(level, i);
      int gain = (highX ? 1 : 0) + (highY ? 1 : 0);
      float step =
          style.reversible()
              ? 1
              : Math.scalb(
                  1 + quantization.mantissa(level, i) / 2048f,
                  precision + gain - exponent); // (E-3)
      int planes = quantization.guardBits() + exponent - 1 + shift;
      bands.add(new Band(tile.band(decomposition, highX, highY), highX, highY, planes, step));
    }
  }

  /**
   * Lays out its precincts.
   *
   * @param grid the tile
   * @param most precincts that there can be
   */
  void addPrecincts(ImageSize.Component size, Area grid, long most) throws CodestreamException {
    if (area.isEmpty()) {
      return;
    }
    int widthBits = precinctWidth();
    int heightBits = precinctHeight();
    int left = area.x0() >> widthBits;
    int top = area.y0() >> heightBits;
    int right = (area.x1() - 1) >> widthBits;
    int bottom = (area.y1() - 1) >> heightBits;
    if ((right - left + 1L) * (bottom - top + 1L) > most) {
      throw CodestreamException.bad("JPEG 2000 precincts of which there are no packets");
    }
    int halvings = style.levels() - level;
    for (int row = top; row <= bottom; row++) {
      boolean cutTop = ((long) row << heightBits) < area.y0();
      long gridY = cutTop ? grid.y0() : (size.dy() * ((long) row << heightBits)) << halvings;
      for (int column = left; column <= right; column++) {
        boolean cutLeft = ((long) column << widthBits) < area.x0();
        long gridX = cutLeft ? grid.x0() : (size.dx() * ((long) column << widthBits)) << halvings;
        precincts.add(new Precinct(this, column, row, gridX, gridY));
      }
    }
  }

  int component() {
    return component;
  }

  int level() {
    return level;
  }

  Area area() {
    return area;
  }

  CodingStyle style() {
    return style;
  }

  int precinctWidth() {
    return style.precinctWidth(level);
  }

  int precinctHeight() {
    return style.precinctHeight(level);
  }

  /** One band, or HL, LH and HH. */
  List<Band> bands() {
    return bands;
  }

  /** Row by row. */
  List<Precinct> precincts() {
    return precincts;
  }
}
