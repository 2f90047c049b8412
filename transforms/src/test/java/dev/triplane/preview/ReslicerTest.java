package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import dev.triplane.series.Orientation;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Rescale;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.testing.Turns;
import dev.triplane.volume.Box;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Plane;
import dev.triplane.volume.Slice;
import dev.triplane.volume.Slot;
import dev.triplane.volume.Verdict;
import dev.triplane.volume.VolumePlan;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planes of the patient through synthetic volumes, whose values are known at every place. */
class ReslicerTest {
  private static final int ROWS = 15;
  private static final int COLUMNS = 18;
  private static final PixelSpacing PIXELS = new PixelSpacing(1.5, 1.25);

  /** Trilinear interpolation of such a field is exact. */
  private static double linear(Vector3 p) {
    return 500 + 3 * p.x() - 2 * p.y() + 1.5 * p.z();
  }

  private static VolumePlan plan(List<Vector3> positions, Orientation o) {
    return TestStack.plan(positions, o, PIXELS, ROWS, COLUMNS);
  }

  /** The centre of a pixel of a slice. */
  private static Vector3 place(VolumePlan plan, Slot slot, double row, double column) {
    Geometry g = plan.geometry();
    return slot.frame()
        .attributes()
        .position()
        .plus(g.orientation().row().times(column * g.spacing().column()))
        .plus(g.orientation().column().times(row * g.spacing().row()));
  }

  private static List<PlaneImage> reslice(VolumePlan plan, ToDoubleFunction<Vector3> value) {
    return reslice(plan, PatientPlane.throughCentre(plan.geometry()), slot -> true, value);
  }

  private static List<PlaneImage> reslice(
      VolumePlan plan,
      List<PatientPlane> targets,
      Predicate<Slot> read,
      ToDoubleFunction<Vector3> value) {
    Reslicer reslicer = new Reslicer(plan, targets);
    Samples samples = new Samples();
    Geometry g = plan.geometry();
    for (Slot slot : plan.slots()) {
      double[] to = samples.doubles(g.rows() * g.columns());
      for (int i = 0; i < g.rows() * g.columns(); i++) {
        int row = i / g.columns();
        to[i] = value.applyAsDouble(place(plan, slot, row, i % g.columns()));
      }
      if (read.test(slot)) {
        reslicer.accept(
            new Slice(slot, samples, null, Rescale.IDENTITY, plan.firstInstance().pixels()));
      }
    }
    return reslicer.images();
  }

  /** Where a pixel of a picture is in the patient: pixels are square, the box's middle theirs. */
  private static Vector3 place(VolumePlan plan, PlaneImage image, int x, int y) {
    Box box = Box.around(plan.geometry());
    Vector3 centre = box.min().plus(box.max()).times(0.5);
    double right = (x - (image.columns() - 1) / 2.0) * image.columnSpacing();
    double down = (y - (image.rows() - 1) / 2.0) * image.rowSpacing();
    double at = image.positionMm();
    // Radiological display: left and back grow to the right, the head is up, the front of an axial
    // picture too.
    return switch (image.plane()) {
      case AXIAL -> new Vector3(centre.x() + right, centre.y() + down, at);
      case CORONAL -> new Vector3(centre.x() + right, at, centre.z() - down);
      case SAGITTAL -> new Vector3(at, centre.y() + right, centre.z() - down);
    };
  }

  /**
   * The value the definition gives at a place: the field where it lies between two slices that are
   * there; at the nearer slice beside a hole and outside; NaN nearer to a hole or farther out.
   * Infinite where rounding decides.
   */
  private static double expected(VolumePlan plan, Predicate<Slot> read, Vector3 p) {
    Geometry g = plan.geometry();
    Orientation o = g.orientation();
    Vector3 normal = o.normal();
    boolean lattice = g.verdict() != Verdict.IRREGULAR;
    double[] s = new double[g.planes()];
    Vector3[] origin = new Vector3[g.planes()];
    boolean[] there = new boolean[g.planes()];
    for (int k = 0; k < g.planes(); k++) {
      origin[k] = g.first().plus(g.step().times(k));
    }
    for (Slot slot : plan.slots()) {
      there[slot.plane()] = read.test(slot);
      if (!lattice) {
        origin[slot.plane()] = slot.frame().attributes().position();
      }
    }
    for (int k = 0; k < s.length; k++) {
      s[k] = origin[k].dot(normal);
    }
    double at = p.dot(normal);
    int last = s.length - 1;
    double k;
    Vector3 start;
    if (at < s[0] || at > s[last]) {
      int end = at < s[0] ? 0 : last;
      k = end + (at - s[end]) / g.sliceSpacing();
      double steps = (at - s[end]) / g.step().dot(normal);
      start = origin[end].plus(g.step().times(steps));
    } else {
      int below = 0;
      while (below < last - 1 && at > s[below + 1]) {
        below++;
      }
      double part = (at - s[below]) / (s[below + 1] - s[below]);
      k = below + part;
      start = origin[below].plus(origin[below + 1].minus(origin[below]).times(part));
    }
    double i = p.minus(start).dot(o.column()) / g.spacing().row();
    double j = p.minus(start).dot(o.row()) / g.spacing().column();
    if (unclear(i + 0.5) || unclear(j + 0.5) || unclear(k + 0.5)) {
      return Double.POSITIVE_INFINITY;
    }
    int near = (int) Math.rint(k);
    if (i < -0.5 || i > g.rows() - 0.5 || j < -0.5 || j > g.columns() - 0.5) {
      return Double.NaN;
    }
    if (near < 0 || near > last || !there[near]) {
      return Double.NaN;
    }
    int other = k > near ? near + 1 : near - 1;
    boolean between = other >= 0 && other <= last && there[other];
    Vector3 base = between ? start : origin[near];
    return linear(
        base.plus(o.column().times(clamp(i, g.rows() - 1) * g.spacing().row()))
            .plus(o.row().times(clamp(j, g.columns() - 1) * g.spacing().column())));
  }

  /** So near to a whole number that rounding decides on which side of a bound it lies. */
  private static boolean unclear(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-5;
  }

  private static double clamp(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }

  /**
   * How much the field differs at most between a slice and its place on the lattice, where one
   * stands for slices that are uneven by less than counts as uneven.
   */
  private static double offLattice(VolumePlan plan) {
    Geometry g = plan.geometry();
    double most = 0;
    if (g.verdict() != Verdict.IRREGULAR) {
      for (Slot slot : plan.slots()) {
        Vector3 lattice = g.first().plus(g.step().times(slot.plane()));
        double off = linear(slot.frame().attributes().position()) - linear(lattice);
        most = Math.max(most, Math.abs(off));
      }
    }
    return most;
  }

  /** Compares every pixel with the definition; how many had a value. */
  private static int check(VolumePlan plan, List<PlaneImage> images, Predicate<Slot> read) {
    int values = 0;
    double tolerance = 0.005 + offLattice(plan); // sums in floats of values of up to some thousands
    for (PlaneImage image : images) {
      for (int i = 0; i < image.values().length; i++) {
        int x = i % image.columns();
        int y = i / image.columns();
        double expected = expected(plan, read, place(plan, image, x, y));
        float value = image.values()[i];
        if (Double.isInfinite(expected)) {
          continue;
        }
        String id = plan.geometry().verdict() + " " + image.plane() + " " + x + ", " + y;
        assertEquals(Double.isNaN(expected), Float.isNaN(value), id + ": " + expected);
        if (!Float.isNaN(value)) {
          assertEquals(expected, value, tolerance, id);
          values++;
        }
      }
    }
    return values;
  }

  @Property(tries = 300)
  void aLinearFieldIsExactInAnyGeometry(@ForAll long seed) {
    Random random = new Random(seed);
    Orientation o = Turns.random(random).of(TestStack.AXIAL);
    int planes = 2 + random.nextInt(9);
    double spacing = 0.5 + 4 * random.nextDouble();
    Vector3 step = o.normal().times(spacing);
    if (random.nextBoolean()) {
      step =
          step.plus(o.row().times(random.nextGaussian()))
              .plus(o.column().times(random.nextGaussian()));
    }
    List<Vector3> positions = TestStack.line(planes, step);
    int kind = random.nextInt(3);
    if (kind == 1 && planes > 4) {
      positions.remove(1 + random.nextInt(planes - 2));
    } else if (kind == 2) {
      for (int k = 0; k < planes; k++) {
        Vector3 off = o.normal().times(spacing * 0.3 * random.nextDouble());
        positions.set(k, positions.get(k).plus(off).plus(o.row().times(random.nextDouble())));
      }
    }
    PixelSpacing pixels =
        new PixelSpacing(0.4 + 2 * random.nextDouble(), 0.4 + 2 * random.nextDouble());
    VolumePlan plan =
        TestStack.plan(positions, o, pixels, 1 + random.nextInt(20), 1 + random.nextInt(20));
    int unread = random.nextInt(8);
    Predicate<Slot> read = slot -> slot.plane() != unread;
    check(
        plan,
        reslice(plan, PatientPlane.throughCentre(plan.geometry()), read, ReslicerTest::linear),
        read);
  }

  @Test
  void everyKindOfGeometryFillsItsPictures() {
    Orientation oblique =
        new Turns(
                new Vector3(0.8, -0.6, 0),
                new Vector3(0.36, 0.48, -0.8),
                new Vector3(0.48, 0.64, 0.6))
            .of(TestStack.AXIAL);
    List<Vector3> uneven = TestStack.line(10, oblique.normal().times(2));
    uneven.set(4, uneven.get(4).plus(oblique.normal().times(0.7)));
    List<Vector3> holes = TestStack.line(10, oblique.normal().times(2));
    holes.remove(4);
    Vector3 sheared = oblique.normal().times(2).plus(oblique.row().times(0.9));
    for (List<Vector3> positions :
        List.of(
            TestStack.line(10, oblique.normal().times(2)),
            TestStack.line(10, sheared),
            uneven,
            holes)) {
      VolumePlan plan = plan(positions, oblique);
      int values = check(plan, reslice(plan, ReslicerTest::linear), slot -> true);
      // The planes' areas through the middle of a block are never less than its least face.
      assertTrue(values > 3 * ROWS * COLUMNS / 2, plan.geometry().verdict() + ": " + values);
    }
  }

  @Test
  void anUnturnedCubicVolumeIsCopied() {
    VolumePlan plan =
        TestStack.plan(
            TestStack.line(9, new Vector3(0, 0, 2)),
            TestStack.AXIAL,
            new PixelSpacing(2, 2),
            11,
            7);
    List<PlaneImage> images = reslice(plan, ReslicerTest::linear);
    assertEquals(
        List.of(Plane.AXIAL, Plane.CORONAL, Plane.SAGITTAL),
        images.stream().map(PlaneImage::plane).toList());
    int[][] sizes = {{7, 11}, {7, 9}, {11, 9}};
    for (int n = 0; n < 3; n++) {
      PlaneImage image = images.get(n);
      assertTrue(image.resliced());
      assertEquals(sizes[n][0], image.columns());
      assertEquals(sizes[n][1], image.rows());
      assertEquals(2, image.rowSpacing());
      assertEquals(2, image.columnSpacing());
      for (int i = 0; i < image.values().length; i++) {
        Vector3 p = place(plan, image, i % image.columns(), i / image.columns());
        assertEquals((float) linear(p), image.values()[i], 1e-3);
      }
    }
    assertEquals(TestStack.ORIGIN.z() + 8, images.get(0).positionMm(), 1e-9);
    assertEquals(TestStack.ORIGIN.y() + 10, images.get(1).positionMm(), 1e-9);
    assertEquals(TestStack.ORIGIN.x() + 6, images.get(2).positionMm(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aBallStaysWhereItIsAndRound(long seed) {
    Random random = new Random(seed);
    Orientation o = Turns.random(random).of(TestStack.AXIAL);
    Vector3 step = o.normal().times(2.5).plus(o.column().times(0.6));
    List<Vector3> positions = TestStack.line(25, step);
    VolumePlan plan = TestStack.plan(positions, o, new PixelSpacing(1.1, 0.9), 60, 70);
    Box box = Box.around(plan.geometry());
    Vector3 ball = box.min().plus(box.max()).times(0.5).plus(new Vector3(3, -2, 4));
    double radius = 9;
    List<PatientPlane> targets =
        List.of(
            new PatientPlane(Plane.AXIAL, ball.z()),
            new PatientPlane(Plane.CORONAL, ball.y()),
            new PatientPlane(Plane.SAGITTAL, ball.x()));
    // A soft edge, so that sums over it are those of the ball.
    ToDoubleFunction<Vector3> value =
        p -> 100 * Math.max(0, Math.min(1, (radius + 1.5 - p.minus(ball).length()) / 3));
    for (PlaneImage image : reslice(plan, targets, slot -> true, value)) {
      double mass = 0;
      double[] mean = new double[3];
      double[] square = new double[3];
      for (int i = 0; i < image.values().length; i++) {
        float v = image.values()[i];
        if (Float.isNaN(v)) {
          continue;
        }
        Vector3 p = place(plan, image, i % image.columns(), i / image.columns()).minus(ball);
        mass += v;
        for (int axis = 0; axis < 3; axis++) {
          mean[axis] += v * p.component(axis);
          square[axis] += v * p.component(axis) * p.component(axis);
        }
      }
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(0, mean[axis] / mass, 0.1, image.plane() + " axis " + axis);
        if (axis != image.plane().axis()) {
          // A disc of this edge has 4.602; interpolation between slices widens it a little.
          assertEquals(4.66, Math.sqrt(square[axis] / mass), 0.08, image.plane() + " " + axis);
        }
      }
      double area = mass / 100 * image.rowSpacing() * image.columnSpacing();
      assertEquals(Math.PI * radius * radius, area, 8, image.plane() + " area");
    }
  }

  @Test
  void nearerToAFrameThatWasNotReadThanToASliceIsBlack() {
    VolumePlan plan =
        TestStack.plan(
            TestStack.line(9, new Vector3(0, 0, 4)),
            TestStack.AXIAL,
            new PixelSpacing(1, 1),
            12,
            12);
    PlaneImage coronal =
        reslice(
                plan,
                List.of(new PatientPlane(Plane.CORONAL, TestStack.ORIGIN.y() + 5)),
                slot -> slot.plane() != 3,
                p -> 7)
            .get(0);
    assertEquals(36, coronal.rows());
    for (int y = 0; y < 36; y++) {
      // Row 0 is at the head: plane 8 holds rows 0 to 3, plane 3 rows 20 to 23.
      for (int x = 0; x < 12; x++) {
        float value = coronal.values()[y * 12 + x];
        assertEquals(y >= 20 && y < 24 ? Float.NaN : 7, value, "row " + y);
      }
    }
  }

  @Test
  void paddingIsAHoleAndDoesNotFade() {
    VolumePlan plan =
        TestStack.plan(
            TestStack.line(6, new Vector3(0, 0, 1)),
            TestStack.AXIAL,
            new PixelSpacing(2, 2),
            10,
            10);
    double edge = TestStack.ORIGIN.x() + 9;
    for (PlaneImage image : reslice(plan, p -> p.x() < edge ? 50 : Double.NaN)) {
      for (int i = 0; i < image.values().length; i++) {
        Vector3 p = place(plan, image, i % image.columns(), i / image.columns());
        float value = image.values()[i];
        assertEquals(p.x() < edge ? 50 : Float.NaN, value, image.plane() + " " + p.x());
      }
    }
  }

  @Test
  void coloursAreResampledLikeValues() {
    Orientation o =
        new Turns(new Vector3(0.8, -0.6, 0), new Vector3(0.6, 0.8, 0), new Vector3(0, 0, 1))
            .of(TestStack.AXIAL);
    VolumePlan plan = plan(TestStack.line(8, o.normal().times(2)), o);
    Reslicer reslicer = new Reslicer(plan, PatientPlane.throughCentre(plan.geometry()));
    // No channel leaves the range of a byte.
    for (Slot slot : plan.slots()) {
      Samples samples = new Samples();
      samples.bytes(ROWS * COLUMNS);
      byte[] rgb = samples.makeRgb();
      for (int i = 0; i < ROWS * COLUMNS; i++) {
        samples.bytes()[i] = (byte) (30 * slot.plane());
        rgb[3 * i] = (byte) (30 * slot.plane());
        rgb[3 * i + 1] = (byte) (10 * (i % COLUMNS));
        rgb[3 * i + 2] = (byte) (10 * (i / COLUMNS));
      }
      reslicer.accept(
          new Slice(
              slot,
              samples,
              StoredValue.EIGHT_BITS,
              Rescale.IDENTITY,
              plan.firstInstance().pixels()));
    }
    Geometry g = plan.geometry();
    for (PlaneImage image : reslicer.images()) {
      int seen = 0;
      for (int i = 0; i < image.values().length; i++) {
        Vector3 p = place(plan, image, i % image.columns(), i / image.columns()).minus(g.first());
        double k = p.dot(o.normal()) / 2;
        double row = p.dot(o.column()) / PIXELS.row();
        double column = p.dot(o.row()) / PIXELS.column();
        if (Float.isNaN(image.values()[i])) {
          for (float[] channel : image.colours()) {
            assertEquals(0, channel[i]);
          }
          continue;
        }
        seen++;
        assertEquals(30 * clamp(k, 7), image.values()[i], 1e-3);
        assertEquals(30 * clamp(k, 7), image.colours()[0][i], 1e-3);
        assertEquals(10 * clamp(column, COLUMNS - 1), image.colours()[1][i], 1e-3);
        assertEquals(10 * clamp(row, ROWS - 1), image.colours()[2][i], 1e-3);
      }
      assertTrue(seen > 100);
    }
  }

  @Test
  void withoutTwoPlacesThereIsNothingToSample() {
    VolumePlan single = plan(TestStack.line(1, new Vector3(0, 0, 1)), TestStack.AXIAL);
    assertFalse(Reslicer.canReslice(single.geometry()));
    assertThrows(IllegalArgumentException.class, () -> new Reslicer(single, List.of()));
    VolumePlan stack =
        TestStack.plan(List.of(TestSlice.named("a").number(1), TestSlice.named("b").number(2)))
            .get(0);
    assertFalse(Reslicer.canReslice(stack.geometry()));
    assertEquals(0, Reslicer.degreesOff(stack.geometry()));
    VolumePlan unscaled =
        TestStack.plan(TestStack.line(3, new Vector3(0, 0, 1)), TestStack.AXIAL, null, 4, 4);
    assertFalse(Reslicer.canReslice(unscaled.geometry()));
  }

  @Test
  void theLargestAngleOfAnyAxisCounts() {
    double[] angles = {0, 1, 20, 44};
    for (double degrees : angles) {
      double c = Math.cos(Math.toRadians(degrees));
      double s = Math.sin(Math.toRadians(degrees));
      Orientation leaning = TestStack.orientation(1, 0, 0, 0, c, s);
      Orientation turned = TestStack.orientation(c, s, 0, -s, c, 0);
      for (Orientation o : List.of(leaning, turned)) {
        VolumePlan plan = plan(TestStack.line(3, o.normal()), o);
        assertEquals(degrees, Reslicer.degreesOff(plan.geometry()), 1e-9);
      }
    }
  }

  @Test
  void sizesNoScannerMakesStayWithinTheBound() {
    VolumePlan plan =
        TestStack.plan(
            List.of(new Vector3(0, 0, 0), new Vector3(500_000, 500_000, 1)),
            TestStack.AXIAL,
            new PixelSpacing(1e-6, 1e-6),
            ROWS,
            COLUMNS);
    for (PlaneImage image : reslice(plan, p -> 1e300)) {
      assertTrue(Math.max(image.rows(), image.columns()) <= Reslicer.MOST_SIDE);
      for (float value : image.values()) {
        assertTrue(Float.isNaN(value) || value == Float.MAX_VALUE);
      }
    }
  }
}
