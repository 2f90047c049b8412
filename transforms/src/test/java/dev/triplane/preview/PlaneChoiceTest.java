package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.codec.Samples;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Rescale;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.Slice;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which planes are taken of a volume. */
class PlaneChoiceTest {
  private static final DisplayWindow WINDOW =
      new DisplayWindow(0, 1000, DisplayWindow.Source.OPTION);
  private static final int SIDE = 40;

  /** The value of a sample. */
  private interface Values {
    double of(int plane, int row, int column);
  }

  private static double texture(int row, int column) {
    return (row * 37 + column * 91) % 1000;
  }

  private static List<ChosenPlane> choose(int slices, Set<Integer> lost, Values values) {
    VolumePlan plan =
        TestStack.plan(
            TestStack.line(slices, new Vector3(0, 0, 2)),
            TestStack.AXIAL,
            new PixelSpacing(1, 1),
            SIDE,
            SIDE);
    PlaneCollector collector = new PlaneCollector(plan, new PlaneRequest(1, null, false, 128));
    Samples samples = new Samples();
    for (Slot slot : plan.slots()) {
      if (lost.contains(slot.plane())) {
        continue;
      }
      double[] to = samples.doubles(SIDE * SIDE);
      for (int i = 0; i < to.length; i++) {
        to[i] = values.of(slot.plane(), i / SIDE, i % SIDE);
      }
      collector.accept(
          new Slice(slot, samples, null, Rescale.IDENTITY, plan.firstInstance().pixels()));
    }
    return collector.slices(WINDOW);
  }

  private static void assertChosen(int index, SliceChoice choice, ChosenPlane plane) {
    assertEquals(index, plane.image().sliceIndex());
    assertEquals(choice, plane.choice());
  }

  @Test
  void theMiddleStaysWhereAllShowAsMuch() {
    for (ChosenPlane plane : choose(40, Set.of(), (k, row, column) -> texture(row + k, column))) {
      assertChosen(20, SliceChoice.MIDDLE, plane);
    }
  }

  @Test
  void aBlankMiddleIsNotShown() {
    // Looked at are 20 and those 2 and 4 before and behind it.
    ChosenPlane plane =
        choose(40, Set.of(), (k, row, column) -> k >= 22 ? texture(row, column) : 0).get(0);
    assertChosen(22, SliceChoice.MOST_INFORMATIVE, plane);
    assertEquals((float) texture(3, 5), plane.image().values()[3 * SIDE + 5]);
  }

  @Test
  void aSaturatedMiddleIsNotShown() {
    ChosenPlane plane =
        choose(40, Set.of(), (k, row, column) -> k == 18 ? texture(row, column) : 5000).get(0);
    assertChosen(18, SliceChoice.MOST_INFORMATIVE, plane);
  }

  @Test
  void aMiddleThatCannotBeReadIsReplaced() {
    List<ChosenPlane> planes = choose(40, Set.of(20), (k, row, column) -> texture(row + k, column));
    assertEquals(SliceChoice.MOST_INFORMATIVE, planes.get(0).choice());
    assertTrue(Set.of(18, 22).contains(planes.get(0).image().sliceIndex()));
  }

  @Test
  void cutsAreChosenLikewise() {
    List<ChosenPlane> planes =
        choose(40, Set.of(), (k, row, column) -> row == 20 ? 0 : texture(row + k, column));
    // The row in the middle is blank; columns are alike.
    assertTrue(Set.of(18, 22).contains(planes.get(1).image().sliceIndex()));
    assertEquals(SliceChoice.MOST_INFORMATIVE, planes.get(1).choice());
    assertChosen(20, SliceChoice.MIDDLE, planes.get(2));
  }

  @Test
  void smallVolumesHaveFewToChooseFrom() {
    assertArrayEquals(new int[] {0}, EvenSpacing.near(0, 1, 5));
    assertArrayEquals(new int[] {1, 0}, EvenSpacing.near(1, 2, 5));
    assertArrayEquals(new int[] {50, 44, 56, 38, 62}, EvenSpacing.near(50, 100, 5));
    assertArrayEquals(new int[] {50}, EvenSpacing.near(50, 100, 1));
  }

  @Test
  void evenSpacingTakesTheMiddlesOfEqualParts() {
    assertArrayEquals(new int[] {5}, EvenSpacing.of(10, 1));
    assertArrayEquals(new int[] {2, 7}, EvenSpacing.of(10, 2));
    assertArrayEquals(new int[] {0, 1, 2}, EvenSpacing.of(3, 7));
    for (int wanted = 1; wanted <= 64; wanted++) {
      List<Integer> taken = new ArrayList<>();
      for (int i : EvenSpacing.of(101, wanted)) {
        assertTrue(i >= 0 && i < 101 && !taken.contains(i));
        taken.add(i);
      }
      assertEquals(wanted, taken.size());
    }
  }
}
