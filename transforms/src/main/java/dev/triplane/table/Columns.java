package dev.triplane.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** The columns of one table, prepared for building rows: name to position, type, default. */
final class Columns {
  // Filled on first use: a worker that writes one table parses one schema.
  private static final Map<Table, Columns> LOADED = new ConcurrentHashMap<>();

  private final Schema schema;
  private final Map<String, Integer> positions = new HashMap<>();
  private final ColumnType[] types;
  private final boolean[] required;
  private final Object[] defaults;

  private Columns(Schema schema) {
    this.schema = schema;
    List<Schema.Field> fields = schema.getFields();
    types = new ColumnType[fields.size()];
    required = new boolean[fields.size()];
    defaults = new Object[fields.size()];
    for (Schema.Field field : fields) {
      int position = field.pos();
      positions.put(field.name(), position);
      types[position] = ColumnType.of(field.schema());
      required[position] = !field.schema().isNullable();
      defaults[position] =
          field.hasDefaultValue() ? GenericData.get().getDefaultValue(field) : null;
    }
  }

  /** The columns of a table, loaded from its resource on first use. */
  static Columns of(Table table) {
    return LOADED.computeIfAbsent(table, Columns::load);
  }

  private static Columns load(Table table) {
    String resource = "/tables/" + table.folder() + ".avsc";
    try (InputStream in = Columns.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + resource);
      }
      return new Columns(new Schema.Parser().parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  Schema schema() {
    return schema;
  }

  int size() {
    return types.length;
  }

  /** Position of a column; fails where the table has none of that name. */
  int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          "table " + schema.getName() + " has no column \"" + column + "\"");
    }
    return position;
  }

  String name(int position) {
    return schema.getFields().get(position).name();
  }

  ColumnType type(int position) {
    return types[position];
  }

  boolean required(int position) {
    return required[position];
  }

  /** The value of a column that was not set: null, or an empty list. */
  Object defaultValue(int position) {
    return defaults[position];
  }
}
