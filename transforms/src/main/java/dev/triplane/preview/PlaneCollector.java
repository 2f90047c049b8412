package dev.triplane.preview;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Vector3;
import dev.triplane.volume.Axes;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Plane;
import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.VolumePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Picks the middle slice and the middle cuts through rows and columns of a volume as its slices go
 * by. Memory: one slice and one line a slice for each cut. A sheared volume is straightened: each
 * slice is shifted in its plane against the middle one, with linear interpolation; where slices are
 * on no line, each by its own position. Planes without a slice stay NaN.
 */
public final class PlaneCollector implements SliceConsumer {
  /** The most samples of a cut: 256 MB. Only a shear that no scanner makes needs more. */
  private static final long MOST_SAMPLES = 1L << 26;

  private final Geometry geometry;
  private final int middlePlane;
  private final Cut rowCut;
  private final Cut columnCut;
  private PlaneImage middle;

  /**
   * Collects for one plan: three planes where it has at least two slices with places and pixel
   * spacing and cuts of at most {@link #MOST_SAMPLES}, else one.
   */
  public PlaneCollector(VolumePlan plan) {
    this.geometry = plan.geometry();
    this.middlePlane = plan.middle().plane();
    boolean cuts = geometry.step() != null && geometry.spacing() != null;
    Shift alongRow = cuts ? new Shift(plan, true) : null;
    Shift alongColumn = cuts ? new Shift(plan, false) : null;
    cuts = cuts && fits(alongRow, geometry.columns()) && fits(alongColumn, geometry.rows());
    this.rowCut = cuts ? new Cut(plan, true, alongRow, alongColumn) : null;
    this.columnCut = cuts ? new Cut(plan, false, alongColumn, alongRow) : null;
  }

  private boolean fits(Shift shift, int length) {
    return geometry.planes() * (length + shift.most() - shift.least()) <= MOST_SAMPLES;
  }

  @Override
  public void accept(Slice slice) {
    if (slice.slot().plane() == middlePlane) {
      middle = middle(slice);
    }
    if (rowCut != null) {
      rowCut.accept(slice);
      columnCut.accept(slice);
    }
  }

  /** The planes, the slices' own first; without it where the middle slice could not be read. */
  public List<PlaneImage> images() {
    List<PlaneImage> images = new ArrayList<>();
    if (middle != null) {
      images.add(middle);
    }
    if (rowCut != null) {
      images.add(rowCut.image());
      images.add(columnCut.image());
    }
    return images;
  }

  private PlaneImage middle(Slice slice) {
    float[] values = new float[geometry.rows() * geometry.columns()];
    for (int i = 0; i < values.length; i++) {
      values[i] = toFloat(slice.value(i));
    }
    float[][] colours = slice.colour() ? new float[3][values.length] : null;
    for (int c = 0; slice.colour() && c < 3; c++) {
      for (int i = 0; i < values.length; i++) {
        colours[c][i] = slice.colour(i, c);
      }
    }
    PixelSpacing spacing = geometry.spacing();
    Plane plane = geometry.plane();
    Turn turn =
        plane == null
            ? Turn.NONE
            : Turn.toDisplay(plane, geometry.orientation().row(), geometry.orientation().column());
    return new PlaneImage(
        plane,
        geometry.rows(),
        geometry.columns(),
        spacing == null ? 1 : spacing.row(),
        spacing == null ? 1 : spacing.column(),
        spacing != null,
        turn,
        values,
        colours,
        slice.slot().plane(),
        slice.slot().position());
  }

  /** A value that is a number stays one: what is too large for a float is the largest. */
  static float toFloat(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }

  /** A cut across the slices: one line of each, stacked. */
  private static final class Cut {
    /** Less than this part of a pixel is not worth a line of the canvas. */
    private static final double NOTHING = 0.05;

    /** In place of a channel: the value of a gray sample, or the luminance of a colour. */
    private static final int LUMINANCE = -1;

    private final Plane name;
    private final Geometry geometry;
    private final boolean alongRow;
    private final int index;
    private final double positionMm;
    private final int length;
    private final Shift along;
    private final Shift across;
    private final int first;
    private final int width;
    private final float[] values;

    /** Red, green and blue; null until a slice has colours. */
    private float[][] colours;

    /** Along a row, the middle row of each slice; else the middle column. */
    Cut(VolumePlan plan, boolean alongRow, Shift along, Shift across) {
      this.geometry = plan.geometry();
      this.alongRow = alongRow;
      this.along = along;
      this.across = across;
      Axes axes = geometry.axes();
      this.name = Plane.ofAxis(alongRow ? axes.row() : axes.column());
      this.length = alongRow ? geometry.columns() : geometry.rows();
      int breadth = alongRow ? geometry.rows() : geometry.columns();
      this.index = breadth / 2;
      this.first = (int) Math.floor(along.least() + NOTHING);
      this.width = length + (int) Math.ceil(along.most() - NOTHING) - first;
      this.values = new float[geometry.planes() * width];
      Arrays.fill(values, Float.NaN);

      PixelSpacing spacing = geometry.spacing();
      Orientation orientation = geometry.orientation();
      Vector3 normal = alongRow ? orientation.column() : orientation.row();
      double gap = alongRow ? spacing.row() : spacing.column();
      this.positionMm = across.origin().dot(normal) + index * gap;
    }

    void accept(Slice slice) {
      int plane = slice.slot().plane();
      double fromAcross = index - across.of(slice.slot());
      double fromAlong = first - along.of(slice.slot());
      for (int i = 0; i < width; i++) {
        values[plane * width + i] = toFloat(between(slice, LUMINANCE, fromAcross, fromAlong + i));
      }
      if (slice.colour()) {
        acceptColours(slice, fromAcross, fromAlong);
      }
    }

    private void acceptColours(Slice slice, double fromAcross, double fromAlong) {
      if (colours == null) {
        colours = new float[3][values.length];
      }
      int line = slice.slot().plane() * width;
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < width; i++) {
          double colour = between(slice, c, fromAcross, fromAlong + i);
          colours[c][line + i] = Double.isNaN(colour) ? 0 : (float) colour;
        }
      }
    }

    /** Bilinear within the slice; the value of an edge up to its pixels' outer side, NaN beyond. */
    private double between(Slice slice, int channel, double acrossAt, double alongAt) {
      int breadth = alongRow ? geometry.rows() : geometry.columns();
      if (!isWithin(acrossAt, breadth) || !isWithin(alongAt, length)) {
        return Double.NaN;
      }
      double a = Math.max(0, Math.min(breadth - 1.0, acrossAt));
      double l = Math.max(0, Math.min(length - 1.0, alongAt));
      int firstAcross = (int) Math.floor(a + 1e-6);
      int firstAlong = (int) Math.floor(l + 1e-6);
      double value = alongLine(slice, channel, firstAcross, firstAlong, l - firstAlong);
      if (a - firstAcross <= 1e-3) {
        return value;
      }
      double next = alongLine(slice, channel, firstAcross + 1, firstAlong, l - firstAlong);
      return mix(value, next, a - firstAcross);
    }

    private static boolean isWithin(double at, int size) {
      return at >= -0.5 - 1e-6 && at <= size - 0.5 + 1e-6;
    }

    private double alongLine(Slice slice, int channel, int line, int from, double part) {
      double value = at(slice, channel, line, from);
      return part <= 1e-3 ? value : mix(value, at(slice, channel, line, from + 1), part);
    }

    private double at(Slice slice, int channel, int line, int index) {
      int row = alongRow ? line : index;
      int column = alongRow ? index : line;
      int pixel = row * geometry.columns() + column;
      return channel == LUMINANCE ? slice.value(pixel) : slice.colour(pixel, channel);
    }

    private static double mix(double a, double b, double part) {
      return a + (b - a) * part;
    }

    PlaneImage image() {
      Orientation orientation = geometry.orientation();
      Vector3 direction = alongRow ? orientation.row() : orientation.column();
      PixelSpacing spacing = geometry.spacing();
      return new PlaneImage(
          name,
          geometry.planes(),
          width,
          geometry.sliceSpacing(),
          alongRow ? spacing.column() : spacing.row(),
          true,
          Turn.toDisplay(name, direction, orientation.normal()),
          values,
          colours,
          index,
          positionMm);
    }
  }
}
