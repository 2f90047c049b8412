package dev.triplane.volume;

import static dev.triplane.testing.TestStack.ORIGIN;
import static dev.triplane.testing.TestStack.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Remark;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.testing.Turns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for every stack, however it lies in the patient and in its folder. */
class GeometryPropertiesTest {

  private static final PixelSpacing PIXELS = new PixelSpacing(0.8, 1.3);

  private static Orientation anyOrientation(Random random) {
    return Turns.random(random).of(TestStack.AXIAL);
  }

  /** Slices named by their index along the normal, with in-plane drift, some left out. */
  private static List<TestSlice> stack(
      int n, double spacing, double drift, Orientation o, Random random, int missing) {
    Vector3 step = o.normal().times(spacing).plus(o.row().times(drift));
    List<TestSlice> slices = TestStack.slices(n, o, step);
    slices.forEach(slice -> slice.spacing(PIXELS));
    List<TestSlice> kept = new ArrayList<>(slices);
    for (int i = 0; i < missing; i++) {
      kept.remove(1 + random.nextInt(kept.size() - 2));
    }
    return kept;
  }

  private static Geometry only(List<TestSlice> slices) {
    List<VolumePlan> plans = plan(slices);
    assertEquals(1, plans.size());
    return plans.get(0).geometry();
  }

  @Property(tries = 100)
  void orderOfFilesAndNumbersChangesNothing(
      @ForAll @IntRange(min = 4, max = 40) int n,
      @ForAll @DoubleRange(min = 0.1, max = 12) double spacing,
      @ForAll long seed) {
    Random random = new Random(seed);
    List<TestSlice> slices = stack(n, spacing, 0.3, anyOrientation(random), random, 1);
    VolumePlan before = plan(slices).get(0);
    Collections.shuffle(slices, random);
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < slices.size(); i++) {
      numbers.add(random.nextInt(1000));
    }
    TestStack.each(slices, (slice, k) -> slice.number(numbers.get(k)).uri("/" + k));
    VolumePlan after = plan(slices).get(0);
    assertEquals(before.geometry(), after.geometry());
    assertEquals(before.volumeId(), after.volumeId());
    assertEquals(uids(before), uids(after));
  }

  private static List<String> uids(VolumePlan plan) {
    return plan.slots().stream().map(s -> s.frame().instance().sopInstanceUid()).toList();
  }

  @Property(tries = 100)
  void directionOfAcquisitionChangesNothing(
      @ForAll @IntRange(min = 2, max = 40) int n,
      @ForAll @DoubleRange(min = 0.1, max = 12) double spacing,
      @ForAll long seed) {
    Orientation o = anyOrientation(new Random(seed));
    Vector3 step = o.normal().times(spacing);
    Vector3 end = ORIGIN.plus(step.times(n - 1));
    List<TestSlice> down = new ArrayList<>();
    for (int k = 0; k < n; k++) {
      down.add(TestSlice.named("d" + k).at(end.minus(step.times(k)), o).number(k + 1));
    }
    Geometry g = only(down);
    assertNear(ORIGIN, g.first(), 1e-9);
    assertNear(end, g.last(), 1e-9);
    assertNear(step, g.step(), 1e-9);
    assertEquals(spacing, g.sliceSpacing(), 1e-9);
    assertEquals(Verdict.REGULAR, g.verdict());
  }

  @Property(tries = 100)
  void movingThePatientMovesTheVolumeAndNothingElse(
      @ForAll @IntRange(min = 5, max = 40) int n,
      @ForAll @DoubleRange(min = 0.1, max = 12) double spacing,
      @ForAll @DoubleRange(min = -3, max = 3) double drift,
      @ForAll @IntRange(min = 0, max = 2) int missing,
      @ForAll long seed) {
    Random random = new Random(seed);
    Orientation o = anyOrientation(random);
    List<TestSlice> slices = stack(n, spacing, drift, o, random, missing);
    Geometry before = only(slices);
    Turns turn = Turns.random(random);
    Vector3 shift = new Vector3(random.nextInt(500), random.nextInt(500), random.nextInt(500));
    Vector3 step = o.normal().times(spacing).plus(o.row().times(drift));
    for (TestSlice slice : slices) {
      int k = Integer.parseInt(slice.build().sopInstanceUid().substring(1));
      slice.at(turn.of(ORIGIN.plus(step.times(k))).plus(shift), turn.of(o));
    }
    Geometry after = only(slices);
    assertEquals(before.verdict(), after.verdict());
    assertEquals(before.missing(), after.missing());
    assertEquals(before.planes(), after.planes());
    assertEquals(before.sliceSpacing(), after.sliceSpacing(), 1e-7);
    assertEquals(before.tilt(), after.tilt(), 1e-5);
    assertEquals(before.gapMax(), after.gapMax(), 1e-7);
    assertNear(turn.of(before.first()).plus(shift), after.first(), 1e-6);
    assertNear(turn.of(before.step()), after.step(), 1e-6);
  }

  /** PS3.3 C.7.6.2.1.1, equation C.7.6.2.1-1, against the affine; headers hold rounded numbers. */
  @Property(tries = 100)
  void affineGivesThePositionThatEveryHeaderStates(
      @ForAll @IntRange(min = 4, max = 60) int n,
      @ForAll @DoubleRange(min = 0.1, max = 12) double spacing,
      @ForAll @DoubleRange(min = -3, max = 3) double drift,
      @ForAll @IntRange(min = 0, max = 1) int missing,
      @ForAll long seed) {
    Random random = new Random(seed);
    Orientation exact = anyOrientation(random);
    Orientation o =
        TestStack.orientation(
            round(exact.row().x()),
            round(exact.row().y()),
            round(exact.row().z()),
            round(exact.column().x()),
            round(exact.column().y()),
            round(exact.column().z()));
    List<TestSlice> slices = stack(n, spacing, drift, o, random, missing);
    for (TestSlice slice : slices) {
      Vector3 p = slice.build().frame(1).position();
      slice.at(new Vector3(round(p.x()), round(p.y()), round(p.z())), o);
    }
    VolumePlan plan = plan(slices).get(0);
    double[] a = plan.geometry().affine();
    for (Slot slot : plan.slots()) {
      for (int[] pixel : new int[][] {{0, 0}, {7, 0}, {0, 5}, {7, 5}}) {
        Vector3 stated =
            slot.frame()
                .attributes()
                .position()
                .plus(o.row().times(PIXELS.column() * pixel[1]))
                .plus(o.column().times(PIXELS.row() * pixel[0]));
        assertNear(stated, apply(a, slot.plane(), pixel[0], pixel[1]), 0.01);
      }
    }
  }

  private static double round(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }

  private static Vector3 apply(double[] a, double i, double j, double k) {
    return new Vector3(
        a[0] * i + a[1] * j + a[2] * k + a[3],
        a[4] * i + a[5] * j + a[6] * k + a[7],
        a[8] * i + a[9] * j + a[10] * k + a[11]);
  }

  @Property(tries = 100)
  void theGravestVerdictHoldsAndTheOthersAreReasons(
      @ForAll boolean sheared, @ForAll boolean hole, @ForAll boolean uneven, @ForAll long seed) {
    Random random = new Random(seed);
    Orientation o = anyOrientation(random);
    Vector3 step = o.normal().times(3).plus(o.row().times(sheared ? 0.5 : 0));
    List<TestSlice> slices = TestStack.slices(12, o, step);
    if (uneven) {
      slices.get(11).at(ORIGIN.plus(step.times(11.4)), o);
    }
    if (hole) {
      slices.remove(4);
    }
    Geometry g = only(slices);
    Verdict expected =
        uneven
            ? Verdict.IRREGULAR
            : hole ? Verdict.GAPS : sheared ? Verdict.TILTED : Verdict.REGULAR;
    assertEquals(expected, g.verdict());
    assertEquals(sheared, says(g, Remark.SHEARED));
    assertEquals(hole && !uneven, says(g, Remark.MISSING_SLICES));
    assertEquals(uneven, says(g, Remark.UNEVEN_GAPS));
  }

  private static boolean says(Geometry geometry, Remark remark) {
    return geometry.reasons().stream().anyMatch(r -> r.startsWith(remark.name()));
  }

  @Property(tries = 200)
  void everyOrientationHasThreeAxesAndThreePlanes(@ForAll long seed) {
    Orientation o = anyOrientation(new Random(seed));
    Geometry g = only(TestStack.slices(3, o, 2.0));
    Axes axes = g.axes();
    assertEquals(
        3, 1 + (axes.row() != axes.plane() ? 1 : 0) + (axes.column() != axes.row() ? 1 : 0));
    assertTrue(axes.column() != axes.plane());
    assertEquals(g.plane(), Plane.ofAxis(axes.plane()));
    double largest = Math.abs(o.normal().component(axes.plane()));
    assertEquals(Math.toDegrees(Math.acos(Math.min(1, largest))), g.obliquity(), 1e-5);
    assertTrue(g.obliquity() <= 54.7357);
  }

  private static void assertNear(Vector3 expected, Vector3 actual, double tolerance) {
    assertTrue(expected.minus(actual).length() <= tolerance, () -> expected + " but was " + actual);
  }
}
