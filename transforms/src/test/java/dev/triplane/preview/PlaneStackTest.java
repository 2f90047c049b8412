package dev.triplane.preview;

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
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Planes kept coarser are the means over areas, and never more than fit. */
class PlaneStackTest {
  private static final int ROWS = 12;
  private static final int COLUMNS = 10;

  private static VolumePlan plan(int slices) {
    return TestStack.plan(
        TestStack.line(slices, new Vector3(0, 0, 2)),
        TestStack.AXIAL,
        new PixelSpacing(1, 1),
        ROWS,
        COLUMNS);
  }

  private static void feed(VolumePlan plan, PlaneStack stack, double[] values, Set<Integer> lost) {
    Samples samples = new Samples();
    for (Slot slot : plan.slots()) {
      if (!lost.contains(slot.plane())) {
        int first = slot.plane() * ROWS * COLUMNS;
        System.arraycopy(values, first, samples.doubles(ROWS * COLUMNS), 0, ROWS * COLUMNS);
        stack.accept(
            new Slice(slot, samples, null, Rescale.IDENTITY, plan.firstInstance().pixels()));
      }
    }
  }

  private static double overlap(int sample, int pixel, double scale) {
    return Math.max(
        0, Math.min(sample + 1.0, (pixel + 1) * scale) - Math.max(sample, pixel * scale));
  }

  /** The mean over what a pixel covers, written as the definition has it. */
  private static double mean(
      double[] plane, int rows, int columns, int y, int x, double down, double across) {
    double sum = 0;
    double area = 0;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double share = overlap(r, y, down) * overlap(c, x, across);
        if (!Double.isNaN(plane[r * columns + c])) {
          sum += share * plane[r * columns + c];
          area += share;
        }
      }
    }
    return area > 0.5001 * down * across ? sum / area : Double.NaN;
  }

  @Property(tries = 200)
  void coarserSamplesAreMeansOfWhatIsThere(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 14) int mostRows,
      @ForAll @IntRange(min = 1, max = 12) int mostColumns) {
    VolumePlan plan = plan(6);
    Random random = new Random(seed);
    double[] values = random.doubles(6L * ROWS * COLUMNS, -100, 100).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(8) == 0 ? Double.NaN : values[i];
    }
    PlaneStack slices =
        new PlaneStack(
            new NativePlanes(plan), new int[] {1, 4}, mostRows, mostColumns, Long.MAX_VALUE);
    CutPlanes family = new CutPlanes(plan, true, new Shift(plan, true), new Shift(plan, false));
    PlaneStack cuts = new PlaneStack(family, new int[] {3}, mostRows, mostColumns, Long.MAX_VALUE);
    feed(plan, slices, values, Set.of());
    feed(plan, cuts, values, Set.of());
    double[] slice = new double[ROWS * COLUMNS];
    System.arraycopy(values, 4 * slice.length, slice, 0, slice.length);
    check(slice, ROWS, COLUMNS, slices.images().get(1));
    double[] cut = new double[6 * COLUMNS];
    for (int k = 0; k < 6; k++) {
      System.arraycopy(values, (k * ROWS + 3) * COLUMNS, cut, k * COLUMNS, COLUMNS);
    }
    check(cut, 6, COLUMNS, cuts.images().get(0));
  }

  private static void check(double[] plane, int rows, int columns, PlaneImage image) {
    double down = (double) rows / image.rows();
    double across = (double) columns / image.columns();
    assertEquals(rows, image.rows() * image.rowSpacing() / (rows == ROWS ? 1 : 2), 1e-9);
    for (int y = 0; y < image.rows(); y++) {
      for (int x = 0; x < image.columns(); x++) {
        double wanted = mean(plane, rows, columns, y, x, down, across);
        assertEquals(wanted, image.values()[y * image.columns() + x], 1e-3, y + "," + x);
      }
    }
  }

  @Test
  void aPlaneWithoutASliceIsAHoleAndNotKnown() {
    VolumePlan plan = plan(5);
    PlaneStack stack = PlaneStack.whole(new NativePlanes(plan), 1, 2);
    feed(plan, stack, new double[5 * ROWS * COLUMNS], Set.of(2));
    List<PlaneImage> images = stack.images();
    assertEquals(0, images.get(0).values()[7]);
    assertTrue(Float.isNaN(images.get(1).values()[7]));
    assertEquals(List.of(1), stack.knownImages().stream().map(PlaneImage::sliceIndex).toList());
  }

  @Test
  void asManySamplesAsFitAreKept() {
    VolumePlan plan = plan(5);
    PlaneStack stack =
        new PlaneStack(
            new NativePlanes(plan), new int[] {0, 1, 2, 3}, ROWS, COLUMNS, ROWS * COLUMNS);
    feed(plan, stack, new double[5 * ROWS * COLUMNS], Set.of());
    PlaneImage image = stack.images().get(3);
    assertEquals(ROWS / 2, image.rows());
    assertEquals(COLUMNS / 2, image.columns());
    assertEquals(2, image.rowSpacing());
  }
}
