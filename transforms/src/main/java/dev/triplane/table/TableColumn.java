package dev.triplane.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A column of a table, for those that show tables without knowing them.
 *
 * @param name as in the table
 * @param doc what it means, from the schema
 * @param kind of its values
 */
public record TableColumn(String name, String doc, Kind kind) {

  /** What the values of a column are. */
  public enum Kind {
    /** Text. */
    TEXT,
    /** A number of any width, or a point in time as a number. */
    NUMBER,
    /** True or false. */
    FLAG,
    /** A list of these, or anything else. */
    LIST
  }

  /** The columns of a table in their order. */
  public static List<TableColumn> of(Table table) {
    List<TableColumn> columns = new ArrayList<>();
    for (Schema.Field field : table.schema().getFields()) {
      columns.add(new TableColumn(field.name(), field.doc(), kind(field.schema())));
    }
    return columns;
  }

  private static Kind kind(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> {
        for (Schema type : schema.getTypes()) {
          if (type.getType() != Schema.Type.NULL) {
            yield kind(type);
          }
        }
        yield Kind.TEXT;
      }
      case STRING -> Kind.TEXT;
      case INT, LONG, FLOAT, DOUBLE -> Kind.NUMBER;
      case BOOLEAN -> Kind.FLAG;
      default -> Kind.LIST;
    };
  }
}
