package dev.triplane.container;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The uri of an entry: its container's, {@code !/}, and its name as text.
 *
 * @param container the container's uri
 * @param name of the entry, as {@link #text} made it
 */
public record EntryUri(String container, String name) {
  private static final String MARK = "!/";
  private static final int LONGEST_NAME = 1024;

  /** Takes a uri apart; empty where no container's name stands in front of a mark. */
  public static Optional<EntryUri> parse(String uri) {
    for (int at = uri.indexOf(MARK); at >= 0; at = uri.indexOf(MARK, at + 1)) {
      String container = uri.substring(0, at);
      if (ContainerKind.of(container).isPresent()) {
        return Optional.of(new EntryUri(container, uri.substring(at + MARK.length())));
      }
    }
    return Optional.empty();
  }

  /** The uri as one text. */
  public String text() {
    return container + MARK + name;
  }

  /**
   * A name as it stands in a uri. Characters that a table or a terminal should not meet (controls,
   * changes of direction, halves of pairs) become %XX of their bytes in UTF-8; what is longer than
   * 1,024 characters is cut.
   */
  static String text(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      if (text.length() >= LONGEST_NAME) {
        return text.append('\u2026').toString();
      }
      if (plain(c)) {
        text.appendCodePoint(c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          text.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
      }
    }
    return text.toString();
  }

  private static boolean plain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
