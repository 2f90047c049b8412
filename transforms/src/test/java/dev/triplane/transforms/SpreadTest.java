package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No unit of work gets much more than its share, whatever names are like. */
class SpreadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.826.0.1.3680043.10.1337.%d.2",
        "1.2.840.113619.2.55.3.%d",
        "/archive/one-folder/IM%06d.dcm",
        "gs://bucket/%d/%1$d.dcm",
        "%032d"
      })
  void namesThatDifferByANumberSpreadEvenly(String pattern) {
    int units = 64;
    int names = 100_000;
    Map<String, Integer> counts = new HashMap<>();
    Set<Long> hashes = new HashSet<>();
    for (int i = 0; i < names; i++) {
      String name = String.format(pattern, i);
      counts.merge(new WorkUnits(units).of(name), 1, Integer::sum);
      hashes.add(NameHash.of(name));
    }
    assertEquals(names, hashes.size());
    assertEquals(units, counts.size());
    // Drawn at random, a unit has its share give or take 2.5 %; six times that never happens.
    int share = names / units;
    for (int count : counts.values()) {
      assertTrue(Math.abs(count - share) < 0.15 * share, counts.toString());
    }
  }

  @Test
  void aUnitForEachNameWhereNoneAreCounted() {
    assertEquals("1.2.3", new WorkUnits(0).of("1.2.3"));
  }

  @Test
  void writersGrowWithTheArchive() {
    assertEquals(1, WriteTables.writers(Map.of()));
    assertEquals(1, WriteTables.writers(Map.of(Tally.FILES_LISTED, 10_000L)));
    assertEquals(10, WriteTables.writers(Map.of(Tally.FILES_LISTED, 1_000_000L)));
    // Few files of very many frames.
    long terabytes = 4L << 40;
    assertEquals(
        335, WriteTables.writers(Map.of(Tally.FILES_LISTED, 2000L, Tally.BYTES_LISTED, terabytes)));
    assertEquals(512, WriteTables.writers(Map.of(Tally.FILES_LISTED, 1_000_000_000L)));
  }

  @Test
  void filesAreComparedInUnitsOfAboutTwoThousand() {
    assertEquals(1, earlier(0));
    assertEquals(5, earlier(10_000));
    assertEquals(5000, earlier(10_000_000));
    assertEquals(65_536, earlier(10_000_000_000L));
  }

  private static int earlier(long files) {
    return new EarlierRun("/out/", EarlierRun.Reuse.SERIES, files, 0).buckets();
  }
}
