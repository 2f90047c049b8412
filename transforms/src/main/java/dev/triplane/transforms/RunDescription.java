package dev.triplane.transforms;

import java.io.Serializable;
import java.time.Instant;

/**
 * What run.json repeats of the run.
 *
 * @param version of Triplane
 * @param started when
 * @param optionsJson Triplane's own options in force, as a JSON object
 */
public record RunDescription(String version, Instant started, String optionsJson)
    implements Serializable {
  private static final long serialVersionUID = 1L;
}
