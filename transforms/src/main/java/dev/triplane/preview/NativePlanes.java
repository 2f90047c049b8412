package dev.triplane.preview;

import dev.triplane.series.Vector3;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Plane;
import dev.triplane.volume.Slice;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.Arrays;

/** The slices of a volume as they are. */
final class NativePlanes implements PlaneFamily {
  private final Geometry geometry;
  private final double[] positions;
  private final float[] line;
  private float[][] colours;

  NativePlanes(VolumePlan plan) {
    this.geometry = plan.geometry();
    this.line = new float[geometry.columns()];
    this.positions = new double[geometry.planes()];
    Arrays.fill(positions, Double.NaN);
    if (geometry.step() != null) {
      double first = geometry.first().dot(geometry.orientation().normal());
      for (int plane = 0; plane < positions.length; plane++) {
        positions[plane] = first + plane * geometry.sliceSpacing();
      }
    }
    for (Slot slot : plan.slots()) {
      positions[slot.plane()] = slot.position();
    }
  }

  @Override
  public Plane name() {
    return geometry.plane();
  }

  @Override
  public int count() {
    return geometry.planes();
  }

  @Override
  public int rows() {
    return geometry.rows();
  }

  @Override
  public int columns() {
    return geometry.columns();
  }

  @Override
  public double rowSpacing() {
    return geometry.spacing() == null ? 1 : geometry.spacing().row();
  }

  @Override
  public double columnSpacing() {
    return geometry.spacing() == null ? 1 : geometry.spacing().column();
  }

  @Override
  public boolean physical() {
    return geometry.spacing() != null;
  }

  @Override
  public Vector3 across() {
    return geometry.orientation() == null ? null : geometry.orientation().row();
  }

  @Override
  public Vector3 down() {
    return geometry.orientation() == null ? null : geometry.orientation().column();
  }

  @Override
  public Vector3 through() {
    return geometry.orientation() == null ? null : geometry.orientation().normal();
  }

  @Override
  public double positionMm(int index) {
    return positions[index];
  }

  @Override
  public void take(Slice slice, int index, LineTaker taker) {
    if (slice.slot().plane() != index) {
      return;
    }
    if (slice.colour() && colours == null) {
      colours = new float[3][line.length];
    }
    for (int row = 0; row < geometry.rows(); row++) {
      int first = row * line.length;
      for (int i = 0; i < line.length; i++) {
        line[i] = toFloat(slice.value(first + i));
      }
      for (int c = 0; slice.colour() && c < 3; c++) {
        for (int i = 0; i < line.length; i++) {
          colours[c][i] = slice.colour(first + i, c);
        }
      }
      taker.line(row, line, slice.colour() ? colours : null);
    }
  }

  /** A value that is a number stays one: what is too large for a float is the largest. */
  static float toFloat(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }
}
