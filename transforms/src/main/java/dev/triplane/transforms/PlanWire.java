package dev.triplane.transforms;

import dev.triplane.series.Frame;
import dev.triplane.series.Instance;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slot;
import dev.triplane.volume.Verdict;
import dev.triplane.volume.VolumePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * How a {@link VolumePlan} is written: each file once, however many of its frames are in the
 * volume.
 */
final class PlanWire {
  private PlanWire() {}

  static void write(VolumePlan plan, WireOutput out) throws IOException {
    out.text(plan.volumeId());
    out.number(plan.volumeIndex());
    out.text(plan.splitKey());
    writeGeometry(plan.geometry(), out);
    IdentityHashMap<Instance, Integer> numbers = new IdentityHashMap<>();
    List<Instance> instances = new ArrayList<>();
    for (Slot slot : plan.slots()) {
      if (numbers.putIfAbsent(slot.frame().instance(), instances.size()) == null) {
        instances.add(slot.frame().instance());
      }
    }
    InstanceWire.writeList(instances, out);
    out.list(
        plan.slots(),
        (slot, o) -> {
          o.number(numbers.get(slot.frame().instance()));
          o.number(slot.frame().number());
          o.number(slot.plane());
          o.real(slot.position());
        });
    out.number(plan.duplicates());
  }

  static VolumePlan read(WireInput in) throws IOException {
    String volumeId = in.text();
    int volumeIndex = in.integer();
    String splitKey = in.text();
    Geometry geometry = readGeometry(in);
    List<Instance> instances = InstanceWire.readList(in);
    List<Slot> slots =
        in.list(
            i ->
                new Slot(
                    new Frame(instances.get(i.integer()), i.integer()), i.integer(), i.real()));
    return new VolumePlan(volumeId, volumeIndex, splitKey, geometry, slots, in.integer());
  }

  private static void writeGeometry(Geometry geometry, WireOutput out) throws IOException {
    out.constant(geometry.verdict());
    out.list(geometry.reasons(), (v, o) -> o.text(v));
    out.number(geometry.planes());
    out.number(geometry.rows());
    out.number(geometry.columns());
    out.nullable(geometry.orientation(), (v, o) -> o.orientation(v));
    out.nullable(geometry.spacing(), (v, o) -> o.spacing(v));
    out.realOrNull(geometry.sliceSpacing());
    out.nullable(geometry.first(), (v, o) -> o.vector(v));
    out.nullable(geometry.last(), (v, o) -> o.vector(v));
    out.nullable(geometry.step(), (v, o) -> o.vector(v));
    out.realOrNull(geometry.tilt());
    out.realOrNull(geometry.gapMin());
    out.realOrNull(geometry.gapMedian());
    out.realOrNull(geometry.gapMax());
    out.list(geometry.missing(), (v, o) -> o.number(v));
    out.realOrNull(geometry.sliceThickness());
  }

  private static Geometry readGeometry(WireInput in) throws IOException {
    return new Geometry(
        in.constant(Verdict.class),
        in.list(WireInput::text),
        in.integer(),
        in.integer(),
        in.integer(),
        in.nullable(WireInput::orientation),
        in.nullable(WireInput::spacing),
        in.realOrNull(),
        in.nullable(WireInput::vector),
        in.nullable(WireInput::vector),
        in.nullable(WireInput::vector),
        in.realOrNull(),
        in.realOrNull(),
        in.realOrNull(),
        in.realOrNull(),
        in.list(WireInput::integer),
        in.realOrNull());
  }
}
