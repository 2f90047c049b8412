package dev.triplane.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.testing.Turns;
import dev.triplane.volume.VolumePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Series of 50,000 frames: no step of splitting and planning may be quadratic. */
class LargeSeriesTest {
  private static final int FRAMES = 50_000;
  private static final Duration MOST = Duration.ofSeconds(20);

  private static List<VolumePlan> planned(String what, BiConsumer<TestSlice, Integer> place) {
    List<TestSlice> slices = new ArrayList<>();
    for (int k = 0; k < FRAMES; k++) {
      TestSlice slice = TestSlice.named("s" + k).number(k + 1);
      place.accept(slice, k);
      slices.add(slice);
    }
    Collections.shuffle(slices, new Random(1));
    List<Instance> instances = TestStack.build(slices);
    return assertTimeoutPreemptively(
        MOST,
        () -> {
          long start = System.nanoTime();
          List<VolumePlan> plans = TestStack.planOf(instances);
          System.out.printf(
              "%d frames of %s: %d ms%n", FRAMES, what, (System.nanoTime() - start) / 1_000_000);
          return plans;
        });
  }

  @Test
  void oneStack() {
    List<VolumePlan> plans =
        planned("one stack", (s, k) -> s.at(new Vector3(0, 0, 0.5 * k), TestStack.AXIAL));
    assertEquals(1, plans.size());
    assertEquals(0.5, plans.get(0).geometry().sliceSpacing(), 1e-9);
  }

  @Test
  void anyOrientations() {
    Random random = new Random(2);
    List<VolumePlan> plans =
        planned(
            "any orientation",
            (s, k) -> s.at(new Vector3(0, 0, k), Turns.random(random).of(TestStack.AXIAL)));
    assertEquals(FRAMES, plans.stream().mapToInt(plan -> plan.slots().size()).sum());
  }

  @Test
  void orientationsThatTurnAboutTheRow() {
    // As a probe or a radial scan turns: row cosines are the same in all.
    int turns = 3000; // 0.0021 rad apart: more than the tolerance of 0.001
    List<VolumePlan> plans =
        planned(
            "orientations about one axis",
            (s, k) -> {
              double a = 2 * Math.PI * (k % turns) / turns;
              s.at(
                  new Vector3(0, 0, 5.0 * (k / turns)),
                  TestStack.orientation(1, 0, 0, 0, Math.cos(a), Math.sin(a)));
            });
    assertEquals(FRAMES, plans.stream().mapToInt(p -> p.slots().size() + p.duplicates()).sum());
  }

  @Test
  void sizesAllDifferent() {
    List<VolumePlan> plans =
        planned(
            "as many sizes",
            (s, k) -> s.size(1 + k % 250, 1 + k / 250).at(new Vector3(0, 0, k), TestStack.AXIAL));
    assertEquals(FRAMES, plans.size());
  }

  @Test
  void repeatsAtFewPositions() {
    List<VolumePlan> plans =
        planned(
            "repeats at 5 positions",
            (s, k) ->
                s.at(new Vector3(0, 0, 3 * (k % 5)), TestStack.AXIAL)
                    .key(Discriminator.ACQUISITION_TIME, Integer.toString(100_000 + k)));
    assertEquals(FRAMES / 5, plans.size());
    assertEquals(5, plans.get(0).slots().size());
  }

  @Test
  void timePointsAtFewPositions() {
    List<VolumePlan> plans =
        planned(
            "time points at 5 positions",
            (s, k) ->
                s.at(new Vector3(0, 0, 3 * (k % 5)), TestStack.AXIAL)
                    .key(Discriminator.TIME_POINT, Integer.toString(k / 5)));
    assertEquals(FRAMES / 5, plans.size());
    assertEquals("TemporalPositionIdentifier=0", plans.get(0).splitKey());
    assertEquals("TemporalPositionIdentifier=9999", plans.get(9999).splitKey());
  }
}
