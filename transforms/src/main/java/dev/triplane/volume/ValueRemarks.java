package dev.triplane.volume;

import dev.triplane.series.FrameValues;
import dev.triplane.series.Remark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is worth knowing about how stored numbers became values. */
public final class ValueRemarks {
  private ValueRemarks() {}

  /** The remarks of a volume, as they stand in the table. */
  public static List<String> of(VolumePlan plan) {
    Map<Remark, Integer> faults = new EnumMap<>(Remark.class);
    FrameValues first = plan.slots().get(0).frame().attributes().values();
    boolean typesVary = false;
    boolean mappingsVary = false;
    for (Slot slot : plan.slots()) {
      FrameValues values = slot.frame().attributes().values();
      if (values.fault() != null) {
        faults.merge(values.fault(), 1, Integer::sum);
      }
      typesVary |= !Objects.equals(first.type(), values.type());
      typesVary |= (first.table() == null) != (values.table() == null);
      mappingsVary |= !first.realWorld().equals(values.realWorld());
    }
    List<String> remarks = new ArrayList<>();
    faults.forEach(
        (fault, times) -> remarks.add(fault.with("%d of %d", times, plan.slots().size())));
    if (typesVary) {
      remarks.add(Remark.VALUE_TYPES_VARY.name());
    }
    if (mappingsVary) {
      remarks.add(Remark.REAL_WORLD_VALUES_VARY.name());
    }
    return remarks;
  }
}
