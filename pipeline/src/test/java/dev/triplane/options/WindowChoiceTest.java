package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowChoiceTest {
  @ParameterizedTest
  @CsvSource({"'-200,200', -200, 200", "' 0.5 , 1e3', 0.5, 1000", "'-.5,+.5', -0.5, 0.5"})
  void twoNumbersAreAFixedWindow(String text, double low, double high) {
    assertEquals(
        new WindowChoice(WindowChoice.Mode.FIXED, low, high),
        WindowChoice.parse(text).orElseThrow());
  }

  @Test
  void namesAreModes() {
    assertEquals(WindowChoice.Mode.HEADER, WindowChoice.parse("header").orElseThrow().mode());
    assertEquals(WindowChoice.Mode.AUTO, WindowChoice.parse("auto").orElseThrow().mode());
  }
}
