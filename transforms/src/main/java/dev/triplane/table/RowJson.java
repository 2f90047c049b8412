package dev.triplane.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/** A row as a JSON object whose keys are the columns. */
public final class RowJson {
  private RowJson() {}

  /**
   * All columns in their order but those of the patient (names that begin with {@code Patient} or
   * {@code patient_}), as plain maps, lists, strings and numbers; what is not known is null.
   */
  public static Map<String, Object> withoutPatient(GenericRecord row) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Schema.Field column : row.getSchema().getFields()) {
      String name = column.name();
      if (!name.startsWith("Patient") && !name.startsWith("patient_")) {
        json.put(name, plain(row.get(column.pos())));
      }
    }
    return json;
  }

  /** A value as plain list, string, number or boolean; null for null. */
  static Object plain(Object value) {
    if (value instanceof CharSequence text) {
      return text.toString();
    }
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(plain(item)));
      return items;
    }
    return value;
  }
}
