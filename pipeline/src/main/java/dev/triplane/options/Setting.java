package dev.triplane.options;

import java.util.List;

/**
 * One option as somebody wrote it.
 *
 * @param key the option's name
 * @param values its value as text, or several for a list
 * @param origin where it was written, for messages: {@code --previewSize} or {@code a.yaml line 3}
 */
record Setting(String key, List<String> values, String origin) {
  Setting {
    values = List.copyOf(values);
  }

  /** The value as one text. */
  String text() {
    return String.join(",", values);
  }
}
