package dev.triplane.preview;

import dev.triplane.series.Orientation;
import dev.triplane.series.Vector3;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slice;

/** One plane of the patient on its way: weighted sums, to which each slice adds its share. */
final class ReslicedPlane {
  /** A pixel has a value where samples of more than half the weight are there. */
  private static final double ENOUGH = 0.5 + 1e-6;

  /** So much of a voxel, of a step between slices, or of a pixel is rounding. */
  private static final double ROUNDING = 1e-6;

  /** A quantity that changes by less from pixel to pixel does not change along a row. */
  private static final double FLAT = 1e-12;

  private final Geometry geometry;
  private final SliceOrigins origins;
  private final PatientPlane target;
  private final ResliceGrid grid;
  private final double pixel;
  private final float[] sums;
  private final float[] weights;

  /** Sums of red, green and blue; null until a slice has colours. */
  private float[][] colours;

  ReslicedPlane(
      Geometry geometry,
      SliceOrigins origins,
      PatientPlane target,
      ResliceGrid grid,
      double pixel) {
    this.geometry = geometry;
    this.origins = origins;
    this.target = target;
    this.grid = grid;
    this.pixel = pixel;
    this.sums = new float[grid.width() * grid.height()];
    this.weights = new float[sums.length];
  }

  void accept(Slice slice) {
    if (slice.colour() && colours == null) {
      colours = new float[3][sums.length];
    }
    int plane = slice.slot().plane();
    Vector3 own = origins.of(plane);
    Half below = new Half(plane, plane - 1);
    Half above = new Half(plane, plane + 1);
    Vector3 normal = geometry.orientation().normal();
    double rise = normal.dot(grid.across());
    double first = normal.dot(grid.first().minus(own));
    double fall = normal.dot(grid.down());
    double end = rise * (grid.width() - 1);
    for (int y = 0; y < grid.height(); y++) {
      double height = first + y * fall;
      if (height + Math.max(0, end) < below.reach - ROUNDING
          || height + Math.min(0, end) > above.reach + ROUNDING) {
        continue; // the whole row is beyond the neighbours
      }
      Vector3 start = grid.first().plus(grid.down().times(y)).minus(own);
      // The pixels that start on the slice itself belong above: none may count twice or never.
      if (Math.abs(rise) < FLAT) {
        (height >= -ROUNDING ? above : below).addRow(slice, y, start, 0, grid.width() - 1.0);
      } else if (rise > 0) {
        double crossing = Math.ceil(-height / rise - ROUNDING);
        below.addRow(slice, y, start, 0, Math.min(grid.width(), crossing) - 1);
        above.addRow(slice, y, start, Math.max(0, crossing), grid.width() - 1.0);
      } else {
        double crossing = Math.floor(-height / rise + ROUNDING);
        above.addRow(slice, y, start, 0, Math.min(grid.width() - 1.0, crossing));
        below.addRow(slice, y, start, Math.max(-1, crossing) + 1, grid.width() - 1.0);
      }
    }
  }

  /** The space between a slice and the place of its neighbour on one side. */
  private final class Half {
    // Scalar products with a distance in mm from the slice's origin: the part of the step to the
    // neighbour, 0 to 1, and the row and column, which the shear moves along with that part.
    private final Vector3 part;
    private final Vector3 row;
    private final Vector3 column;
    private final Line depth;
    private final Line down;
    private final Line across;

    /** How far the neighbour is along the normal, mm; below 0 on the lower side. */
    private final double reach;

    /** The neighbour has no slice: half of the space is this slice's alone, the rest is a hole. */
    private final boolean alone;

    Half(int plane, int neighbour) {
      Orientation orientation = geometry.orientation();
      Vector3 normal = orientation.normal();
      Vector3 step = origins.of(neighbour).minus(origins.of(plane));
      alone = !origins.hasSlice(neighbour);
      reach = step.dot(normal);
      part = normal.times(1 / reach);
      row = unsheared(orientation.column(), step, geometry.spacing().row());
      column = unsheared(orientation.row(), step, geometry.spacing().column());
      depth = new Line(part.dot(grid.across()), 0, alone ? 0.5 - 2 * ROUNDING : 1);
      down = new Line(row.dot(grid.across()), -0.5, geometry.rows() - 0.5);
      across = new Line(column.dot(grid.across()), -0.5, geometry.columns() - 0.5);
    }

    private Vector3 unsheared(Vector3 direction, Vector3 step, double spacing) {
      return direction.minus(part.times(step.dot(direction))).times(1 / spacing);
    }

    /** Adds a slice to those pixels of a row that are within, from one to another. */
    void addRow(Slice slice, int y, Vector3 start, double least, double most) {
      double part0 = part.dot(start);
      double from = Math.max(least, depth.from(part0));
      double to = Math.min(most, depth.to(part0));
      if (from > to) {
        return;
      }
      double row0 = row.dot(start);
      double column0 = column.dot(start);
      from = Math.max(from, Math.max(down.from(row0), across.from(column0)));
      to = Math.min(to, Math.min(down.to(row0), across.to(column0)));
      for (int x = (int) Math.ceil(from); x <= to; x++) {
        add(
            slice,
            y * grid.width() + x,
            alone ? 1 : 1 - clamp(part0 + x * depth.slope, 1),
            clamp(row0 + x * down.slope, geometry.rows() - 1.0),
            clamp(column0 + x * across.slope, geometry.columns() - 1.0));
      }
    }
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  /** Adds the bilinear value of a slice to a pixel. */
  private void add(Slice slice, int pixelIndex, double weight, double row, double column) {
    int i = (int) row;
    int j = (int) column;
    double down = row - i;
    double across = column - j;
    int a = i * geometry.columns() + j;
    int right = j + 1 < geometry.columns() ? 1 : 0;
    int below = i + 1 < geometry.rows() ? geometry.columns() : 0;
    int b = a + right;
    int c = a + below;
    int d = c + right;
    double upper = slice.value(a) * (1 - across) + slice.value(b) * across;
    double lower = slice.value(c) * (1 - across) + slice.value(d) * across;
    double value = upper * (1 - down) + lower * down;
    if (Double.isNaN(value)) {
      addNumbers(slice, pixelIndex, weight * (1 - down) * (1 - across), a);
      addNumbers(slice, pixelIndex, weight * (1 - down) * across, b);
      addNumbers(slice, pixelIndex, weight * down * (1 - across), c);
      addNumbers(slice, pixelIndex, weight * down * across, d);
      return;
    }
    sums[pixelIndex] += (float) (weight * value);
    weights[pixelIndex] += (float) weight;
    for (int channel = 0; slice.colour() && channel < 3; channel++) {
      double above = slice.colour(a, channel) * (1 - across) + slice.colour(b, channel) * across;
      double under = slice.colour(c, channel) * (1 - across) + slice.colour(d, channel) * across;
      colours[channel][pixelIndex] += (float) (weight * (above * (1 - down) + under * down));
    }
  }

  /** Adds a sample where it is a number: what is left of a pixel beside padding. */
  private void addNumbers(Slice slice, int pixelIndex, double weight, int sample) {
    double value = slice.value(sample);
    if (Double.isFinite(value)) {
      sums[pixelIndex] += (float) (weight * value);
      weights[pixelIndex] += (float) weight;
    }
  }

  PlaneImage image() {
    float[] values = new float[sums.length];
    float[][] shown = colours == null ? null : new float[3][sums.length];
    for (int i = 0; i < values.length; i++) {
      boolean there = weights[i] > ENOUGH;
      values[i] = there ? NativePlanes.toFloat((double) sums[i] / weights[i]) : Float.NaN;
      for (int c = 0; colours != null && there && c < 3; c++) {
        shown[c][i] = colours[c][i] / weights[i];
      }
    }
    return new PlaneImage(
        target.plane(),
        grid.height(),
        grid.width(),
        pixel,
        pixel,
        true,
        Turn.NONE,
        target.facing(),
        values,
        shown,
        PlaneImage.RESLICED,
        target.positionMm());
  }

  /**
   * A quantity that changes evenly along a line of pixels, and where it is within bounds.
   *
   * @param slope its change from one pixel to the next
   * @param low the least that is within
   * @param high the most
   */
  private record Line(double slope, double low, double high) {
    /** The first place within, pixels, where it is {@code start} at the first pixel. */
    double from(double start) {
      if (Math.abs(slope) < FLAT) {
        return start >= low - ROUNDING && start <= high + ROUNDING ? 0 : Double.MAX_VALUE;
      }
      return (slope > 0 ? low - ROUNDING - start : high + ROUNDING - start) / slope;
    }

    /** The last place within. */
    double to(double start) {
      if (Math.abs(slope) < FLAT) {
        return Double.MAX_VALUE;
      }
      return (slope > 0 ? high + ROUNDING - start : low - ROUNDING - start) / slope;
    }
  }
}
