package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.series.Window;
import dev.triplane.testing.TestStack;
import dev.triplane.volume.ValueSummary;
import dev.triplane.volume.VolumePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which window a volume is shown with. */
class WindowChoiceTest {
  private static final ValueSummary VALUES =
      new ValueSummary(100, 0, -1000, 2000, 10, 5, -900, 20, 1500);

  private static VolumePlan plan(Window first, Window others) {
    return TestStack.plan(
            TestStack.each(
                TestStack.slices(3, TestStack.AXIAL, 2),
                (slice, k) -> slice.window(k == 0 ? first : others)))
        .get(0);
  }

  @Test
  void headerWindowWhereAllSlicesAgree() {
    Window lung = new Window(-600, 1500);
    assertEquals(
        new DisplayWindow(-1350, 149, DisplayWindow.Source.HEADER),
        WindowChoice.parse("header").choose(plan(lung, lung), VALUES, frame -> null));
  }

  @Test
  void percentilesWhereSlicesDisagreeOrHaveNoWindow() {
    DisplayWindow percentiles = new DisplayWindow(-900, 1500, DisplayWindow.Source.PERCENTILES);
    WindowChoice header = WindowChoice.parse(" header ");
    assertEquals(percentiles, header.choose(plan(new Window(1, 2), new Window(1, 3)), VALUES, frame -> null));
    assertEquals(percentiles, header.choose(plan(null, null), VALUES, frame -> null));
    assertEquals(percentiles, header.choose(plan(new Window(1, 2), null), VALUES, frame -> null));
    Window lung = new Window(-600, 1500);
    assertEquals(percentiles, WindowChoice.parse("auto").choose(plan(lung, lung), VALUES, frame -> null));
  }

  @Test
  void fixedWindowGoesBeforeAll() {
    Window lung = new Window(-600, 1500);
    assertEquals(
        new DisplayWindow(-200, 200.5, DisplayWindow.Source.OPTION),
        WindowChoice.parse("-200, 200.5").choose(plan(lung, lung), VALUES, frame -> null));
  }

  @Test
  void fewBrightSamplesAreShownByTheWholeRange() {
    ValueSummary sparse = new ValueSummary(1000, 0, 0, 80, 0.1, 1, 0, 0, 0);
    assertEquals(
        new DisplayWindow(0, 80, DisplayWindow.Source.PERCENTILES),
        WindowChoice.AUTO.choose(plan(null, null), sparse, frame -> null));
  }

  @Test
  void constantVolumeIsShownInTheMiddleOfTheScale() {
    for (double v : new double[] {0, -1024, 1e18, 3.5e38, 1e300}) {
      ValueSummary constant = new ValueSummary(10, 0, v, v, v, 0, v, v, v);
      DisplayWindow window = WindowChoice.AUTO.choose(plan(null, null), constant, frame -> null);
      assertTrue(window.low() < window.high());
      assertEquals(127.5, window.gray(v), 0.5, "of " + v);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1", "1,2,3", "2,1", "1,1", "NaN,1", "1,Infinity", "1;2", "HEADER", ","})
  void otherTextsAreRefusedWithTheFormsThatAreRight(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> WindowChoice.parse(text));
    assertTrue(e.getMessage().contains("LOW,HIGH"));
  }
}
