package dev.triplane.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds markup: names of elements and attributes are the program's, every value is escaped, and
 * every element is closed.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param attributes name, value, name, value ...; a value of null leaves the attribute out
   */
  Html start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
    out.append('>');
    open.push(element);
    return this;
  }

  /** Ends the element begun last. */
  Html end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Ends the element begun last, and the line. */
  Html endLine() {
    end();
    out.append('\n');
    return this;
  }

  /** Text within the element. */
  Html text(String text) {
    escape(text);
    return this;
  }

  /** An element with text in it. */
  Html leaf(String element, String text, String... attributes) {
    return start(element, attributes).text(text).end();
  }

  /**
   * A sentence with names in backticks, these as {@code <code>}.
   *
   * @param sentence of the program's own
   */
  Html sentence(String sentence) {
    String[] parts = sentence.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        leaf("code", parts[i]);
      } else {
        text(parts[i]);
      }
    }
    return this;
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }

  /** The markup, all elements closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }
}
