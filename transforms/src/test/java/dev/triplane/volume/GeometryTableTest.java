package dev.triplane.volume;

import static dev.triplane.testing.TestStack.AXIAL;
import static dev.triplane.testing.TestStack.CORONAL;
import static dev.triplane.testing.TestStack.ORIGIN;
import static dev.triplane.testing.TestStack.SAGITTAL;
import static dev.triplane.testing.TestStack.each;
import static dev.triplane.testing.TestStack.orientation;
import static dev.triplane.testing.TestStack.plan;
import static dev.triplane.testing.TestStack.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Discriminator;
import dev.triplane.series.FrameAttributes;
import dev.triplane.series.Instance;
import dev.triplane.series.Orientation;
import dev.triplane.series.Remark;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Series that readers are known to get wrong. The expected numbers are computed by hand from the
 * positions that the series is made of.
 */
class GeometryTableTest {
  private static final double NEAR = 1e-9;

  private static Geometry only(List<TestSlice> slices) {
    List<VolumePlan> plans = plan(slices);
    assertEquals(1, plans.size());
    return plans.get(0).geometry();
  }

  private static boolean says(Geometry geometry, Remark remark) {
    return geometry.reasons().stream()
        .anyMatch(r -> r.equals(remark.name()) || r.startsWith(remark.name() + ":"));
  }

  @Test
  void thicknessDoesNotMakeTheSpacing() {
    Geometry g = only(each(slices(10, AXIAL, 2), (s, k) -> s.thickness(5)));
    assertEquals(Verdict.REGULAR, g.verdict());
    assertEquals(10, g.planes());
    assertEquals(2.0, g.sliceSpacing(), NEAR);
    assertEquals(20.0, g.sliceFieldOfView(), NEAR);
    assertEquals(23.0, g.coverage(), NEAR);
    assertEquals(8 * 0.5, g.rowFieldOfView(), NEAR);
    assertEquals(6 * 0.75, g.columnFieldOfView(), NEAR);
    assertTrue(says(g, Remark.THICKNESS_DIFFERS), g.reasons()::toString);
    assertEquals(Plane.AXIAL, g.plane());
    assertEquals("SPL", g.axes().codes());
    assertEquals(0, g.obliquity(), NEAR);
    assertEquals(0, g.tilt(), NEAR);
  }

  @Test
  void thicknessThatAgreesIsNotRemarkedOn() {
    Geometry g =
        only(
            each(
                slices(10, AXIAL, 2),
                (s, k) -> s.thickness(2).spacingBetweenSlices(-2).gantryTilt(0)));
    assertEquals(List.of(), g.reasons());
  }

  @Test
  void tagsThatDisagreeAreRemarkedOn() {
    Geometry g =
        only(each(slices(10, AXIAL, 2), (s, k) -> s.spacingBetweenSlices(2.5).gantryTilt(12)));
    assertEquals(2.0, g.sliceSpacing(), NEAR);
    assertTrue(says(g, Remark.SPACING_TAG_DIFFERS), g.reasons()::toString);
    assertTrue(says(g, Remark.TILT_TAG_DIFFERS), g.reasons()::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void oneSliceMissingIsAHole(int missing) {
    List<TestSlice> slices = slices(10, AXIAL, 2);
    slices.remove(missing);
    Geometry g = only(slices);
    assertEquals(Verdict.GAPS, g.verdict());
    assertEquals(10, g.planes());
    assertEquals(2.0, g.sliceSpacing(), NEAR);
    assertEquals(List.of(missing), g.missing());
    assertEquals(20.0, g.sliceFieldOfView(), NEAR);
    assertEquals(2.0, g.gapMin(), NEAR);
    assertEquals(2.0, g.gapMedian(), NEAR);
    assertEquals(4.0, g.gapMax(), NEAR);
  }

  @Test
  void twoSlicesMissingSideBySideAreHoles() {
    List<TestSlice> slices = slices(10, AXIAL, 2);
    slices.subList(5, 7).clear();
    List<VolumePlan> plans = plan(slices);
    Geometry g = plans.get(0).geometry();
    assertEquals(1, plans.size());
    assertEquals(Verdict.GAPS, g.verdict());
    assertEquals(10, g.planes());
    assertEquals(2.0, g.sliceSpacing(), NEAR);
    assertEquals(List.of(5, 6), g.missing());
    assertEquals(
        List.of(0, 1, 2, 3, 4, 7, 8, 9), plans.get(0).slots().stream().map(Slot::plane).toList());
  }

  @Test
  void sagittalAndCoronalHaveTheirSpacing() {
    Geometry sagittal = only(slices(10, SAGITTAL, 3));
    assertEquals(3.0, sagittal.sliceSpacing(), NEAR);
    assertEquals(Plane.SAGITTAL, sagittal.plane());
    assertEquals("RIP", sagittal.axes().codes());
    assertEquals(Verdict.REGULAR, sagittal.verdict());
    Geometry coronal = only(slices(10, CORONAL, 3));
    assertEquals(3.0, coronal.sliceSpacing(), NEAR);
    assertEquals(Plane.CORONAL, coronal.plane());
    assertEquals("PIL", coronal.axes().codes());
    assertEquals(Verdict.REGULAR, coronal.verdict());
  }

  @Test
  void obliqueOf45DegreesHasTheSpacingAlongItsNormal() {
    double h = Math.sqrt(0.5);
    Geometry g = only(slices(10, orientation(1, 0, 0, 0, h, h), 4));
    assertEquals(4.0, g.sliceSpacing(), NEAR);
    assertEquals(45.0, g.obliquity(), 1e-6);
    assertEquals(0.0, g.tilt(), 1e-6);
    assertEquals(Verdict.REGULAR, g.verdict());
  }

  @Test
  void tiltedGantryHasTheSpacingAlongTheNormal() {
    // The table moves 3 mm along z, slices lean back by 20 degrees: 3 x cos 20 = 2.819.
    double a = Math.toRadians(20);
    Orientation leaning = orientation(1, 0, 0, 0, Math.cos(a), Math.sin(a));
    Geometry g = only(each(slices(10, leaning, new Vector3(0, 0, 3)), (s, k) -> s.gantryTilt(20)));
    assertEquals(Verdict.TILTED, g.verdict());
    assertEquals(3 * Math.cos(a), g.sliceSpacing(), NEAR);
    assertEquals(2.819, g.sliceSpacing(), 5e-4);
    assertEquals(20.0, g.tilt(), 1e-6);
    assertEquals(3.0, g.step().length(), NEAR);
    assertTrue(says(g, Remark.SHEARED), g.reasons()::toString);
    assertTrue(!says(g, Remark.TILT_TAG_DIFFERS), g.reasons()::toString);
  }

  @Test
  void numbersReversedShuffledOrInterleavedChangeNothing() {
    List<String> expected = order(slices(10, AXIAL, 2));
    List<Integer> numbers = new ArrayList<>(IntStream.rangeClosed(1, 10).boxed().toList());
    Collections.reverse(numbers);
    assertEquals(expected, order(numbered(numbers)));
    Collections.shuffle(numbers, new Random(7));
    assertEquals(expected, order(numbered(numbers)));
    assertEquals(expected, order(numbered(List.of(1, 6, 2, 7, 3, 8, 4, 9, 5, 10))));
    assertEquals(expected, order(numbered(Collections.nCopies(10, 1))));
  }

  private static List<TestSlice> numbered(List<Integer> numbers) {
    return each(slices(10, AXIAL, 2), (s, k) -> s.number(numbers.get(k)));
  }

  private static List<String> order(List<TestSlice> slices) {
    List<VolumePlan> plans = plan(slices);
    assertEquals(1, plans.size());
    assertEquals(Verdict.REGULAR, plans.get(0).geometry().verdict());
    return plans.get(0).slots().stream()
        .map(slot -> slot.frame().instance().sopInstanceUid() + "@" + slot.plane())
        .toList();
  }

  @Test
  void twoEchoTimesAreTwoVolumes() {
    List<TestSlice> slices = each(slices(10, AXIAL, 2), (s, k) -> echo(s, "10", 2 * k + 1));
    for (int k = 0; k < 10; k++) {
      slices.add(
          echo(
              TestSlice.named("t" + k).at(ORIGIN.plus(new Vector3(0, 0, 2 * k)), AXIAL),
              "20",
              2 * k + 2));
    }
    List<VolumePlan> plans = plan(slices);
    assertEquals(
        List.of("EchoTime=10", "EchoTime=20"), plans.stream().map(VolumePlan::splitKey).toList());
    for (VolumePlan plan : plans) {
      assertEquals(10, plan.geometry().planes());
      assertEquals(2.0, plan.geometry().sliceSpacing(), NEAR);
      assertEquals(Verdict.REGULAR, plan.geometry().verdict());
      assertTrue(says(plan.geometry(), Remark.SPLIT_BY_KEY));
      assertEquals(0, plan.duplicates());
    }
  }

  private static TestSlice echo(TestSlice slice, String time, int number) {
    return slice.key(Discriminator.ECHO_TIME, time).number(number);
  }

  @Test
  void localizerIsAVolumeOfItsOwn() {
    List<TestSlice> slices = slices(9, AXIAL, 2);
    slices.add(TestSlice.named("scout").at(new Vector3(0, 0, 100), CORONAL).localizer().number(1));
    List<VolumePlan> plans = plan(slices);
    assertEquals(List.of(9, 1), sizes(plans));
    assertEquals(2.0, plans.get(0).geometry().sliceSpacing(), NEAR);
    // In the same plane it is told by its ImageType alone.
    slices.set(9, TestSlice.named("scout").at(new Vector3(0, 0, 100), AXIAL).localizer());
    plans = plan(slices);
    assertEquals(List.of(9, 1), sizes(plans));
    assertTrue(says(plans.get(0).geometry(), Remark.SPLIT_BY_LOCALIZER));
    assertEquals(2.0, plans.get(0).geometry().sliceSpacing(), NEAR);
  }

  @Test
  void sliceOfAnotherSizeIsAVolumeOfItsOwn() {
    List<TestSlice> slices = each(slices(10, AXIAL, 2), (s, k) -> s.size(k == 4 ? 16 : 8, 6));
    List<VolumePlan> plans = plan(slices);
    assertEquals(List.of(9, 1), sizes(plans));
    assertEquals(Verdict.GAPS, plans.get(0).geometry().verdict());
    assertEquals(List.of(4), plans.get(0).geometry().missing());
    assertEquals(Verdict.SINGLE, plans.get(1).geometry().verdict());
    assertEquals(16, plans.get(1).geometry().rows());
    assertTrue(says(plans.get(1).geometry(), Remark.SPLIT_BY_SIZE));
  }

  private static List<Integer> sizes(List<VolumePlan> plans) {
    return plans.stream().map(plan -> plan.slots().size()).toList();
  }

  @Test
  void singleSliceHasNoSpacing() {
    Geometry g = only(each(slices(1, AXIAL, 2), (s, k) -> s.thickness(5)));
    assertEquals(Verdict.SINGLE, g.verdict());
    assertEquals(1, g.planes());
    assertNull(g.sliceSpacing());
    assertNull(g.step());
    assertNull(g.affine());
    assertNull(g.sliceFieldOfView());
    assertEquals(5.0, g.coverage());
    assertEquals(Plane.AXIAL, g.plane());
  }

  @Test
  void unevenGapsKeepTheVolume() {
    double[] z = {0, 2, 4, 6, 11.3, 13.3, 15.3};
    List<TestSlice> slices =
        each(slices(7, AXIAL, 2), (s, k) -> s.at(new Vector3(0, 0, z[k]), AXIAL));
    Geometry g = only(slices);
    assertEquals(Verdict.IRREGULAR, g.verdict());
    assertEquals(7, g.planes());
    assertEquals(2.0, g.sliceSpacing(), NEAR);
    assertEquals(5.3, g.gapMax(), NEAR);
    assertEquals(List.of(), g.missing());
    assertTrue(
        g.reasons().contains("UNEVEN_GAPS: 2.0000 to 5.3000 mm"), () -> g.reasons().toString());
  }

  @Test
  void slicesOffTheLineAreIrregular() {
    List<TestSlice> slices = slices(10, AXIAL, 2);
    slices.get(4).at(ORIGIN.plus(new Vector3(7, 0, 8)), AXIAL);
    Geometry g = only(slices);
    assertEquals(Verdict.IRREGULAR, g.verdict());
    assertTrue(says(g, Remark.OFF_LINE), g.reasons()::toString);
    assertEquals(2.0, g.sliceSpacing(), NEAR);
  }

  @Test
  void framesWithoutPositionsAreAStack() {
    List<TestSlice> slices = new ArrayList<>();
    for (int number : new int[] {3, 1, 2}) {
      slices.add(TestSlice.named("n" + number).number(number));
    }
    List<VolumePlan> plans = plan(slices);
    Geometry g = plans.get(0).geometry();
    assertEquals(List.of(3), sizes(plans));
    assertEquals(Verdict.STACK, g.verdict());
    assertNull(g.sliceSpacing());
    assertNull(g.axes());
    assertTrue(says(g, Remark.NO_POSITIONS), g.reasons()::toString);
    assertEquals(
        List.of("n1", "n2", "n3"),
        plans.get(0).slots().stream().map(s -> s.frame().instance().sopInstanceUid()).toList());
  }

  @Test
  void radiographsAndCapturesStandAlone() {
    String radiograph = "1.2.840.10008.5.1.4.1.1.1.1";
    String capture = "1.2.840.10008.5.1.4.1.1.7";
    List<VolumePlan> plans =
        plan(
            List.of(
                TestSlice.named("a").sopClass(radiograph),
                TestSlice.named("b").sopClass(radiograph),
                TestSlice.named("c").sopClass(capture).at(ORIGIN, AXIAL)));
    assertEquals(List.of(1, 1, 1), sizes(plans));
    for (VolumePlan plan : plans) {
      assertEquals(Verdict.NOT_GEOMETRIC, plan.geometry().verdict());
      assertNull(plan.geometry().affine());
    }
  }

  @Test
  void copiesAtTheSamePlaceAreCounted() {
    List<TestSlice> slices = each(slices(10, AXIAL, 2), (s, k) -> s.number(1));
    slices.add(TestSlice.named("z").at(ORIGIN.plus(new Vector3(0, 0, 4)), AXIAL).number(1));
    List<VolumePlan> plans = plan(slices);
    assertEquals(List.of(10), sizes(plans));
    assertEquals(1, plans.get(0).duplicates());
    assertTrue(plans.get(0).geometry().reasons().contains("DUPLICATE_POSITIONS: 1"));
    assertEquals("s2", plans.get(0).slots().get(2).frame().instance().sopInstanceUid());
  }

  @Test
  void theFirstInOrderOfAcquisitionIsUsedThoughPositionsDifferByRounding() {
    for (double off : new double[] {-0.004, 0.004}) {
      List<TestSlice> slices = each(slices(10, AXIAL, 2), (s, k) -> s.number(1));
      slices.add(TestSlice.named("z").at(ORIGIN.plus(new Vector3(0, 0, 4 + off)), AXIAL).number(1));
      assertEquals("s2", plan(slices).get(0).slots().get(2).frame().instance().sopInstanceUid());
    }
  }

  @Test
  void framesOfOneFileAreSlicesLikeAnyOthers() {
    List<FrameAttributes> frames =
        TestStack.build(slices(10, AXIAL, 2)).stream().map(i -> i.frame(1)).toList();
    Instance single = TestSlice.named("multi").build();
    Instance multi =
        new Instance(
            single.uri(),
            single.sizeBytes(),
            single.sopClassUid(),
            single.sopInstanceUid(),
            single.seriesInstanceUid(),
            single.attributes(),
            single.pixels(),
            null,
            10,
            false,
            Stream.of(4, 2, 0, 9, 1, 8, 7, 5, 6, 3).map(frames::get).toList());
    List<VolumePlan> plans = TestStack.planOf(List.of(multi));
    assertEquals(1, plans.size());
    assertEquals(Verdict.REGULAR, plans.get(0).geometry().verdict());
    assertEquals(
        Arrays.asList(3, 5, 2, 10, 1, 8, 9, 7, 6, 4),
        plans.get(0).slots().stream().map(slot -> slot.frame().number()).toList());
  }

  @Test
  void pixelSpacingThatIsAbsentOrVariesIsAReason() {
    Geometry absent = only(each(slices(10, AXIAL, 2), (s, k) -> s.spacing(null)));
    assertTrue(says(absent, Remark.PIXEL_SPACING_ABSENT));
    assertNull(absent.affine());
    assertNull(absent.rowFieldOfView());
    Geometry wrong =
        only(
            each(
                slices(10, AXIAL, 2),
                (s, k) -> s.spacing(null).fault(Remark.PIXEL_SPACING_INVALID)));
    assertTrue(says(wrong, Remark.PIXEL_SPACING_INVALID));
    Geometry varies =
        only(
            each(
                slices(10, AXIAL, 2),
                (s, k) -> s.spacing(new dev.triplane.series.PixelSpacing(k == 3 ? 1 : 2, 2))));
    assertTrue(says(varies, Remark.PIXEL_SPACING_INVALID));
    assertNull(varies.spacing());
  }
}
