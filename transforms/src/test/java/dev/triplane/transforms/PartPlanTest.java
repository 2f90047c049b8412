package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Parts are neither tiny nor huge, whatever temporary files they are made of. */
class PartPlanTest {
  private static final long SIZE = 256;

  private static List<Long> sizes(long... files) {
    List<TempPart> parts = new ArrayList<>(List.of(TempPart.empty(Table.SLICES)));
    for (long file : files) {
      parts.add(new TempPart(Table.SLICES, "f" + (1000 + parts.size()), 1, file, Map.of()));
    }
    List<PartPlan> plans = PartPlan.of(Table.SLICES, parts, SIZE);
    int seen = 0;
    for (PartPlan plan : plans) {
      assertEquals(seen++, plan.number());
      assertEquals(plans.size(), plan.of());
    }
    assertEquals(files.length, plans.stream().mapToInt(plan -> plan.files().size()).sum());
    return plans.stream()
        .map(plan -> plan.files().stream().mapToLong(TempPart::bytes).sum())
        .toList();
  }

  @Test
  void aTableHasAPartWhateverItHolds() {
    assertEquals(List.of(0L), sizes());
    assertEquals(List.of(3L), sizes(3));
    assertEquals(List.of(256L), sizes(200, 56));
  }

  @Test
  void aSmallRestIsNoPartOfItsOwn() {
    assertEquals(List.of(260L), sizes(256, 4));
    assertEquals(List.of(256L, 64L), sizes(256, 64));
    assertEquals(List.of(256L, 203L), sizes(256, 200, 3));
    assertEquals(List.of(270L), sizes(60, 210));
    assertEquals(List.of(258L, 300L), sizes(255, 300, 3));
    // Where all others are as large as they may be, the rest stays alone.
    assertEquals(List.of(511L, 3L), sizes(511, 3));
  }

  @Property(tries = 300)
  void sizesStayBetweenAQuarterAndTwice(@ForAll long seed) {
    Random random = new Random(seed);
    int count = 1 + random.nextInt(40);
    int most = 1 + random.nextInt((int) SIZE);
    long[] files = LongStream.range(0, count).map(i -> 1 + random.nextInt(most)).toArray();
    List<Long> sizes = sizes(files);
    for (long size : sizes) {
      assertTrue(size <= 2 * SIZE, sizes.toString());
      assertTrue(sizes.size() == 1 || size >= SIZE / 4, sizes.toString());
    }
  }
}
