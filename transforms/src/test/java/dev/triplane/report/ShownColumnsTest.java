package dev.triplane.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.dicom.Dictionary;
import dev.triplane.table.Table;
import dev.triplane.table.TableColumn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShownColumnsTest {
  private static final ShownColumns SHOWN = new ShownColumns(ReportMode.NO_IDENTIFIERS);

  /** Attributes that PS3.15 table E.1-1 has no action for. */
  private static final Set<String> HARMLESS =
      Set.of(
          "Modality",
          "SeriesNumber",
          "BodyPartExamined",
          "PhotometricInterpretation",
          "ImagerPixelSpacing",
          "BurnedInAnnotation",
          "RecognizableVisualFeatures",
          "WindowCenter",
          "WindowWidth",
          "VOILUTFunction");

  @ParameterizedTest
  @EnumSource(Table.class)
  void ofTheAttributesOnlyHarmlessOnesAreShown(Table table) {
    for (TableColumn column : SHOWN.of(table)) {
      boolean attribute = Dictionary.tagOf(column.name()) != -1;
      assertTrue(!attribute || HARMLESS.contains(column.name()), column.name());
      assertFalse(column.name().matches("uri|patient_.*|.*_date|.*_time.*"), column.name());
    }
    assertEquals(TableColumn.of(table), new ShownColumns(ReportMode.IDENTIFIERS).of(table), "all");
  }

  private static Object shown(String column, Object value) {
    TableColumn.Kind kind = TableColumn.Kind.TEXT;
    return SHOWN.value(new TableColumn(column, "", kind), value);
  }

  @ParameterizedTest
  @CsvSource({
    "Modality, CT, CT",
    "Modality, Doe^Jane, (not shown)",
    "BodyPartExamined, LEFT_KNEE 2, LEFT_KNEE 2",
    "BodyPartExamined, Knee of Jane, (not shown)",
    "units, BQML, BQML",
    "units, mm2/s, mm2/s",
    "units, Doe^Jane, (not shown)",
    "split_key, EchoTime=96, EchoTime=96",
    "split_key, DiffusionGradientOrientation=1\\-0.5\\0, DiffusionGradientOrientation=1\\-0.5\\0",
    "split_key, ImageType=M\\FFE, ImageType=M\\FFE",
    "split_key, StackID=Jane, StackID=(not shown)",
    "split_key, AcquisitionTime=101112.5, AcquisitionTime=(not shown)",
    "split_key, EchoTime=1;ContentTime=101112, EchoTime=1; ContentTime=(not shown)",
    "split_key, Jane, (not shown)",
    "verdict, REGULAR, REGULAR",
    "axis_codes, SPL, SPL",
    "path, previews/00/0a/axial-resliced.png, previews/00/0a/axial-resliced.png",
    "anything, Jane Doe, (not shown)",
    "reasons, MISSING_SLICES: 1 of 4, MISSING_SLICES: 1 of 4",
  })
  void textsOfTheFileAreShownWhereTheyAreCodesOrNumbers(String column, String text, String shown) {
    assertEquals(shown, shown(column, text));
  }

  @Test
  void listsAreShownItemByItem() {
    assertEquals(
        List.of("1.2.840", "(not shown)"), shown("transfer_syntaxes", List.of("1.2.840", "Jane")));
    assertEquals(List.of(1, 2), shown("missing_indices", List.of(1, 2)));
  }
}
