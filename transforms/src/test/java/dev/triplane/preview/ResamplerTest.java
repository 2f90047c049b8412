package dev.triplane.preview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Means where a line shrinks, interpolation where it grows, edges where they were. */
class ResamplerTest {

  private static float[] resample(float[] line, int out) {
    float[] along = new Resampler(line.length, out).alongRows(line, 1);
    float[] down = new Resampler(line.length, out).alongColumns(line, 1);
    assertArrayEquals(along, down, 1e-4f);
    return along;
  }

  @Property(tries = 300)
  void constantStaysConstantAndWeightsSumToOne(
      @ForAll @IntRange(min = 1, max = 3000) int in,
      @ForAll @IntRange(min = 1, max = 3000) int out) {
    float[] line = new float[in];
    Arrays.fill(line, 200);
    for (float pixel : resample(line, out)) {
      assertEquals(200, pixel, 0.01);
    }
  }

  @Property(tries = 300)
  void shrinkingKeepsTheMeanAndTheRange(
      @ForAll @IntRange(min = 1, max = 500) int in,
      @ForAll @IntRange(min = 1, max = 500) int out,
      @ForAll long seed) {
    Random random = new Random(seed);
    float[] line = new float[in];
    float least = Float.MAX_VALUE;
    float most = 0;
    double sum = 0;
    for (int i = 0; i < in; i++) {
      line[i] = random.nextFloat() * 255;
      least = Math.min(least, line[i]);
      most = Math.max(most, line[i]);
      sum += line[i];
    }
    double sumOut = 0;
    for (float pixel : resample(line, out)) {
      assertTrue(pixel >= least - 0.01 && pixel <= most + 0.01);
      sumOut += pixel;
    }
    if (out <= in) {
      assertEquals(sum / in, sumOut / out, 0.01);
    }
  }

  /** Sample i covers from i / in to (i + 1) / in of the line, before and after. */
  @Property(tries = 300)
  void aRampKeepsItsPlace(
      @ForAll @IntRange(min = 2, max = 300) int in, @ForAll @IntRange(min = 1, max = 900) int out) {
    float[] line = new float[in];
    for (int i = 0; i < in; i++) {
      line[i] = (i + 0.5f) / in;
    }
    float[] pixels = resample(line, out);
    for (int i = 0; i < out; i++) {
      double at = (i + 0.5) / out;
      double clamped = Math.max(0.5 / in, Math.min(1 - 0.5 / in, at));
      // Within a mean, whole samples are flat: up to a quarter of a sample off.
      assertEquals(out <= in ? at : clamped, pixels[i], out <= in ? 0.26 / in : 1e-5);
    }
  }

  @Test
  void sameSizeChangesNothing() {
    float[] line = {3, 0, 255, 17, 4};
    assertArrayEquals(line, resample(line, 5));
  }

  @Test
  void knownNumbers() {
    assertArrayEquals(new float[] {2, 6}, resample(new float[] {1, 3, 5, 7}, 2), 1e-5f);
    assertArrayEquals(new float[] {4f / 3, 14f / 3}, resample(new float[] {1, 2, 6}, 2), 1e-5f);
    assertArrayEquals(new float[] {0, 25, 75, 100}, resample(new float[] {0, 100}, 4), 1e-4f);
    assertArrayEquals(new float[] {9, 9, 9}, resample(new float[] {9}, 3), 0);
  }

  @Test
  void linesWithinAGrid() {
    // Columns of a 2 x 3 grid, made 4 tall.
    float[] grid = {0, 10, 20, 100, 110, 120};
    float[] target = new Resampler(2, 4).alongColumns(grid, 3);
    assertArrayEquals(
        new float[] {0, 10, 20, 25, 35, 45, 75, 85, 95, 100, 110, 120}, target, 1e-4f);
  }
}
