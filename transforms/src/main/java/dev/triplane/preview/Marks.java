package dev.triplane.preview;

import java.util.Locale;
import java.util.Optional;

/** Which pictures carry marks: what {@code --marks} says. */
public enum Marks {
  /** None. */
  NONE,
  /** Contact sheets and fly-throughs. */
  SHEETS,
  /** Single pictures too. */
  ALL;

  /** Reads the name in lower case; empty where it is none. */
  public static Optional<Marks> parse(String text) {
    for (Marks marks : values()) {
      if (marks.name().toLowerCase(Locale.ROOT).equals(text)) {
        return Optional.of(marks);
      }
    }
    return Optional.empty();
  }
}
