package dev.triplane.phantom;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The elements of one data set or item, in the order of their tags; built up by its setters. */
final class DataSet {

  private final SortedMap<Attribute, Value> elements = new TreeMap<>();

  /** The elements, by ascending tag: {@link Attribute} is declared in that order. */
  SortedMap<Attribute, Value> elements() {
    return Collections.unmodifiableSortedMap(elements);
  }

  /** Sets characters; no value at all is an empty element. */
  DataSet set(Attribute attribute, String... values) {
    return put(attribute, new Value.Text(String.join("\\", values)));
  }

  /** Sets whole numbers, as characters for IS and DS. */
  DataSet set(Attribute attribute, int... values) {
    if (attribute.vr.equals("IS") || attribute.vr.equals("DS")) {
      return set(
          attribute, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
    }
    return put(attribute, new Value.Whole(Arrays.stream(values).boxed().toList()));
  }

  /** Sets numbers, as characters for DS. */
  DataSet set(Attribute attribute, double... values) {
    if (attribute.vr.equals("DS")) {
      return put(
          attribute,
          new Value.Text(
              Arrays.stream(values).mapToObj(DataSet::decimal).collect(Collectors.joining("\\"))));
    }
    return put(attribute, new Value.Floating(Arrays.stream(values).boxed().toList()));
  }

  /** Sets points or directions, one after the other. */
  DataSet set(Attribute attribute, Lps... points) {
    return set(
        attribute,
        Arrays.stream(points)
            .flatMapToDouble(p -> Arrays.stream(new double[] {p.x(), p.y(), p.z()}))
            .toArray());
  }

  /** Sets the items of a sequence. */
  DataSet set(Attribute sequence, List<DataSet> items) {
    return put(sequence, new Value.Items(List.copyOf(items)));
  }

  /** Sets a value of any form. */
  DataSet put(Attribute attribute, Value value) {
    elements.put(attribute, value);
    return this;
  }

  /** Sets all that another data set holds. */
  DataSet putAll(DataSet other) {
    elements.putAll(other.elements);
    return this;
  }

  /** The characters of an element that was set as such. */
  String text(Attribute attribute) {
    if (elements.get(attribute) instanceof Value.Text value) {
      return value.text();
    }
    throw new IllegalStateException(attribute + " is not set as characters");
  }

  /** A decimal string of at most 16 characters, PS3.5 section 6.2; ten places after the point. */
  static String decimal(double value) {
    // The exact value, not Double.toString, whose last digit changed between versions of Java.
    BigDecimal rounded = new BigDecimal(value).setScale(10, RoundingMode.HALF_EVEN);
    int whole = rounded.precision() - rounded.scale();
    int places = Math.min(10, 13 - Math.max(whole, 1));
    String text =
        rounded.setScale(places, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    if (text.length() > 16) {
      throw new IllegalArgumentException("no decimal string of 16 characters for " + value);
    }
    return text;
  }
}
