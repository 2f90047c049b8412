package dev.triplane.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartMergerTest {
  @TempDir Path folder;
  private final Random random = new Random(7);

  @Test
  void smallFilesBecomeOneRowGroup() throws Exception {
    List<Path> files = files(5, 20, 100);
    PartMerger.Part part = merge(files);
    assertEquals(100, part.rows());
    assertSameRows(files);
    assertEquals("1", rowGroups());
  }

  @Test
  void largeFilesAreCopiedRowGroupByRowGroup() throws Exception {
    List<Path> files = files(3, 12, 128 << 10);
    PartMerger.Part part = merge(files);
    assertEquals(36, part.rows());
    assertSameRows(files);
    assertEquals("3", rowGroups());
  }

  @Test
  void filesOfManySmallRowsAreCopiedToo() throws Exception {
    List<Path> files = files(2, 512, 10);
    assertEquals(1024, merge(files).rows());
    assertSameRows(files);
    assertEquals("2", rowGroups());
  }

  @Test
  void aSingleFileIsCopied() throws Exception {
    List<Path> files = files(1, 3, 10);
    assertEquals(3, merge(files).rows());
    assertSameRows(files);
  }

  @Test
  void emptyFilesAndNoFilesMakeAnEmptyTable() throws Exception {
    assertEquals(0, merge(files(2, 0, 0)).rows());
    assertEquals("0", Sql.value("select count(*) from '" + merged() + "'"));
    Files.delete(merged());
    assertEquals(0, merge(List.of()).rows());
    assertEquals("0", Sql.value("select count(*) from '" + merged() + "'"));
  }

  @Test
  void aPartCanBeMergedAgainAndReadBack() throws Exception {
    List<Path> files = files(2, 12, 128 << 10);
    merge(files);
    Path again = folder.resolve("again.parquet");
    try (FileChannel channel = TableFiles.create(again)) {
      PartMerger.merge(Table.INSTANCES, List.of(TableFile.of(merged())), channel);
    }
    int rows = 0;
    try (RowReader reader = RowReader.open(Table.INSTANCES, TableFile.of(again), "uri")) {
      while (reader.read() != null) {
        rows++;
      }
    }
    assertEquals(24, rows);
  }

  @Test
  void refusesAFileOfAnotherTable() throws Exception {
    Path slices =
        TableFiles.write(
            folder.resolve("s.parquet"), Table.SLICES, RowWriter.ROW_GROUP_BYTES, List.of());
    assertThrows(IOException.class, () -> merge(List.of(slices)));
    Files.delete(merged());
    assertThrows(IOException.class, () -> merge(List.of(slices, slices)));
  }

  @Test
  void refusesADamagedFile() throws Exception {
    Path noise = Files.write(folder.resolve("noise"), new byte[1000]);
    assertThrows(IOException.class, () -> merge(List.of(noise)));
    Files.delete(merged());
    assertThrows(IOException.class, () -> merge(List.of(noise, noise)));
  }

  private Path merged() {
    return folder.resolve("merged.parquet");
  }

  private PartMerger.Part merge(List<Path> files) throws IOException {
    try (FileChannel channel = TableFiles.create(merged())) {
      PartMerger.Part part =
          PartMerger.merge(Table.INSTANCES, files.stream().map(TableFile::of).toList(), channel);
      assertEquals(channel.size(), part.bytes());
      assertTrue(channel.isOpen());
      return part;
    }
  }

  private List<Path> files(int count, int rowsEach, int jsonBytes) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<GenericRecord> rows = new ArrayList<>();
      for (int j = 0; j < rowsEach; j++) {
        byte[] noise = new byte[jsonBytes];
        random.nextBytes(noise);
        rows.add(
            TableFiles.instance("file:/" + i + "/" + j)
                .set("Modality", i % 2 == 0 ? "CT" : null)
                .set("ImagePositionPatient", new double[] {i, j, 0.1})
                .set("WindowCenter", j % 2 == 0 ? List.of() : null)
                .set("dicom_json", Base64.getEncoder().encodeToString(noise))
                .build());
      }
      files.add(
          TableFiles.write(
              folder.resolve(i + ".parquet"), Table.INSTANCES, RowWriter.ROW_GROUP_BYTES, rows));
    }
    return files;
  }

  /** Every column of every row, in order, as DuckDB reads the files and the merged one. */
  private void assertSameRows(List<Path> files) throws Exception {
    String parts = files.stream().map(f -> "'" + f + "'").toList().toString();
    List<List<String>> expected = Sql.rows("select * from read_parquet(" + parts + ")");
    assertEquals(expected, Sql.rows("select * from '" + merged() + "'"));
  }

  private String rowGroups() throws Exception {
    return Sql.value(
        "select count(distinct row_group_id) from parquet_metadata('" + merged() + "')");
  }
}
