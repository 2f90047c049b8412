package dev.triplane.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What of the tables the page may show: a value of the option {@code report}. */
public enum ReportMode {
  /** Every column: names, UIDs, dates and uris among them. */
  IDENTIFIERS,
  /**
   * Nothing of the patient and nothing that leads to one: of PS3.15 table E.1-1 neither UIDs nor
   * dates, times, descriptions or identifiers; no uri, as folders and files bear names.
   */
  NO_IDENTIFIERS,
  /** No page. */
  NONE;

  /** As the option spells it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The mode that a text names; empty where it names none. */
  public static Optional<ReportMode> parse(String text) {
    return Arrays.stream(values()).filter(mode -> mode.text().equals(text)).findFirst();
  }

  /** All of them, for a message. */
  public static String all() {
    return Arrays.stream(values()).map(ReportMode::text).collect(Collectors.joining(", "));
  }
}
