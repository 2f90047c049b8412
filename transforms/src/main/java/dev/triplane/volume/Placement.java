package dev.triplane.volume;

import java.util.List;

/**
 * A volume's geometry and the slices in order.
 *
 * @param geometry the geometry
 * @param slots the slices, by plane ascending
 */
public record Placement(Geometry geometry, List<Slot> slots) {
  /** Copies the list, so that the record cannot change. */
  public Placement {
    slots = List.copyOf(slots);
  }
}
