package dev.triplane.preview;

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
 * slice is shifted in its plane against the middle one, with linear interpolation. Planes without a
 * slice stay NaN.
 */
public final class PlaneCollector implements SliceConsumer {
  private final Geometry geometry;
  private final int middlePlane;
  private final Cut rowCut;
  private final Cut columnCut;
  private PlaneImage middle;

  /**
   * Collects for one plan: three planes where it has at least two slices with places and pixel
   * spacing, else one.
   */
  public PlaneCollector(VolumePlan plan) {
    this.geometry = plan.geometry();
    this.middlePlane = plan.middle().plane();
    boolean cuts = geometry.step() != null && geometry.spacing() != null;
    this.rowCut = cuts ? Cut.ofRow(plan) : null;
    this.columnCut = cuts ? Cut.ofColumn(plan) : null;
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
      values[i] = (float) slice.value(i);
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

  /** A cut across the slices: one line of each, stacked. */
  private static final class Cut {
    /** In place of a channel: the value of a gray sample, or the luminance of a colour. */
    private static final int LUMINANCE = -1;

    private final Plane name;
    private final Geometry geometry;
    private final boolean alongRow;
    private final int index;
    private final double positionMm;
    private final int length;
    private final double driftAcross;
    private final double driftAlong;
    private final int middlePlane;
    private final int first;
    private final int width;
    private final float[] values;

    /** Red, green and blue; null until a slice has colours. */
    private float[][] colours;

    static Cut ofRow(VolumePlan plan) {
      return new Cut(plan, true);
    }

    static Cut ofColumn(VolumePlan plan) {
      return new Cut(plan, false);
    }

    /** Along a row, the middle row of each slice; else the middle column. */
    private Cut(VolumePlan plan, boolean alongRow) {
      this.geometry = plan.geometry();
      this.alongRow = alongRow;
      this.middlePlane = plan.middle().plane();
      Axes axes = geometry.axes();
      this.name = Plane.ofAxis(alongRow ? axes.row() : axes.column());
      this.length = alongRow ? geometry.columns() : geometry.rows();
      int breadth = alongRow ? geometry.rows() : geometry.columns();
      this.index = breadth / 2;

      PixelSpacing spacing = geometry.spacing();
      Vector3 row = geometry.orientation().row();
      Vector3 column = geometry.orientation().column();
      double driftRows = geometry.step().dot(column) / spacing.row();
      double driftColumns = geometry.step().dot(row) / spacing.column();
      this.driftAcross = alongRow ? driftRows : driftColumns;
      this.driftAlong = alongRow ? driftColumns : driftRows;
      double atFirst = -middlePlane * driftAlong;
      double atLast = (geometry.planes() - 1 - middlePlane) * driftAlong;
      this.first = (int) Math.floor(Math.min(atFirst, atLast) + 1e-3);
      int end = length + (int) Math.ceil(Math.max(atFirst, atLast) - 1e-3);
      this.width = end - first;
      this.values = new float[geometry.planes() * width];
      Arrays.fill(values, Float.NaN);

      Vector3 normal = alongRow ? column : row;
      double gap = alongRow ? spacing.row() : spacing.column();
      Vector3 origin = geometry.first().plus(geometry.step().times(middlePlane));
      this.positionMm = origin.dot(normal) + index * gap;
    }

    void accept(Slice slice) {
      int plane = slice.slot().plane();
      double across = index - (plane - middlePlane) * driftAcross;
      double along = first - (plane - middlePlane) * driftAlong;
      for (int i = 0; i < width; i++) {
        values[plane * width + i] = (float) between(slice, LUMINANCE, across, along + i);
      }
      if (slice.colour()) {
        acceptColours(slice, across, along);
      }
    }

    private void acceptColours(Slice slice, double across, double along) {
      if (colours == null) {
        colours = new float[3][values.length];
      }
      int line = slice.slot().plane() * width;
      for (int c = 0; c < 3; c++) {
        for (int i = 0; i < width; i++) {
          double colour = between(slice, c, across, along + i);
          colours[c][line + i] = Double.isNaN(colour) ? 0 : (float) colour;
        }
      }
    }

    /**
     * Bilinear within the slice; outside by no more than rounding counts as the edge, farther as
     * NaN.
     */
    private double between(Slice slice, int channel, double across, double along) {
      int breadth = alongRow ? geometry.rows() : geometry.columns();
      int a = (int) Math.floor(across + 1e-6);
      int l = (int) Math.floor(along + 1e-6);
      double fa = Math.max(0, across - a);
      double fl = Math.max(0, along - l);
      if (a < 0 || l < 0 || a >= breadth || l >= length) {
        return Double.NaN;
      }
      double value = at(slice, channel, a, l);
      if (fl > 1e-3) {
        value = mix(value, l + 1 < length ? at(slice, channel, a, l + 1) : value, fl);
      }
      if (fa > 1e-3 && a + 1 < breadth) {
        double next = at(slice, channel, a + 1, l);
        if (fl > 1e-3) {
          next = mix(next, l + 1 < length ? at(slice, channel, a + 1, l + 1) : next, fl);
        }
        value = mix(value, next, fa);
      }
      return value;
    }

    private double at(Slice slice, int channel, int across, int along) {
      int row = alongRow ? across : along;
      int column = alongRow ? along : across;
      int index = row * geometry.columns() + column;
      return channel == LUMINANCE ? slice.value(index) : slice.colour(index, channel);
    }

    private static double mix(double a, double b, double part) {
      return a + (b - a) * part;
    }

    PlaneImage image() {
      Vector3 along = alongRow ? geometry.orientation().row() : geometry.orientation().column();
      PixelSpacing spacing = geometry.spacing();
      return new PlaneImage(
          name,
          geometry.planes(),
          width,
          geometry.sliceSpacing(),
          alongRow ? spacing.column() : spacing.row(),
          true,
          Turn.toDisplay(name, along, geometry.orientation().normal()),
          values,
          colours,
          index,
          positionMm);
    }
  }
}
