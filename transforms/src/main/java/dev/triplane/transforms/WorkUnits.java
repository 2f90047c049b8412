package dev.triplane.transforms;

import java.io.Serializable;

/**
 * Deals series and volumes into units of work. A unit is what a runner schedules: on a cluster each
 * series is one, so that the work spreads; on one machine few are better, since each costs the
 * runner time.
 *
 * @param count how many units; 0 for one a name
 */
public record WorkUnits(int count) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The unit that a name belongs to: always the same. */
  String of(String name) {
    return count == 0 ? name : Integer.toString(NameHash.among(name, count));
  }
}
