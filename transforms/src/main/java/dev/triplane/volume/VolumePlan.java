package dev.triplane.volume;

import dev.triplane.series.Instance;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * What is to be read to assemble one volume: all that is known before a pixel is opened.
 *
 * @param volumeId the first 16 hexadecimal digits of SHA-256 over the sorted {@code
 *     SOPInstanceUID#frame} of its slices, so that it survives a re-run
 * @param volumeIndex counts the volumes of the series from 0
 * @param splitKey what tells it from its siblings; empty where it has none
 * @param geometry where it is
 * @param slots the slices, by plane ascending; at least one
 * @param duplicates frames left out because their place was taken
 */
public record VolumePlan(
    String volumeId,
    int volumeIndex,
    String splitKey,
    Geometry geometry,
    List<Slot> slots,
    int duplicates) {

  /** Copies the list, so that the record cannot change. */
  public VolumePlan {
    slots = List.copyOf(slots);
    if (slots.isEmpty()) {
      throw new IllegalArgumentException("slots: want at least one");
    }
  }

  /** The file of the first slice: stands for all where an attribute is the same in all. */
  public Instance firstInstance() {
    return slots.get(0).frame().instance();
  }

  /** The files of the slices, each once. */
  public Set<Instance> instances() {
    Set<Instance> instances = Collections.newSetFromMap(new IdentityHashMap<>());
    slots.forEach(slot -> instances.add(slot.frame().instance()));
    return instances;
  }

  /** The slot nearest to the middle of the grid; of two as near the lower. */
  public Slot middle() {
    Slot best = slots.get(0);
    int middle = geometry.planes() / 2;
    for (Slot slot : slots) {
      if (Math.abs(slot.plane() - middle) < Math.abs(best.plane() - middle)) {
        best = slot;
      }
    }
    return best;
  }
}
