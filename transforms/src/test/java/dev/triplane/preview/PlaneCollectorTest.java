package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.Samples;
import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Rescale;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestStack;
import dev.triplane.testing.Turns;
import dev.triplane.volume.Plane;
import dev.triplane.volume.Slice;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Cuts through synthetic volumes, whose values are a function of the place in the patient. */
class PlaneCollectorTest {
  private static final int ROWS = 24;
  private static final int COLUMNS = 20;
  private static final DisplayWindow WIDE =
      new DisplayWindow(700, 1300, DisplayWindow.Source.OPTION);
  private static final PixelSpacing PIXELS = new PixelSpacing(1.5, 1.25);

  /** Smooth over many voxels, so that interpolation is good to about 1. */
  private static double smooth(Vector3 p) {
    return 1000
        + 100 * Math.sin(p.x() / 15)
        + 80 * Math.cos(p.y() / 18)
        + 60 * Math.sin(p.z() / 20);
  }

  private static VolumePlan plan(List<Vector3> positions, Orientation o, PixelSpacing pixels) {
    return TestStack.plan(positions, o, pixels, ROWS, COLUMNS);
  }

  private static List<PlaneImage> collect(VolumePlan plan, ToDoubleFunction<Vector3> value) {
    PlaneCollector collector = new PlaneCollector(plan, new PlaneRequest(1, null, false, 512));
    Samples samples = new Samples();
    for (Slot slot : plan.slots()) {
      double[] to = samples.doubles(ROWS * COLUMNS);
      Orientation o = plan.geometry().orientation();
      for (int i = 0; i < to.length; i++) {
        int row = i / COLUMNS;
        int column = i % COLUMNS;
        Vector3 p =
            slot.frame()
                .attributes()
                .position()
                .plus(o.row().times(column * PIXELS.column()))
                .plus(o.column().times(row * PIXELS.row()));
        to[i] = value.applyAsDouble(p);
      }
      collector.accept(
          new Slice(slot, samples, null, Rescale.IDENTITY, plan.firstInstance().pixels()));
    }
    return collector.slices(WIDE).stream().map(ChosenPlane::image).toList();
  }

  /** Compares a cut along rows with the function on a straight grid through the middle slice. */
  private static void assertStraight(VolumePlan plan, PlaneImage cut, boolean alongRow) {
    Orientation o = plan.geometry().orientation();
    Slot middle = plan.middle();
    Vector3 origin = middle.frame().attributes().position();
    int length = alongRow ? COLUMNS : ROWS;
    // A slice that is shifted along the cut by d pixels makes the canvas d pixels wider.
    double least = 0;
    double most = 0;
    double spacing = alongRow ? PIXELS.column() : PIXELS.row();
    Vector3 direction = alongRow ? o.row() : o.column();
    for (Slot slot : plan.slots()) {
      double shift = slot.frame().attributes().position().minus(origin).dot(direction) / spacing;
      least = Math.min(least, shift);
      most = Math.max(most, shift);
    }
    int first = (int) Math.floor(least + 0.05);
    assertEquals(length + (int) Math.ceil(most - 0.05) - first, cut.columns());
    Vector3 across =
        alongRow
            ? o.column().times(cut.sliceIndex() * PIXELS.row())
            : o.row().times(cut.sliceIndex() * PIXELS.column());
    int samples = 0;
    for (int k = 0; k < cut.rows(); k++) {
      double depth = plan.slots().get(k).position() - middle.position();
      for (int i = 0; i < cut.columns(); i++) {
        float value = cut.values()[k * cut.columns() + i];
        if (Float.isNaN(value)) {
          continue;
        }
        Vector3 p =
            origin
                .plus(across)
                .plus(direction.times((first + i) * spacing))
                .plus(o.normal().times(depth));
        // At the outer half of an edge's pixel its value stands for the whole pixel.
        double shift =
            plan.slots().get(k).frame().attributes().position().minus(origin).dot(direction)
                / spacing;
        double along = first + i - shift;
        boolean edge = along < 0 || along > length - 1;
        assertEquals(smooth(p), value, edge ? 8 : 1.5, "plane " + k + " sample " + i);
        samples++;
      }
    }
    assertTrue(samples >= cut.rows() * (length - 1), "samples " + samples);
  }

  @Test
  void tiltedGantryIsStraightened() {
    double a = Math.toRadians(20);
    Orientation leaning = TestStack.orientation(1, 0, 0, 0, Math.cos(a), Math.sin(a));
    VolumePlan plan = plan(TestStack.line(12, new Vector3(0, 0, 1.8)), leaning, PIXELS);
    List<PlaneImage> images = collect(plan, PlaneCollectorTest::smooth);
    assertStraight(plan, images.get(1), true);
    assertStraight(plan, images.get(2), false);
  }

  @Test
  void shearInBothDirectionsIsStraightened() {
    for (double sign : new double[] {1, -1}) {
      VolumePlan plan =
          plan(TestStack.line(9, new Vector3(sign * 0.9, -sign * 0.7, 3)), TestStack.AXIAL, PIXELS);
      List<PlaneImage> images = collect(plan, PlaneCollectorTest::smooth);
      assertStraight(plan, images.get(1), true);
      assertStraight(plan, images.get(2), false);
    }
  }

  @Test
  void slicesOffTheLineStandWhereTheirHeadersSay() {
    List<Vector3> positions = TestStack.line(9, new Vector3(0, 0, 3));
    positions.set(2, positions.get(2).plus(new Vector3(3.3, 0, 0)));
    positions.set(7, positions.get(7).plus(new Vector3(0, -2.2, 0)));
    VolumePlan plan = plan(positions, TestStack.AXIAL, PIXELS);
    List<PlaneImage> images = collect(plan, PlaneCollectorTest::smooth);
    assertStraight(plan, images.get(1), true);
    assertStraight(plan, images.get(2), false);
  }

  @Test
  void straightVolumeIsCopied() {
    VolumePlan plan = plan(TestStack.line(7, new Vector3(0, 0, 3)), TestStack.AXIAL, PIXELS);
    List<PlaneImage> images = collect(plan, PlaneCollectorTest::smooth);
    assertEquals(
        List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL),
        images.stream().map(PlaneImage::plane).toList());
    PlaneImage coronal = images.get(1);
    assertEquals(7, coronal.rows());
    assertEquals(COLUMNS, coronal.columns());
    assertEquals(ROWS / 2, coronal.sliceIndex());
    assertEquals(TestStack.ORIGIN.y() + 12 * 1.5, coronal.positionMm(), 1e-9);
    assertEquals(3, coronal.rowSpacing(), 1e-9);
    assertEquals(1.25, coronal.columnSpacing(), 1e-9);
    for (int k = 0; k < 7; k++) {
      for (int i = 0; i < COLUMNS; i++) {
        Vector3 p = TestStack.ORIGIN.plus(new Vector3(1.25 * i, 1.5 * 12, 3 * k));
        assertEquals((float) smooth(p), coronal.values()[k * COLUMNS + i]);
      }
    }
  }

  @Test
  void planesWithoutASliceAreHoles() {
    List<Vector3> positions = TestStack.line(7, new Vector3(0, 0, 3));
    positions.remove(5);
    VolumePlan plan = plan(positions, TestStack.AXIAL, PIXELS);
    PlaneImage cut = collect(plan, PlaneCollectorTest::smooth).get(1);
    assertEquals(7, cut.rows());
    for (int i = 0; i < cut.values().length; i++) {
      assertEquals(i / COLUMNS == 5, Float.isNaN(cut.values()[i]));
    }
  }

  @Property(tries = 100)
  void theThreePicturesOfAnyVolumeHaveThreeNames(@ForAll long seed) {
    Orientation o = Turns.random(new Random(seed)).of(TestStack.AXIAL);
    VolumePlan plan = plan(TestStack.line(3, o.normal().times(3)), o, PIXELS);
    List<PlaneImage> images = collect(plan, PlaneCollectorTest::smooth);
    EnumSet<Plane> names = EnumSet.noneOf(Plane.class);
    images.forEach(image -> names.add(image.plane()));
    assertEquals(EnumSet.allOf(Plane.class), names);
    assertEquals(plan.geometry().plane(), images.get(0).plane());
  }

  @Test
  void shearThatWouldFillTheMemoryMakesNoCut() {
    // Two slices half a kilometre apart within their plane, pixels of a nanometre.
    VolumePlan plan =
        plan(
            List.of(new Vector3(0, 0, 0), new Vector3(500_000, 500_000, 1)),
            TestStack.AXIAL,
            new PixelSpacing(1e-6, 1e-6));
    assertEquals(1, collect(plan, PlaneCollectorTest::smooth).size());
  }

  @Test
  void valuesBeyondTheRangeOfAFloatStayNumbers() {
    VolumePlan plan = plan(TestStack.line(3, new Vector3(0, 0, 3)), TestStack.AXIAL, PIXELS);
    for (PlaneImage image : collect(plan, p -> 1e300)) {
      for (float value : image.values()) {
        assertEquals(Float.MAX_VALUE, value);
      }
    }
  }
}
