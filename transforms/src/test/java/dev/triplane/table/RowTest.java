package dev.triplane.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void widensNumbersAndTakesArrays() {
    GenericRecord row =
        TableFiles.instance("a")
            .set("SeriesNumber", 7)
            .set("SliceThickness", 5)
            .set("modified", Instant.ofEpochMilli(1234))
            .set("ImageType", new String[] {"ORIGINAL", "PRIMARY"})
            .set("PixelSpacing", List.of(1, 0.5f))
            .build();
    assertEquals(7L, row.get("SeriesNumber"));
    assertEquals(5.0, row.get("SliceThickness"));
    assertEquals(1234L, row.get("modified"));
    assertEquals(List.of("ORIGINAL", "PRIMARY"), row.get("ImageType"));
    assertEquals(List.of(1.0, 0.5), row.get("PixelSpacing"));
    assertNull(row.get("PatientName"));
    assertTrue(GenericData.get().validate(Table.INSTANCES.schema(), row));
  }

  @Test
  void anUnsetListThatMayNotBeNullIsEmpty() {
    GenericRecord row =
        Row.of(Table.SERIES)
            .set("SeriesInstanceUID", "1.2")
            .set("instance_count", 1)
            .set("frame_count", 1)
            .set("volume_count", 1)
            .set("unplaced_frame_count", 0)
            .set("size_bytes", 1)
            .build();
    assertEquals(List.of(), row.get("varying"));
  }

  @Test
  void refusesUnknownColumnsWrongTypesAndMissingKeys() {
    Row row = Row.of(Table.SLICES);
    assertThrows(IllegalArgumentException.class, () -> row.set("Volume_id", "x"));
    assertThrows(IllegalArgumentException.class, () -> row.set("slice_index", 1L));
    assertThrows(IllegalArgumentException.class, () -> row.set("position_mm", "1.5"));
    assertThrows(
        IllegalArgumentException.class,
        () -> row.set("ImagePositionPatient", Arrays.asList(1.0, null)));
    assertEquals("volume_id", assertThrows(NullPointerException.class, row::build).getMessage());
  }

  @Test
  void namesTheColumnButNeverTheValue() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> Row.of(Table.INSTANCES).set("PatientWeight", "secret"))
            .getMessage();
    assertTrue(message.contains("PatientWeight"));
    assertFalse(message.contains("secret"));
  }
}
