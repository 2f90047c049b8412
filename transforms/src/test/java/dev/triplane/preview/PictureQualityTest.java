package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pictures are said to be blank, saturated or low in contrast. */
class PictureQualityTest {

  private static PictureQuality of(int... levelsAndCounts) {
    int[] levels = new int[256];
    long samples = 0;
    for (int i = 0; i < levelsAndCounts.length; i += 2) {
      levels[levelsAndCounts[i]] += levelsAndCounts[i + 1];
      samples += levelsAndCounts[i + 1];
    }
    return PictureQuality.of(levels, samples, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({
    // dark level, samples, bright level, samples: spread, blank, saturated, low contrast
    "100, 50, 102, 50, 2, true, false, false",
    "100, 50, 103, 50, 3, false, false, true",
    "100, 50, 125, 50, 25, false, false, true",
    "100, 50, 126, 50, 26, false, false, false",
    "10, 96, 200, 4, 0, false, false, true",
    "10, 95, 200, 5, 0, false, false, true",
    "10, 94, 200, 6, 190, false, false, false",
    "0, 50, 255, 50, 255, false, false, false",
    "0, 100, 0, 0, 0, true, false, false",
    "255, 100, 255, 0, 0, true, false, false",
  })
  void thresholds(
      int dark,
      int darkSamples,
      int bright,
      int brightSamples,
      int spread,
      boolean blank,
      boolean saturated,
      boolean lowContrast) {
    assertEquals(
        new PictureQuality(spread, blank, saturated, lowContrast),
        of(dark, darkSamples, bright, brightSamples));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20, false",
    "0, 21, true",
    "95, 0, false",
    "96, 0, true",
    "75, 20, false",
    "76, 20, true",
  })
  void saturatedIsWhatIsBeyondTheEnds(int black, int white, boolean saturated) {
    int[] levels = new int[256];
    levels[0] = black;
    levels[128] = 100 - black - white;
    levels[255] = white;
    assertEquals(saturated, PictureQuality.of(levels, 100, black, white).saturated());
  }

  @Test
  void aPlaneWithoutSamplesIsBlank() {
    assertEquals(new PictureQuality(0, true, false, false), of());
  }
}
