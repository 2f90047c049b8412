package dev.triplane.options;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of Triplane's own options; those of a runner stay out, they may hold credentials. */
public final class OptionsInForce {
  private OptionsInForce() {}

  /** Every own option that has a value, by name. */
  public static SortedMap<String, Object> of(TriplaneOptions options) {
    SortedMap<String, Object> values = new TreeMap<>();
    for (OptionSpec spec : OptionSpec.all().values()) {
      Object value = value(spec, options);
      if (value != null) {
        values.put(spec.name(), value instanceof List<?> list ? new ArrayList<>(list) : value);
      }
    }
    return values;
  }

  private static Object value(OptionSpec spec, TriplaneOptions options) {
    try {
      return spec.getter().invoke(options);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("getter of " + spec.name(), e);
    }
  }
}
