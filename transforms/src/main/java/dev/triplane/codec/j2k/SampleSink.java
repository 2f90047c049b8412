package dev.triplane.codec.j2k;

/** Receives what was decoded: rectangles of one component's samples. */
@FunctionalInterface
public interface SampleSink {
  /**
   * Takes a tile's samples of one component. Together the tiles cover the component once.
   *
   * @param component its index
   * @param x left column, counted from the component's own left one
   * @param y top row, counted from the component's own top one
   * @param width columns
   * @param height rows
   * @param samples row by row, within the range of the component's precision; valid for this call
   */
  void accept(int component, int x, int y, int width, int height, int[] samples);
}
