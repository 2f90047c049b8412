package dev.triplane.series;

/**
 * Several slices laid out in one stored frame, row by row from the top left.
 *
 * @param across tiles in a row of tiles
 * @param rows pixels down one tile
 * @param columns pixels across one tile
 */
public record Tiles(int across, int rows, int columns) {

  /** The index in the stored frame of a tile's first pixel; tiles are counted from 1. */
  public int offset(int tile) {
    int down = (tile - 1) / across;
    int right = (tile - 1) % across;
    return down * rows * across * columns + right * columns;
  }

  /** Pixels from one row of a tile to the next in the stored frame. */
  public int stride() {
    return across * columns;
  }
}
