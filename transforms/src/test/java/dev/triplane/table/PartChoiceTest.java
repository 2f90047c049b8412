package dev.triplane.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartChoiceTest {
  private static final int ROWS = 100;

  @TempDir Path folder;

  /** A part of several row groups, whose rows are numbered. */
  private TableFile part() throws IOException {
    Files.deleteIfExists(folder.resolve("part.parquet"));
    List<GenericRecord> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(
          TableFiles.instance("u" + i)
              .set("Modality", i % 2 == 0 ? "CT" : null)
              .set("ImagePositionPatient", new double[] {i, 0.1, -i})
              .set("dicom_json", "x".repeat(50 * (i % 7)))
              .build());
    }
    return TableFile.of(
        TableFiles.write(folder.resolve("part.parquet"), Table.INSTANCES, 1000, rows));
  }

  private static Predicate<GenericRecord> numbers(Predicate<Integer> wanted) {
    return row -> wanted.test(Integer.parseInt(row.get("uri").toString().substring(1)));
  }

  private PartChoice choose(Predicate<Integer> wanted) throws IOException {
    return PartChoice.of(Table.INSTANCES, part(), numbers(wanted), "uri");
  }

  private Path written(PartChoice choice) throws IOException {
    Path copied = folder.resolve("copied.parquet");
    try (FileChannel channel = TableFiles.create(copied)) {
      PartMerger.Part part = choice.copyGroups(channel);
      assertEquals(channel.size(), part.bytes());
    }
    List<GenericRecord> others = new ArrayList<>();
    choice.forEachOther(others::add);
    Path rewritten =
        TableFiles.write(folder.resolve("rest.parquet"), Table.INSTANCES, 1 << 20, others);
    Path both = folder.resolve("both.parquet");
    try (FileChannel channel = TableFiles.create(both)) {
      PartMerger.merge(
          Table.INSTANCES, List.of(TableFile.of(copied), TableFile.of(rewritten)), channel);
    }
    return both;
  }

  /** Every column of the rows that a condition of SQL names, as DuckDB reads them. */
  private static List<List<String>> rows(Path file, String where) throws Exception {
    return Sql.rows("select * from '" + file + "' where " + where + " order by uri");
  }

  private void assertTakes(Predicate<Integer> wanted, String where) throws Exception {
    PartChoice choice = choose(wanted);
    Path part = folder.resolve("part.parquet");
    List<List<String>> expected = rows(part, where);
    assertEquals(expected.size(), choice.rows());
    assertEquals(expected, rows(written(choice), "true"));
    List<String> unwanted = new ArrayList<>();
    choice.forEachUnwanted(row -> unwanted.add(row.get("uri").toString()));
    assertEquals(
        Sql.rows("select uri from '" + part + "' where not (" + where + ")"),
        unwanted.stream().map(List::of).toList());
    for (String name : List.of("part", "copied", "rest", "both")) {
      Files.delete(folder.resolve(name + ".parquet"));
    }
  }

  @Test
  void takesTheRowsThatAreWanted() throws Exception {
    assertTakes(i -> true, "true");
    assertTakes(i -> false, "false");
    assertTakes(i -> i != 0, "uri <> 'u0'");
    assertTakes(i -> i != ROWS - 1, "uri <> 'u99'");
    assertTakes(i -> i % 3 == 0, "substr(uri, 2)::int % 3 = 0");
    assertTakes(i -> i >= 50, "substr(uri, 2)::int >= 50");
    assertTakes(i -> i == 37, "uri = 'u37'");
  }

  @Test
  void wholeRowGroupsAreCopied() throws Exception {
    assertTrue(choose(i -> true).wantsAll());
    PartChoice most = choose(i -> i != 37);
    assertFalse(most.wantsAll());
    assertTrue(most.wantsGroups());
    assertTrue(most.splitsGroups());
    List<String> rewritten = new ArrayList<>();
    most.forEachOther(row -> rewritten.add(row.get("uri").toString()));
    assertTrue(rewritten.size() < ROWS / 2, rewritten.toString());
    PartChoice none = choose(i -> false);
    assertFalse(none.wantsGroups());
    assertFalse(none.splitsGroups());
    assertFalse(none.wantsAll());
  }

  @Test
  void refusesAPartOfAnotherTable() throws Exception {
    TableFile part = part();
    assertThrows(
        IOException.class, () -> PartChoice.of(Table.SLICES, part, row -> true, "volume_id"));
  }
}
