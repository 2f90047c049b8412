package dev.triplane.nifti;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.triplane.series.FrameValues;
import dev.triplane.series.Rescale;
import dev.triplane.series.TableReference;
import dev.triplane.series.Vector3;
import dev.triplane.testing.TestSlice;
import dev.triplane.testing.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiftiEncodingTest {
  private static final Rescale HALF = new Rescale(0.5, 0);

  private static NiftiEncoding of(BiConsumer<TestSlice, Integer> more) {
    List<TestSlice> slices = new ArrayList<>();
    for (int k = 0; k < 3; k++) {
      TestSlice slice = TestSlice.named("s" + k).at(new Vector3(0, 0, k), TestStack.AXIAL);
      more.accept(slice, k);
      slices.add(slice);
    }
    return NiftiEncoding.of(TestStack.planOf(TestStack.build(slices)).get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "1, false, UINT8", "8, false, UINT8", "8, true, INT16", "12, false, INT16",
    "15, false, INT16", "16, false, UINT16", "16, true, INT16", "32, true, INT32",
    "32, false, UINT32",
  })
  void storedNumbersKeepTheSmallestTypeThatHoldsThemAll(int bits, boolean signed, NiftiType type) {
    NiftiEncoding encoding = of((slice, k) -> slice.stored(bits, signed).rescale(0.5, -1024));
    assertEquals(type, encoding.type());
    assertEquals(0.5, encoding.slope());
    assertEquals(-1024, encoding.intercept());
  }

  @Test
  void aSlopeThatTheHeaderWouldRoundIsAppliedBefore() {
    NiftiEncoding encoding = of((slice, k) -> slice.rescale(0.1, 0));
    assertEquals(new NiftiEncoding(NiftiType.FLOAT64, false, 1, 0, 0), encoding);
  }

  @Test
  void slopesThatDifferBySliceAreAppliedInTheSmallestExactType() {
    // 12 bits times 0.25 and 0.5, 0.75: 14 bits above a quarter.
    NiftiEncoding encoding = of((slice, k) -> slice.stored(12, false).rescale(0.25 * (k + 1), 0));
    assertEquals(new NiftiEncoding(NiftiType.FLOAT32, false, 1, 0, 0), encoding);
    // 16 bits times 1 and 513: 26 bits.
    encoding = of((slice, k) -> slice.stored(16, false).rescale(1 + 256 * k, 0));
    assertEquals(NiftiType.FLOAT64, encoding.type());
    encoding = of((slice, k) -> slice.stored(12, false).rescale(0.1 * (k + 1), 0));
    assertEquals(NiftiType.FLOAT64, encoding.type());
  }

  @Test
  void holesAreFilledWithThePaddingElseWithZero() {
    assertEquals(0, of((slice, k) -> slice.stored(12, false)).fillValue());
    NiftiEncoding hounsfield = of((slice, k) -> slice.stored(16, true).rescale(1, -1024));
    assertEquals(1024, hounsfield.fill());
    assertEquals(0, hounsfield.fillValue());
    NiftiEncoding padded =
        of((slice, k) -> slice.stored(16, true).rescale(1, -1024).padding(-2000, -2000));
    assertEquals(-2000, padded.fill());
    assertEquals(-3024, padded.fillValue());
    // Padding that differs is no volume's padding; padding that cannot be stored is none.
    assertEquals(0, of((slice, k) -> slice.stored(16, true).padding(-k, -k)).fill());
    assertEquals(0, of((slice, k) -> slice.stored(8, false).padding(300, 300)).fill());
    // Values from 1000 on: the nearest to 0.
    assertEquals(1000, of((slice, k) -> slice.stored(8, false).rescale(1, 1000)).fillValue());
  }

  @Test
  void whatIsNotStoredHasNoScaling() {
    NiftiEncoding encoding = of((slice, k) -> slice.rescale(3 + k, 7));
    assertFalse(encoding.stored());
    assertEquals(1, encoding.slope());
    assertEquals(0, encoding.intercept());
  }

  private static FrameValues table(int largest) {
    TableReference table = new TableReference(largest, 0, largest);
    return new FrameValues(Rescale.IDENTITY, table, null, null, List.of(), List.of(), null);
  }

  @Test
  void entriesOfTablesAreWrittenAsWholeNumbers() {
    for (int[] pair : new int[][] {{255, 1}, {4095, 2}, {65535, 2}}) {
      NiftiEncoding encoding = of((slice, k) -> slice.rescale(0.5, 3).values(table(pair[0])));
      assertEquals(pair[1], encoding.type().bytes());
      assertEquals(new NiftiEncoding(encoding.type(), false, 1, 0, 0), encoding);
    }
    assertEquals(NiftiType.INT16, of((slice, k) -> slice.values(table(100 + 4000 * k))).type());
    // Beside slices without a table: their values, of 17 bits with a half.
    NiftiEncoding mixed =
        of(
            (slice, k) ->
                slice.rescale(0.5, 0).values(k == 0 ? FrameValues.of(HALF, null) : table(4095)));
    assertEquals(new NiftiEncoding(NiftiType.FLOAT32, false, 1, 0, 0), mixed);
  }
}
