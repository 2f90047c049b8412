package dev.triplane.run;

import dev.triplane.options.OptionsInForce;
import dev.triplane.options.TriplaneOptions;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What identifies one run, for run.json and for the names of temporary files.
 *
 * @param runId unique: the start in UTC and eight random hex digits
 * @param version Triplane's version
 * @param started when the run began
 * @param options Triplane's own options in force, by name, without those that are unset: values are
 *     String, Boolean, Integer, Long, Double or a List of String
 * @param previous the run to take results over from; null where there is none
 */
public record RunContext(
    String runId,
    String version,
    Instant started,
    SortedMap<String, Object> options,
    Previous previous)
    implements Serializable {

  /** Copies the options. */
  public RunContext {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * The context of a run that begins now.
   *
   * @param previous the run to take results over from; null where there is none
   */
  public static RunContext begin(TriplaneOptions options, Previous previous) {
    Instant now = Instant.now();
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(now);
    String random = UUID.randomUUID().toString().substring(0, 8);
    return new RunContext(
        time + "-" + random, Version.text(), now, OptionsInForce.of(options), previous);
  }
}
