package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.preview.DisplayWindow.Source;
import dev.triplane.series.FrameValues;
import dev.triplane.series.Rescale;
import dev.triplane.series.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --window} can say. */
class WindowChoiceTest {

  private static FrameValues values(Window... windows) {
    return new FrameValues(Rescale.IDENTITY, null, null, null, List.of(), List.of(windows), null);
  }

  @Test
  void twoNumbers() {
    WindowChoice choice = WindowChoice.parse("-200, 200.5");
    assertEquals(new DisplayWindow(-200, 200.5, Source.OPTION), choice.fixed());
  }

  /** Centres and widths as published; the ends are by PS3.3 C.11.2.1.2. */
  @ParameterizedTest
  @CsvSource({
    "ct-lung, -600, 1500",
    "ct-bone, 400, 1800",
    "ct-soft-tissue, 50, 400",
    "ct-brain, 40, 80",
    "ct-mediastinum, 50, 350",
    "ct-liver, 30, 150",
    "ct-stroke, 40, 40",
    "ct-temporal-bone, 600, 2800",
  })
  void presets(String name, double center, double width) {
    DisplayWindow window = WindowChoice.parse(name).fixed();
    assertEquals(Source.PRESET, window.source());
    assertEquals(name, window.name());
    assertEquals(center - 0.5 - (width - 1) / 2, window.low());
    assertEquals(center - 0.5 + (width - 1) / 2, window.high());
    assertEquals(127.5, window.gray(center - 0.5), 1e-9);
  }

  @Test
  void oneOfSeveralWindowsByNumberOrName() {
    Window first = new Window(500, 800, Window.Function.LINEAR, "NORMAL");
    Window second = new Window(40, 60, Window.Function.SIGMOID, "Hard");
    FrameValues values = values(first, second);
    DisplayWindow hard = DisplayWindow.of(second, Source.HEADER);
    assertEquals(DisplayWindow.of(first, Source.HEADER), WindowChoice.HEADER.ofHeader(values));
    assertEquals(hard, WindowChoice.parse("header:2").ofHeader(values));
    assertEquals(hard, WindowChoice.parse("header:HARD").ofHeader(values));
    assertEquals("Hard", hard.name());
    for (String absent : List.of("header:3", "header:0", "header:soft")) {
      assertEquals("NORMAL", WindowChoice.parse(absent).ofHeader(values).name(), absent);
    }
    assertNull(WindowChoice.parse("header:2").ofHeader(values()));
  }

  @Test
  void byModality() {
    WindowChoices choices = WindowChoices.parse("CT=ct-lung; MR=auto;PT=0,5;other=voi-lut");
    assertEquals(WindowChoice.parse("ct-lung"), choices.of("CT"));
    assertEquals(WindowChoice.parse("auto"), choices.of("MR"));
    assertEquals(WindowChoice.parse("0,5"), choices.of("PT"));
    assertEquals(WindowChoice.parse("voi-lut"), choices.of("US"));
    assertEquals(WindowChoice.parse("voi-lut"), choices.of(null));
    assertEquals(WindowChoice.HEADER, WindowChoices.parse("CT=auto").of("MR"));
    assertEquals(WindowChoice.parse("auto"), WindowChoices.parse("auto").of("CT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "1", "1,2,3", "2,1", "1,1", "NaN,1", "1,Infinity", "1;2", "HEADER", ","})
  void otherTextsAreRefusedWithTheFormsThatAreRight(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> WindowChoices.parse(text));
    assertTrue(e.getMessage().contains("LOW,HIGH"));
  }
}
