package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.preview.DisplayWindow.Source;
import dev.triplane.series.Discriminator;
import dev.triplane.series.FrameValues;
import dev.triplane.series.Rescale;
import dev.triplane.series.TableReference;
import dev.triplane.series.Window;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.ContrastRange;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Which window the volumes of a series are shown with. */
class SeriesWindowsTest {
  private static final Window LUNG = new Window(-600, 1500);
  private static final ContrastRange RANGE = new ContrastRange(3, 300);

  private final List<List<Slot>> asked = new ArrayList<>();

  private List<PlannedWindow> windows(String choice, List<TestSlice> slices) {
    return windows(choice, TestStack.planOf(TestStack.build(slices)));
  }

  private List<PlannedWindow> windows(String choice, Iterable<VolumePlan> plans) {
    List<VolumePlan> list = new ArrayList<>();
    plans.forEach(list::add);
    return new SeriesWindows(
            WindowChoices.parse(choice),
            slots -> {
              asked.add(slots);
              return RANGE;
            })
        .of(list);
  }

  /** Time points at the same places; what differs is said of a time point and a slice. */
  private static List<TestSlice> timePoints(
      int times, int slices, BiConsumer<TestSlice, Integer> change) {
    List<TestSlice> all = new ArrayList<>();
    for (int t = 0; t < times; t++) {
      List<TestSlice> stack = TestStack.slices(slices, TestStack.AXIAL, 2);
      for (int k = 0; k < slices; k++) {
        TestSlice slice =
            TestSlice.named("t" + t + "s" + k)
                .at(TestStack.ORIGIN.plus(TestStack.AXIAL.normal().times(2.0 * k)), TestStack.AXIAL)
                .number(t * stack.size() + k + 1)
                .key(Discriminator.TIME_POINT, Integer.toString(t));
        change.accept(slice, t);
        all.add(slice);
      }
    }
    return all;
  }

  private static PlannedWindow header(Window window) {
    return PlannedWindow.of(DisplayWindow.of(window, Source.HEADER));
  }

  @Test
  void theHeaderWindowWhereAllVolumesAgree() {
    List<TestSlice> agreeing = timePoints(3, 2, (slice, t) -> slice.window(LUNG));
    assertEquals(List.of(header(LUNG), header(LUNG), header(LUNG)), windows("header", agreeing));
    assertTrue(asked.isEmpty(), "no slice needs to be read");
  }

  @Test
  void onePercentileWindowForVolumesWhoseHeadersDiffer() {
    List<TestSlice> differing =
        timePoints(40, 6, (slice, t) -> slice.window(new Window(100 + t, 200)));
    PlannedWindow common = PlannedWindow.of(new DisplayWindow(3, 300, Source.SERIES_PERCENTILES));
    List<PlannedWindow> windows = windows("header", differing);
    assertEquals(40, windows.size());
    assertTrue(windows.stream().allMatch(common::equals), windows.toString());
    assertEquals(1, asked.size());
    List<Slot> slots = asked.get(0);
    assertEquals(24, slots.size());
    // The sample meets no period of the slices: planes and time points are many.
    assertTrue(slots.stream().map(Slot::plane).distinct().count() >= 5);
    assertTrue(
        slots.stream().map(s -> s.frame().attributes().values().window()).distinct().count() >= 20);
  }

  @Test
  void oneVolumeHasItsOwnPercentiles() {
    List<TestSlice> one = TestStack.slices(3, TestStack.AXIAL, 2);
    assertEquals(List.of(PlannedWindow.OWN), windows("header", one));
    one.get(0).window(LUNG);
    assertEquals(List.of(PlannedWindow.OWN), windows("header", one));
    assertEquals(List.of(PlannedWindow.OWN), windows("auto", one));
    assertTrue(asked.isEmpty());
  }

  @Test
  void magnitudeAndPhaseHaveWindowsOfTheirOwn() {
    List<TestSlice> slices =
        timePoints(
            2,
            3,
            (slice, t) ->
                slice
                    .key(Discriminator.COMPONENT, t == 0 ? "M" : "P")
                    .window(t == 0 ? LUNG : new Window(0, 6.28)));
    assertEquals(List.of(header(LUNG), header(new Window(0, 6.28))), windows("header", slices));
  }

  @Test
  void valuesOfBothSignsAreNotComparedWithMagnitudes() {
    List<TestSlice> slices =
        timePoints(3, 3, (slice, t) -> slice.window(new Window(t == 2 ? 2 : 900 + t, 1000)));
    List<PlannedWindow> windows = windows("header", slices);
    assertEquals(Source.SERIES_PERCENTILES, windows.get(0).source());
    assertEquals(windows.get(0), windows.get(1));
    assertEquals(header(new Window(2, 1000)), windows.get(2));
  }

  private static FrameValues hounsfield(Window... windows) {
    return new FrameValues(
        new Rescale(1, -1024), null, "HU", null, List.of(), List.of(windows), null);
  }

  @Test
  void hounsfieldUnitsHaveAPresetWhereTheHeaderSaysNothing() {
    List<TestSlice> slices = timePoints(2, 2, (slice, t) -> slice.values(hounsfield()));
    PlannedWindow tissue = PlannedWindow.of(WindowChoice.parse("ct-soft-tissue").fixed());
    assertEquals(List.of(tissue, tissue), windows("header", slices));
    slices = timePoints(2, 2, (slice, t) -> slice.values(hounsfield(LUNG)));
    assertEquals(List.of(header(LUNG), header(LUNG)), windows("header", slices));
    PlannedWindow bone = PlannedWindow.of(WindowChoice.parse("ct-bone").fixed());
    assertEquals(List.of(bone, bone), windows("ct-bone", slices));
    // Other units are shown as their header says.
    slices = timePoints(2, 2, (slice, t) -> slice.window(LUNG));
    assertEquals(List.of(header(LUNG), header(LUNG)), windows("ct-bone", slices));
  }

  @Test
  void aVoiTableGoesBehindTheWindowUnlessItIsWanted() {
    TableReference table = new TableReference(7, 0, 255);
    FrameValues both =
        new FrameValues(Rescale.IDENTITY, null, null, null, List.of(), List.of(LUNG), table);
    List<TestSlice> slices = timePoints(1, 3, (slice, t) -> slice.values(both));
    assertEquals(List.of(header(LUNG)), windows("header", slices));
    assertEquals(List.of(PlannedWindow.TABLE), windows("voi-lut", slices));
    FrameValues only =
        new FrameValues(Rescale.IDENTITY, null, null, null, List.of(), List.of(), table);
    slices = timePoints(1, 3, (slice, t) -> slice.values(only));
    assertEquals(List.of(PlannedWindow.TABLE), windows("header", slices));
    // A table that cannot be read gives way to percentiles.
    assertEquals(
        new DisplayWindow(3, 300, Source.PERCENTILES),
        PlannedWindow.TABLE.finish(() -> null, RANGE));
  }

  @Test
  void numbersOfTheUserGoBeforeAll() {
    List<TestSlice> slices = timePoints(2, 2, (slice, t) -> slice.values(hounsfield(LUNG)));
    PlannedWindow fixed = PlannedWindow.of(new DisplayWindow(0, 5, Source.OPTION));
    assertEquals(List.of(fixed, fixed), windows("0,5", slices));
  }
}
