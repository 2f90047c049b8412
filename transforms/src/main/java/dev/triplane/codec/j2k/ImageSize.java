package dev.triplane.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/**
 * Image and tile size (A.5.1), on the reference grid.
 *
 * @param x0 left edge of the image
 * @param y0 its top edge
 * @param x1 behind its right edge
 * @param y1 behind its bottom edge
 * @param tileX0 left edge of the first tile
 * @param tileY0 its top edge
 * @param tileWidth columns of a tile
 * @param tileHeight rows of one
 * @param components in the order of the codestream
 */
record ImageSize(
    int x0,
    int y0,
    int x1,
    int y1,
    int tileX0,
    int tileY0,
    long tileWidth,
    long tileHeight,
    List<Component> components) {

  private static final int DEEPEST = 38;

  /**
   * One component.
   *
   * @param precision bits a sample
   * @param signed samples are two's complement
   * @param dx reference grid columns from one sample to the next
   * @param dy reference grid rows from one sample to the next
   */
  record Component(int precision, boolean signed, int dx, int dy) {}

  static ImageSize read(Segment in) throws CodestreamException {
    in.u16(); // capabilities
    long x1 = in.u32();
    long y1 = in.u32();
    long x0 = in.u32();
    long y0 = in.u32();
    long tileWidth = in.u32();
    long tileHeight = in.u32();
    long tileX0 = in.u32();
    long tileY0 = in.u32();
    if (x0 >= x1 || y0 >= y1 || tileWidth == 0 || tileHeight == 0) {
      throw CodestreamException.bad("the JPEG 2000 image or its tiles are empty");
    }
    if (x1 > Integer.MAX_VALUE || y1 > Integer.MAX_VALUE) {
      throw CodestreamException.unsupported("a JPEG 2000 reference grid beyond 31 bits");
    }
    if (tileX0 > x0 || tileY0 > y0 || tileX0 + tileWidth <= x0 || tileY0 + tileHeight <= y0) {
      throw CodestreamException.bad("the first JPEG 2000 tile is beside the image");
    }
    int count = in.u16();
    if (count == 0 || in.left() < 3 * count) {
      throw CodestreamException.bad("the JPEG 2000 size segment is too short for its components");
    }
    List<Component> components = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int depth = in.u8();
      int dx = in.u8();
      int dy = in.u8();
      int precision = (depth & 0x7F) + 1;
      if (dx == 0 || dy == 0 || precision > DEEPEST) {
        throw CodestreamException.bad("a JPEG 2000 component's size is not valid");
      }
      if (Area.ceil(x0, dx) == Area.ceil(x1, dx) || Area.ceil(y0, dy) == Area.ceil(y1, dy)) {
        throw CodestreamException.bad("a JPEG 2000 component has no samples");
      }
      components.add(new Component(precision, (depth & 0x80) != 0, dx, dy));
    }
    return new ImageSize(
        (int) x0,
        (int) y0,
        (int) x1,
        (int) y1,
        (int) tileX0,
        (int) tileY0,
        tileWidth,
        tileHeight,
        components);
  }

  /** Tiles side by side. */
  long tilesAcross() {
    return (x1 - tileX0 + tileWidth - 1) / tileWidth;
  }

  /** Tiles of the image. */
  long tiles() {
    return tilesAcross() * ((y1 - tileY0 + tileHeight - 1) / tileHeight);
  }

  /** The part of the reference grid that a tile covers (B.3). */
  Area tile(int index) {
    long across = tilesAcross();
    long left = tileX0 + index % across * tileWidth;
    long top = tileY0 + index / across * tileHeight;
    return new Area(
        (int) Math.max(left, x0),
        (int) Math.max(top, y0),
        (int) Math.min(left + tileWidth, x1),
        (int) Math.min(top + tileHeight, y1));
  }

  /** The part of a component that an area of the reference grid covers. */
  Area of(Component component, Area grid) {
    return new Area(
        Area.ceil(grid.x0(), component.dx()),
        Area.ceil(grid.y0(), component.dy()),
        Area.ceil(grid.x1(), component.dx()),
        Area.ceil(grid.y1(), component.dy()));
  }

  /** The whole image. */
  Area image() {
    return new Area(x0, y0, x1, y1);
  }
}
