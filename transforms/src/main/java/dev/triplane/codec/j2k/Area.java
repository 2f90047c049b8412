package dev.triplane.codec.j2k;

/** A rectangle: left and top within it, right and bottom behind it. It may be empty. */
record Area(int x0, int y0, int x1, int y1) {

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }

  boolean isEmpty() {
    return x1 <= x0 || y1 <= y0;
  }

  /** A resolution that is so many halvings below this one (B-14). */
  Area halved(int times) {
    return new Area(half(x0, times), half(y0, times), half(x1, times), half(y1, times));
  }

  /** A sub-band of a decomposition level (B-15). */
  Area band(int level, boolean highX, boolean highY) {
    if (level == 0) {
      return this;
    }
    long dx = highX ? 1L << (level - 1) : 0;
    long dy = highY ? 1L << (level - 1) : 0;
    return new Area(
        half(x0 - dx, level), half(y0 - dy, level), half(x1 - dx, level), half(y1 - dy, level));
  }

  private static int half(long value, int times) {
    return (int) -(-value >> times);
  }

  static int ceil(long value, int by) {
    return (int) ((value + by - 1) / by);
  }
}
