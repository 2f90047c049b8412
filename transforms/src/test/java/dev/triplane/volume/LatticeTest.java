package dev.triplane.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Even, even with holes, uneven: gaps within 1 % of the step, or within 0.01 mm. */
class LatticeTest {

  private static double[] every(double step, int count) {
    return IntStream.range(0, count).mapToDouble(i -> i * step).toArray();
  }

  @Test
  void onePercentIsEvenAndMoreIsNot() {
    double[] positions = every(5, 21);
    positions[10] += 0.049; // gaps of 5.049 and 4.951
    assertTrue(Lattice.fit(positions).even());
    positions[10] += 0.003; // 5.052 and 4.948
    assertFalse(Lattice.fit(positions).even());
  }

  @Test
  void ofThinSlicesTheFloorIsAHundredthOfAMillimetre() {
    double[] positions = every(0.25, 21);
    positions[10] += 0.0095;
    assertTrue(Lattice.fit(positions).even());
    positions[10] += 0.001;
    assertFalse(Lattice.fit(positions).even());
  }

  @Test
  void twoPositionsAreEven() {
    Lattice lattice = Lattice.fit(new double[] {-3, 4.5});
    assertTrue(lattice.even());
    assertEquals(7.5, lattice.step());
    assertArrayEquals(new int[] {0, 1}, lattice.index());
  }

  @Test
  void asManyHolesAsSlicesAreTheMost() {
    // 6 slices; 0 1 2 3 4 and one at 11: six holes. At 12, seven: uneven.
    assertTrue(Lattice.fit(new double[] {0, 1, 2, 3, 4, 11}).even());
    Lattice farther = Lattice.fit(new double[] {0, 1, 2, 3, 4, 12});
    assertFalse(farther.even());
    assertEquals(1, farther.step());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, farther.index());
  }

  @Test
  void medianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
    Lattice lattice = Lattice.fit(new double[] {0, 1, 2.5, 6.5, 7.5});
    assertFalse(lattice.even());
    assertEquals(1.25, lattice.gapMedian());
    assertEquals(1, lattice.gapMin());
    assertEquals(4, lattice.gapMax());
  }

  @Property(tries = 300)
  void latticeWithHolesIsFound(
      @ForAll @IntRange(min = 4, max = 200) int slices,
      @ForAll @DoubleRange(min = 0.1, max = 20) double step,
      @ForAll @DoubleRange(min = -1000, max = 1000) double origin,
      @ForAll long seed) {
    Random random = new Random(seed);
    TreeSet<Integer> indices = new TreeSet<>();
    indices.add(0);
    indices.add(1); // somewhere two slices are neighbours, or the lattice is not to be seen
    int planes = 2 + random.nextInt(2 * slices - 1);
    while (indices.size() < slices) {
      indices.add(random.nextInt(Math.max(planes, slices)));
    }
    int[] expected = indices.stream().mapToInt(Integer::intValue).toArray();
    double noise = 0.2 * Math.max(0.01, 0.01 * step);
    double[] positions =
        Arrays.stream(expected)
            .mapToDouble(i -> origin + i * step + (random.nextDouble() - 0.5) * noise)
            .toArray();
    Lattice lattice = Lattice.fit(positions);
    assertTrue(lattice.even());
    assertArrayEquals(expected, lattice.index());
    assertEquals(step, lattice.step(), noise);
  }

  @Property(tries = 300)
  void indexAlwaysAscendsFromZero(@ForAll @IntRange(min = 2, max = 60) int n, @ForAll long seed) {
    Random random = new Random(seed);
    double[] positions = new double[n];
    for (int i = 1; i < n; i++) {
      positions[i] = positions[i - 1] + 0.01 + Math.exp(8 * random.nextDouble() - 4);
    }
    Lattice lattice = Lattice.fit(positions);
    int[] index = lattice.index();
    assertEquals(0, index[0]);
    for (int i = 1; i < n; i++) {
      assertTrue(index[i] > index[i - 1]);
    }
    assertTrue(index[n - 1] < 2 * n);
    assertTrue(lattice.gapMin() <= lattice.gapMedian() && lattice.gapMedian() <= lattice.gapMax());
    assertTrue(lattice.step() > 0);
  }
}
