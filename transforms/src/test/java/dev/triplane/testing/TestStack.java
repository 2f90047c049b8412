package dev.triplane.testing;

import dev.triplane.series.Instance;
import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.SeriesSplitter;
import dev.triplane.series.Vector3;
import dev.triplane.volume.VolumePlan;
import dev.triplane.volume.VolumePlanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** Stacks of slices whose geometry is known by construction. */
public final class TestStack {
  /** Rows to the patient's left, columns to the back: the normal points to the head. */
  public static final Orientation AXIAL = orientation(1, 0, 0, 0, 1, 0);

  /** Rows to the left, columns to the feet: the normal points to the back. */
  public static final Orientation CORONAL = orientation(1, 0, 0, 0, 0, -1);

  /** Rows to the back, columns to the feet: the normal points to the right. */
  public static final Orientation SAGITTAL = orientation(0, 1, 0, 0, 0, -1);

  /** The position of the first slice where nothing else is said. */
  public static final Vector3 ORIGIN = new Vector3(-120.5, -80.25, 33);

  private TestStack() {}

  /** The orientation of six direction cosines, row first. */
  public static Orientation orientation(double... cosines) {
    Orientation orientation = Orientation.of(cosines);
    if (orientation == null) {
      throw new IllegalArgumentException("cosines: not orthonormal");
    }
    return orientation;
  }

  /** Slices at {@link #ORIGIN} + k x step; numbered from 1. */
  public static List<TestSlice> slices(int count, Orientation orientation, Vector3 step) {
    List<TestSlice> slices = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      slices.add(
          TestSlice.named("s" + k).at(ORIGIN.plus(step.times(k)), orientation).number(k + 1));
    }
    return slices;
  }

  /** The same with a step along the normal, mm. */
  public static List<TestSlice> slices(int count, Orientation orientation, double spacing) {
    return slices(count, orientation, orientation.normal().times(spacing));
  }

  /** The positions {@link #ORIGIN} + k x step. */
  public static List<Vector3> line(int count, Vector3 step) {
    List<Vector3> positions = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      positions.add(ORIGIN.plus(step.times(k)));
    }
    return positions;
  }

  /**
   * The plan of slices at positions, which must come to one volume.
   *
   * @param pixels null for slices without PixelSpacing
   */
  public static VolumePlan plan(
      List<Vector3> positions, Orientation o, PixelSpacing pixels, int rows, int columns) {
    List<TestSlice> slices = new ArrayList<>();
    for (Vector3 position : positions) {
      slices.add(
          TestSlice.named("s" + slices.size()).at(position, o).spacing(pixels).size(rows, columns));
    }
    List<VolumePlan> plans = plan(slices);
    if (plans.size() != 1) {
      throw new AssertionError("want one volume, not " + plans.size());
    }
    return plans.get(0);
  }

  /** Does something to each slice, given its index. */
  public static List<TestSlice> each(
      List<TestSlice> slices, BiConsumer<TestSlice, Integer> change) {
    for (int k = 0; k < slices.size(); k++) {
      change.accept(slices.get(k), k);
    }
    return slices;
  }

  /** The instances. */
  public static List<Instance> build(Collection<TestSlice> slices) {
    return slices.stream().map(TestSlice::build).toList();
  }

  /** The plans that the splitter and the planner make of a series. */
  public static List<VolumePlan> plan(Collection<TestSlice> slices) {
    return planOf(build(slices));
  }

  /** The plans that the splitter and the planner make of a series. */
  public static List<VolumePlan> planOf(List<Instance> instances) {
    return VolumePlanner.plan(SeriesSplitter.split(instances));
  }
}
