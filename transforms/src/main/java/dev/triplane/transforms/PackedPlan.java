package dev.triplane.transforms;

import dev.triplane.volume.VolumePlan;

/**
 * A volume's plan on its way to the worker that assembles it, packed like {@link InstanceBatch}.
 *
 * @param packed the plan as {@link Packing} writes it
 */
public record PackedPlan(byte[] packed) {

  static PackedPlan of(VolumePlan plan) {
    return new PackedPlan(Packing.pack(plan, PlanWire::write));
  }

  VolumePlan plan() {
    return Packing.unpack(packed, PlanWire::read);
  }
}
