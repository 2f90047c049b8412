package dev.triplane.transforms;

import java.io.Serializable;
import java.time.Instant;

/**
 * What run.json repeats of the run.
 *
 * @param version of Triplane
 * @param started when
 * @param optionsJson Triplane's own options in force, as a JSON object
 * @param previousJson the run that results were taken over from, as a JSON object; null where there
 *     is none
 */
public record RunDescription(
    String version, Instant started, String optionsJson, String previousJson)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A run that looks at no other. */
  public RunDescription(String version, Instant started, String optionsJson) {
    this(version, started, optionsJson, null);
  }
}
