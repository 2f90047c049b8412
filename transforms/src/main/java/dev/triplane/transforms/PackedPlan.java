package dev.triplane.transforms;

import java.io.IOException;

/**
 * A volume's plan on its way to the worker that assembles it, packed like {@link InstanceBatch}.
 *
 * @param packed the plan as {@link Packing} writes it
 */
public record PackedPlan(byte[] packed) {

  static PackedPlan of(PlannedVolume volume) {
    return new PackedPlan(Packing.pack(volume, PackedPlan::write));
  }

  PlannedVolume unpack() {
    return Packing.unpack(packed, in -> new PlannedVolume(PlanWire.read(in), WindowWire.read(in)));
  }

  private static void write(PlannedVolume volume, WireOutput out) throws IOException {
    PlanWire.write(volume.plan(), out);
    WindowWire.write(volume.window(), out);
  }
}
