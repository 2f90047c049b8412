package dev.triplane.e2e;

import java.util.List;

/** One row of an answer: its values by the names of the columns. */
record Cells(List<String> names, List<Object> values) {

  Object get(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new AssertionError("no column " + name + " in " + names);
    }
    return values.get(at);
  }

  String text(String name) {
    return (String) get(name);
  }

  int integer(String name) {
    return ((Number) get(name)).intValue();
  }

  double real(String name) {
    return ((Number) get(name)).doubleValue();
  }

  /** A list of numbers. */
  double[] reals(String name) {
    return ((List<?>) get(name))
        .stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray();
  }
}
