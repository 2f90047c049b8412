package dev.triplane.options;

import java.util.Set;
import java.util.TreeSet;

/**
 * What an option has an effect on, where a run takes results over from one with other options. An
 * option that is not named here affects what is made of the pixels.
 */
public final class OptionEffects {
  /** What is read of a file's header. */
  private static final Set<String> READING =
      Set.of(
          "reader",
          "maxHeaderBytes",
          "maxSequenceDepth",
          "maxInflatedBytes",
          "maxEntries",
          "maxEntryBytes",
          "maxEntryRatio",
          "maxSpillBytes",
          "jsonValueLimit");

  /** Where files are and how the work is done: no row and no picture depends on it. */
  private static final Set<String> NOTHING =
      Set.of(
          "input",
          "output",
          "overwrite",
          "config",
          "previous",
          "phantom",
          "readBatch",
          "readsInFlight",
          "s3PathStyle",
          "workUnits",
          "progressSeconds",
          "maxFailureRate",
          "report");

  private OptionEffects() {}

  /** Whether files must be read again where this option changed. */
  public static boolean onReading(String option) {
    return READING.contains(option);
  }

  /** Whether no result depends on this option. */
  public static boolean none(String option) {
    return NOTHING.contains(option);
  }

  /** All options that are named here. */
  static Set<String> named() {
    Set<String> named = new TreeSet<>(READING);
    named.addAll(NOTHING);
    return named;
  }
}
