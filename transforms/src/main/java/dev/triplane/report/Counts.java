package dev.triplane.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often each of some texts occurs. */
final class Counts {
  private final Map<String, Long> counts = new TreeMap<>();

  /** Counts one; what is absent counts as the empty text. */
  void add(Object value) {
    counts.merge(value == null ? "" : value.toString(), 1L, Long::sum);
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  long of(String text) {
    return counts.getOrDefault(text, 0L);
  }

  /** The sum of all. */
  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The texts, the most frequent first, equal ones by the alphabet. */
  List<String> byCount() {
    List<String> texts = new ArrayList<>(counts.keySet());
    texts.sort(Comparator.comparing(this::of).reversed().thenComparing(text -> text));
    return texts;
  }
}
