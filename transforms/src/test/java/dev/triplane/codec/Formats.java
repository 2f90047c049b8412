package dev.triplane.codec;

import dev.triplane.series.PixelFormat;

/** Formats of frames for tests. */
final class Formats {
  private Formats() {}

  static PixelFormat gray(int rows, int columns, int allocated, int stored) {
    return new PixelFormat(
        rows,
        columns,
        1,
        allocated,
        stored,
        stored - 1,
        false,
        false,
        "MONOCHROME2",
        PixelFormat.Kind.INTEGER);
  }

  static PixelFormat colour(int rows, int columns, int bits, boolean planar, String photometric) {
    return new PixelFormat(
        rows,
        columns,
        3,
        bits,
        bits,
        bits - 1,
        false,
        planar,
        photometric,
        PixelFormat.Kind.INTEGER);
  }
}
