package dev.triplane.report;

import dev.triplane.table.Table;
import dev.triplane.table.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which columns of a table the page shows, and which of their values.
 *
 * <p>Without identifiers, an attribute is shown only where it is named here; a derived column is
 * shown unless its name tells a text or a time of the file. Attributes shown are numbers and code
 * strings (PS3.5 section 6.2), derived texts are words without spaces: what has not that form is
 * not shown either, as it may be anything.
 */
final class ShownColumns {
  private static final Set<String> ATTRIBUTES =
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

  private static final Pattern TELLING =
      Pattern.compile(
          ".*(patient|person|name|date|time|uri|uid|description|explanation|comment|label).*");

  private static final Pattern CODE = Pattern.compile("[A-Z0-9 _]{1,16}");
  private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9 /*%._-]{1,16}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./%*-]{1,200}");
  private static final Pattern NUMBERS = Pattern.compile("[-+0-9.eE\\\\]{1,200}");
  private static final Pattern CODES = Pattern.compile("[A-Z0-9 _\\\\]{1,200}");
  private static final Pattern SPLIT = Pattern.compile("([A-Za-z]{1,64})=(.*)", Pattern.DOTALL);

  /** Stands where a value may not be shown. */
  static final String HIDDEN = "(not shown)";

  private final ReportMode mode;

  ShownColumns(ReportMode mode) {
    this.mode = mode;
  }

  /** The columns of a table that are shown, in their order. */
  List<TableColumn> of(Table table) {
    List<TableColumn> shown = new ArrayList<>();
    for (TableColumn column : TableColumn.of(table)) {
      if (mode == ReportMode.IDENTIFIERS || isHarmless(column.name())) {
        shown.add(column);
      }
    }
    return shown;
  }

  private static boolean isHarmless(String column) {
    return isAttribute(column) ? ATTRIBUTES.contains(column) : !TELLING.matcher(column).matches();
  }

  private static boolean isAttribute(String column) {
    return Character.isUpperCase(column.charAt(0));
  }

  /** A value of a column as it is shown: texts short and clean. */
  Object value(TableColumn column, Object value) {
    if (value instanceof String text) {
      return CleanText.of(permitted(column.name(), text));
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(value(column, item)));
      return items;
    }
    return value;
  }

  private String permitted(String column, String text) {
    if (mode == ReportMode.IDENTIFIERS) {
      return text;
    }
    if (column.equals("split_key")) {
      return splitKey(text);
    }
    if (column.equals("reasons")) {
      return text; // names and numbers of the program's own
    }
    Pattern form =
        switch (column) {
          case "units" -> UNIT;
          case "transfer_syntaxes" -> NUMBERS;
          default -> isAttribute(column) ? CODE : PLAIN;
        };
    return form.matcher(text).matches() ? text : HIDDEN;
  }

  /** What stands behind a keyword may be a time, or a text. */
  private static String splitKey(String text) {
    StringBuilder shown = new StringBuilder();
    for (String part : text.split(";", -1)) {
      var split = SPLIT.matcher(part);
      shown.append(shown.isEmpty() ? "" : "; ");
      if (!split.matches()) {
        shown.append(HIDDEN);
        continue;
      }
      String keyword = split.group(1);
      boolean clock = keyword.equals("AcquisitionTime") || keyword.equals("ContentTime");
      boolean codes = keyword.equals("ImageType") || keyword.equals("ComplexImageComponent");
      Pattern form = codes ? CODES : NUMBERS;
      boolean permitted = !clock && form.matcher(split.group(2)).matches();
      shown.append(keyword).append('=').append(permitted ? split.group(2) : HIDDEN);
    }
    return shown.toString();
  }
}
