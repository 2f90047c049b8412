package dev.triplane.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
  /** The columns that readers of the tables rely on; never shorten this list. */
  private static final Map<Table, String> CONTRACT =
      Map.of(
          Table.INSTANCES,
          "uri size_bytes transfer_syntax SOPClassUID SOPInstanceUID StudyInstanceUID"
              + " SeriesInstanceUID FrameOfReferenceUID PatientName PatientID PatientBirthDate"
              + " PatientSex StudyDate StudyDescription AccessionNumber Modality SeriesNumber"
              + " SeriesDescription Manufacturer ManufacturerModelName InstitutionName"
              + " ImagePositionPatient ImageOrientationPatient PixelSpacing SliceThickness"
              + " SamplesPerPixel PhotometricInterpretation Rows Columns BitsAllocated BitsStored"
              + " HighBit PixelRepresentation NumberOfFrames RescaleSlope RescaleIntercept"
              + " WindowCenter WindowWidth number_of_frames has_pixels truncated dicom_json",
          Table.SERIES,
          "SeriesInstanceUID StudyInstanceUID Modality SeriesDescription PatientID instance_count"
              + " frame_count volume_count size_bytes varying",
          Table.VOLUMES,
          "volume_id SeriesInstanceUID StudyInstanceUID volume_index split_key planes rows columns"
              + " spacing_slice_mm spacing_row_mm spacing_column_mm fov_slice_mm fov_row_mm"
              + " fov_column_mm coverage_mm box_min_lps_mm box_max_lps_mm first_position_mm"
              + " last_position_mm row_direction column_direction slice_step_mm affine_lps plane"
              + " obliquity_degrees axis_codes tilt_degrees gap_min_mm gap_median_mm gap_max_mm"
              + " missing_slices missing_indices duplicate_slices verdict reasons value_min"
              + " value_max value_mean value_std value_p01 value_p50 value_p99 units",
          Table.SLICES,
          "volume_id slice_index SOPInstanceUID frame_number position_mm uri",
          Table.PREVIEWS,
          "volume_id plane kind slice_index position_mm path width_px height_px mm_per_px"
              + " window_low window_high window_source colormap clipped_low clipped_high",
          Table.FAILURES,
          "uri frame_number stage reason detail byte_offset tag",
          Table.STATE,
          "SeriesInstanceUID packed");

  @ParameterizedTest
  @EnumSource(Table.class)
  void hasTheColumnsOfTheContract(Table table) {
    Set<String> missing = new TreeSet<>(List.of(CONTRACT.get(table).split(" ")));
    table.schema().getFields().forEach(field -> missing.remove(field.name()));
    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void documentsEveryColumn(Table table) {
    assertNotNull(table.schema().getDoc());
    for (Schema.Field field : table.schema().getFields()) {
      assertNotNull(field.doc(), field.name());
      assertTrue(field.doc().length() > 10, field.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void namesDifferByMoreThanCase(Table table) {
    Set<String> names = new HashSet<>();
    for (Schema.Field field : table.schema().getFields()) {
      assertTrue(names.add(field.name().toLowerCase(Locale.ROOT)), field.name());
    }
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void everyOptionalColumnIsNullUnlessSet(Table table) {
    for (Schema.Field field : table.schema().getFields()) {
      if (field.schema().isUnion()) {
        assertEquals(Schema.Type.NULL, field.schema().getTypes().get(0).getType(), field.name());
        assertEquals(2, field.schema().getTypes().size(), field.name());
        assertTrue(field.hasDefaultValue(), field.name());
      }
    }
  }

  @Test
  void unitsStandInTheNamesOfDerivedLengths() {
    for (Schema.Field field : Table.VOLUMES.schema().getFields()) {
      boolean length =
          field.name().matches("(spacing|fov|coverage|gap|box)_.*|.*_(step|position).*");
      assertFalse(length && !field.name().endsWith("_mm"), field.name());
    }
  }
}
