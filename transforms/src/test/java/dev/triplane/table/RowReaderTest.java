package dev.triplane.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowReaderTest {
  @TempDir Path folder;

  @Test
  void readsBackWhatItWroteWholeAndByColumn() throws Exception {
    List<GenericRecord> rows =
        List.of(
            TableFiles.instance("file:/a").set("ImageType", List.of("A", "")).build(),
            TableFiles.instance("file:/b")
                .set("modified", Instant.ofEpochMilli(5))
                .set("PixelSpacing", List.of())
                .build());
    TableFile file =
        TableFile.of(
            TableFiles.write(
                folder.resolve("a.parquet"), Table.INSTANCES, RowWriter.ROW_GROUP_BYTES, rows));
    try (RowReader reader = RowReader.open(Table.INSTANCES, file)) {
      assertEquals(rows.get(0).toString(), reader.read().toString());
      assertEquals(rows.get(1).toString(), reader.read().toString());
      assertNull(reader.read());
    }
    try (RowReader reader = RowReader.open(Table.INSTANCES, file, "modified", "uri")) {
      assertEquals("{\"modified\": null, \"uri\": \"file:/a\"}", reader.read().toString());
      assertEquals(5L, reader.read().get("modified"));
    }
    assertThrows(
        IllegalArgumentException.class, () -> RowReader.open(Table.INSTANCES, file, "url"));
  }

  @Test
  void columnsThatTheFileLacksAreNull() throws Exception {
    Schema old =
        SchemaBuilder.record("Failure")
            .namespace("dev.triplane.table")
            .fields()
            .requiredString("uri")
            .requiredString("stage")
            .requiredString("reason")
            .endRecord();
    Path path = folder.resolve("old.parquet");
    try (FileChannel channel = TableFiles.create(path);
        ParquetWriter<GenericRecord> writer =
            AvroParquetWriter.<GenericRecord>builder(new ChannelOutputFile(channel))
                .withSchema(old)
                .withDataModel(GenericData.get())
                .withConf(FileFormat.configuration())
                .withCodecFactory(new ZstdCodecs())
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withExtraMetaData(FileFormat.metadata(Table.FAILURES))
                .build()) {
      writer.write(
          new GenericRecordBuilder(old)
              .set("uri", "file:/a")
              .set("stage", "READ")
              .set("reason", "NOT_DICOM")
              .build());
    }
    try (RowReader reader = RowReader.open(Table.FAILURES, TableFile.of(path))) {
      GenericRecord row = reader.read();
      assertEquals("NOT_DICOM", row.get("reason").toString());
      assertNull(row.get("byte_offset"));
      assertNull(row.get("tag"));
    }
  }

  @Test
  void refusesWhatIsNotAFileOfTheTable() throws Exception {
    Path slices =
        TableFiles.write(
            folder.resolve("a.parquet"), Table.SLICES, RowWriter.ROW_GROUP_BYTES, List.of());
    assertRefused(slices);
    assertRefused(Files.write(folder.resolve("noise"), new byte[1000]));
    assertRefused(Files.write(folder.resolve("empty"), new byte[0]));
    Path cut = folder.resolve("cut");
    byte[] whole = Files.readAllBytes(slices);
    assertRefused(Files.write(cut, Arrays.copyOf(whole, whole.length - 1)));
  }

  private static void assertRefused(Path file) {
    assertThrows(
        IOException.class,
        () -> {
          try (RowReader reader = RowReader.open(Table.FAILURES, TableFile.of(file))) {
            reader.read();
          }
        });
  }
}
