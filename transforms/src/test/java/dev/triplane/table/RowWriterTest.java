package dev.triplane.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowWriterTest {
  @TempDir Path folder;

  @Test
  void everyTypeReadsBackInDuckDb() throws Exception {
    String json = "{\"00100010\":\"" + "\u5c71\u7530 \ud83e\ude7b ".repeat(90_000) + "\"}";
    assertTrue(json.getBytes(UTF_8).length > 1_000_000);
    Path file =
        TableFiles.write(
            folder.resolve("a.parquet"),
            Table.INSTANCES,
            RowWriter.ROW_GROUP_BYTES,
            List.of(
                TableFiles.instance("file:/b").build(),
                TableFiles.instance("file:/a")
                    .set("modified", Instant.parse("2024-02-29T12:34:56.789Z"))
                    .set("PatientName", "M\u00fcller^J\u00f6rg=\u5c71\u7530")
                    .set("SeriesNumber", 3_000_000_000L)
                    .set("SliceThickness", 1.25)
                    .set("Rows", 65535)
                    .set("ImageType", List.of("ORIGINAL", "", "AXIAL"))
                    .set("SoftwareVersions", List.of())
                    .set("ImagePositionPatient", new double[] {-1.5, 0, 1e-7})
                    .set("dicom_json", json)
                    .build()));
    assertEquals(
        List.of(
            Arrays.asList("file:/b", null, null, null, null, null, null, null, null, null),
            Arrays.asList(
                "file:/a",
                "1709210096789",
                "M\u00fcller^J\u00f6rg=\u5c71\u7530",
                "3000000000",
                "1.25",
                "65535",
                "[ORIGINAL, '', AXIAL]",
                "[]",
                "[-1.5, 0.0, 1e-07]",
                json)),
        Sql.rows(
            "select uri, epoch_ms(modified), PatientName, SeriesNumber, SliceThickness, Rows,"
                + " ImageType::varchar, SoftwareVersions::varchar, ImagePositionPatient::varchar,"
                + " dicom_json from '"
                + file
                + "'"));
    assertEquals(
        List.of(List.of("5000000000", "1", "true", "false")),
        Sql.rows(
            "select distinct size_bytes, number_of_frames, has_pixels, truncated from '"
                + file
                + "'"));
    assertEquals(
        "TIMESTAMP WITH TIME ZONE", Sql.value("select typeof(modified) from '" + file + "'"));
  }

  @Test
  void isZstdAndSaysWhichTableItIs() throws Exception {
    Path file =
        TableFiles.write(
            folder.resolve("a.parquet"),
            Table.INSTANCES,
            RowWriter.ROW_GROUP_BYTES,
            List.of(TableFiles.instance("file:/a").build()));
    assertEquals(
        "ZSTD", Sql.value("select distinct compression from parquet_metadata('" + file + "')"));
    assertEquals(
        List.of(List.of("triplane.table", "instances"), List.of("triplane.table.version", "1")),
        Sql.rows(
            "select decode(key), decode(value) from parquet_kv_metadata('"
                + file
                + "') where decode(key) like 'triplane%' order by 1"));
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void aTableWithoutRowsIsValid(Table table) throws Exception {
    Path file =
        TableFiles.write(folder.resolve("a.parquet"), table, RowWriter.ROW_GROUP_BYTES, List.of());
    assertEquals("0", Sql.value("select count(*) from '" + file + "'"));
    assertEquals(
        table.schema().getFields().stream().map(field -> field.name()).toList(),
        Sql.rows("select column_name from (describe select * from '" + file + "')").stream()
            .map(row -> row.get(0))
            .toList());
  }

  @Test
  void writesRowGroupsOfBoundedSizeAndCounts() throws Exception {
    Path file = folder.resolve("a.parquet");
    Random random = new Random(1);
    long rowGroup = 1 << 20;
    long before;
    RowWriter writer;
    try (FileChannel channel = TableFiles.create(file)) {
      writer = RowWriter.open(Table.INSTANCES, channel, rowGroup);
      for (int i = 0; i < 200; i++) {
        writer.write(TableFiles.instance("file:/" + i).set("dicom_json", noise(random)).build());
      }
      before = writer.bytes();
      // What is not on disk yet is what is in memory: a row group, and the rows between checks.
      assertTrue(writer.bytes() - channel.size() < rowGroup + (17 << 17), "in memory");
      writer.close();
      writer.close();
      assertTrue(channel.isOpen());
    }
    assertEquals(200, writer.rows());
    assertEquals(Files.size(file), writer.bytes());
    assertTrue(Math.abs(before - writer.bytes()) < writer.bytes() / 4, before + " estimated");
    long most =
        Long.parseLong(
            Sql.value(
                "select max(s) from (select sum(total_compressed_size) s from parquet_metadata('"
                    + file
                    + "') group by row_group_id)"));
    assertTrue(most < rowGroup + (17 << 17), most + " bytes in a row group");
    assertEquals("200", Sql.value("select count(distinct dicom_json) from '" + file + "'"));
  }

  /** 128 KB of base64 text, which zstd takes down to three quarters only. */
  private static String noise(Random random) {
    byte[] bytes = new byte[96 << 10];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Test
  void refusesARowOfAnotherTable() throws Exception {
    try (FileChannel channel = TableFiles.create(folder.resolve("a.parquet"));
        RowWriter writer = RowWriter.open(Table.SLICES, channel)) {
      GenericRecord row = TableFiles.instance("file:/a").build();
      assertThrows(IllegalArgumentException.class, () -> writer.write(row));
    }
  }

  @Test
  void anyJavaStringBecomesValidText() throws Exception {
    Path file =
        TableFiles.write(
            folder.resolve("a.parquet"),
            Table.INSTANCES,
            RowWriter.ROW_GROUP_BYTES,
            List.of(
                TableFiles.instance("file:/a")
                    .set("PatientName", "half\ud83e a pair")
                    .set("StudyID", "\u0000")
                    .set("ImageType", List.of("\udc00", "\u0000"))
                    .build()));
    assertEquals(
        List.of(List.of("half? a pair", "0", "2")),
        Sql.rows("select PatientName, unicode(StudyID), len(ImageType) from '" + file + "'"));
  }
}
