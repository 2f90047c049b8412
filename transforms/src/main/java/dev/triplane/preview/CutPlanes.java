package dev.triplane.preview;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import dev.triplane.volume.Axes;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Plane;
import dev.triplane.volume.Slice;
import dev.triplane.volume.VolumePlan;

/**
 * The cuts across the slices, along their rows or along their columns: one line of each slice,
 * stacked. A sheared volume is straightened: each slice is shifted in its plane against the middle
 * one, with linear interpolation; where slices are on no line, each by its own position.
 */
final class CutPlanes implements PlaneFamily {
  /** Less than this part of a pixel is not worth a line of the canvas. */
  private static final double NOTHING = 0.05;

  /** A smaller part of a pixel is not interpolated. */
  private static final double WHOLE = 1e-3;

  /** In place of a channel: the value of a gray sample, or the luminance of a colour. */
  private static final int LUMINANCE = -1;

  private final Geometry geometry;
  private final boolean alongRow;
  private final Shift along;
  private final Shift across;
  private final int length;
  private final int breadth;
  private final int first;
  private final float[] line;
  private float[][] colours;

  /**
   * @param alongRow cuts along the rows of the slices, else along their columns
   * @param along how far slices are shifted in the direction of the cut
   * @param across how far at a right angle to it
   */
  CutPlanes(VolumePlan plan, boolean alongRow, Shift along, Shift across) {
    this.geometry = plan.geometry();
    this.alongRow = alongRow;
    this.along = along;
    this.across = across;
    this.length = alongRow ? geometry.columns() : geometry.rows();
    this.breadth = alongRow ? geometry.rows() : geometry.columns();
    this.first = (int) Math.floor(along.least() + NOTHING);
    this.line = new float[length + (int) Math.ceil(along.most() - NOTHING) - first];
  }

  @Override
  public Plane name() {
    Axes axes = geometry.axes();
    return Plane.ofAxis(alongRow ? axes.row() : axes.column());
  }

  @Override
  public int count() {
    return breadth;
  }

  @Override
  public int rows() {
    return geometry.planes();
  }

  @Override
  public int columns() {
    return line.length;
  }

  @Override
  public double rowSpacing() {
    return geometry.sliceSpacing();
  }

  @Override
  public double columnSpacing() {
    PixelSpacing spacing = geometry.spacing();
    return alongRow ? spacing.column() : spacing.row();
  }

  @Override
  public boolean physical() {
    return true;
  }

  @Override
  public Vector3 across() {
    Orientation orientation = geometry.orientation();
    return alongRow ? orientation.row() : orientation.column();
  }

  @Override
  public Vector3 down() {
    return geometry.orientation().normal();
  }

  @Override
  public Vector3 through() {
    Orientation orientation = geometry.orientation();
    return alongRow ? orientation.column() : orientation.row();
  }

  @Override
  public double positionMm(int index) {
    PixelSpacing spacing = geometry.spacing();
    return across.origin().dot(through()) + index * (alongRow ? spacing.row() : spacing.column());
  }

  @Override
  public void take(Slice slice, int index, LineTaker taker) {
    double fromAcross = index - across.of(slice.slot());
    double fromAlong = first - along.of(slice.slot());
    fill(slice, LUMINANCE, fromAcross, fromAlong, line);
    if (slice.colour()) {
      if (colours == null) {
        colours = new float[3][line.length];
      }
      for (int c = 0; c < 3; c++) {
        fill(slice, c, fromAcross, fromAlong, colours[c]);
        for (int i = 0; i < line.length; i++) {
          colours[c][i] = Float.isNaN(colours[c][i]) ? 0 : colours[c][i];
        }
      }
    }
    taker.line(slice.slot().plane(), line, slice.colour() ? colours : null);
  }

  private void fill(Slice slice, int channel, double acrossAt, double fromAlong, float[] target) {
    int whole = (int) Math.rint(acrossAt);
    if (Math.abs(acrossAt - whole) <= WHOLE
        && Math.abs(fromAlong) <= WHOLE
        && whole >= 0
        && whole < breadth
        && target.length == length) {
      // Most volumes are straight: their lines are copied.
      int start = alongRow ? whole * geometry.columns() : whole;
      int stride = alongRow ? 1 : geometry.columns();
      for (int i = 0; i < length; i++) {
        target[i] = NativePlanes.toFloat(sample(slice, channel, start + i * stride));
      }
      return;
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = NativePlanes.toFloat(between(slice, channel, acrossAt, fromAlong + i));
    }
  }

  /** Bilinear within the slice; the value of an edge up to its pixels' outer side, NaN beyond. */
  private double between(Slice slice, int channel, double acrossAt, double alongAt) {
    if (!isWithin(acrossAt, breadth) || !isWithin(alongAt, length)) {
      return Double.NaN;
    }
    double a = Math.max(0, Math.min(breadth - 1.0, acrossAt));
    double l = Math.max(0, Math.min(length - 1.0, alongAt));
    int firstAcross = (int) Math.floor(a + 1e-6);
    int firstAlong = (int) Math.floor(l + 1e-6);
    double value = alongLine(slice, channel, firstAcross, firstAlong, l - firstAlong);
    if (a - firstAcross <= WHOLE) {
      return value;
    }
    double next = alongLine(slice, channel, firstAcross + 1, firstAlong, l - firstAlong);
    return mix(value, next, a - firstAcross);
  }

  private static boolean isWithin(double at, int size) {
    return at >= -0.5 - 1e-6 && at <= size - 0.5 + 1e-6;
  }

  private double alongLine(Slice slice, int channel, int index, int from, double part) {
    double value = at(slice, channel, index, from);
    return part <= WHOLE ? value : mix(value, at(slice, channel, index, from + 1), part);
  }

  private double at(Slice slice, int channel, int acrossIndex, int alongIndex) {
    int row = alongRow ? acrossIndex : alongIndex;
    int column = alongRow ? alongIndex : acrossIndex;
    return sample(slice, channel, row * geometry.columns() + column);
  }

  private static double sample(Slice slice, int channel, int pixel) {
    return channel == LUMINANCE ? slice.value(pixel) : slice.colour(pixel, channel);
  }

  private static double mix(double a, double b, double part) {
    return a + (b - a) * part;
  }
}
