package dev.triplane.table;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.DecimalString;
import dev.triplane.dicom.Dictionary;
import dev.triplane.dicom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/**
 * The columns of a table that are DICOM attributes under their keyword, and how an attribute
 * becomes a value of them.
 */
final class AttributeColumns {
  private final List<Column> columns;

  private record Column(String keyword, int tag, Schema.Type type, Schema.Type itemType) {}

  private AttributeColumns(List<Column> columns) {
    this.columns = columns;
  }

  /** The attributes of one group, or of all groups but 0002 where {@code group} is 0. */
  static AttributeColumns of(Table table, int group) {
    List<Column> columns = new ArrayList<>();
    for (Schema.Field field : table.schema().getFields()) {
      int tag = Dictionary.tagOf(field.name());
      boolean wanted = group == 0 ? tag >>> 16 != 0x0002 : tag >>> 16 == group;
      if (tag != -1 && wanted) {
        Schema schema = valueSchema(field.schema());
        boolean array = schema.getType() == Schema.Type.ARRAY;
        columns.add(
            new Column(
                field.name(),
                tag,
                schema.getType(),
                array ? schema.getElementType().getType() : null));
      }
    }
    return new AttributeColumns(columns);
  }

  /** The columns whose keyword is in a list. */
  AttributeColumns only(List<String> keywords) {
    return new AttributeColumns(
        columns.stream().filter(column -> keywords.contains(column.keyword())).toList());
  }

  /**
   * Sets the columns whose attribute a data set has; a value that is no number leaves its column
   * null.
   */
  void fill(Row row, DataSet dataSet) {
    for (Column column : columns) {
      Element element = dataSet.get(column.tag());
      if (element != null && !element.isEmpty()) {
        row.set(column.keyword(), value(column, element));
      }
    }
  }

  private static Object value(Column column, Element element) {
    return switch (column.type()) {
      case STRING -> element.string();
      case DOUBLE -> finite(element.number());
      case INT, LONG -> element.integer();
      case ARRAY ->
          column.itemType() == Schema.Type.STRING ? texts(element) : finite(element.doubles());
      default -> throw new IllegalStateException("column " + column.keyword() + " has no mapping");
    };
  }

  /**
   * Sets the columns from texts, several values joined by a backslash; a text that is no number
   * leaves its column null.
   *
   * @param texts the text of a keyword, null where absent
   */
  void fill(Row row, UnaryOperator<String> texts) {
    for (Column column : columns) {
      String text = texts.apply(column.keyword());
      if (text != null) {
        row.set(column.keyword(), parse(column, text));
      }
    }
  }

  /** What {@link #value} makes of an element whose values, joined, are this text. */
  private static Object parse(Column column, String text) {
    String first = firstValue(text);
    return switch (column.type()) {
      case STRING -> first.isEmpty() ? null : first;
      case DOUBLE -> DecimalString.parse(first);
      case INT, LONG -> DecimalString.toInteger(DecimalString.parse(first));
      case ARRAY -> parse(column, text.split("\\\\", -1));
      default -> throw new IllegalStateException("column " + column.keyword() + " has no mapping");
    };
  }

  /** The first of several values that are joined by a backslash. */
  static String firstValue(String text) {
    int end = text.indexOf('\\');
    return end < 0 ? text : text.substring(0, end);
  }

  private static List<?> parse(Column column, String[] texts) {
    if (column.itemType() == Schema.Type.STRING) {
      return List.of(texts);
    }
    List<Double> numbers = new ArrayList<>(texts.length);
    for (String text : texts) {
      Double number = DecimalString.parse(text);
      if (number == null) {
        return null;
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static List<String> texts(Element element) {
    List<String> texts = element.strings();
    return texts.isEmpty() ? null : texts;
  }

  private static Double finite(Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }

  private static double[] finite(double[] values) {
    if (values == null || values.length == 0) {
      return null;
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return null;
      }
    }
    return values;
  }

  private static Schema valueSchema(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().get(0).getType() == Schema.Type.NULL
        ? schema.getTypes().get(1)
        : schema.getTypes().get(0);
  }
}
