package dev.triplane.table;

import dev.triplane.series.FrameValues;
import dev.triplane.series.RealWorldMapping;
import dev.triplane.series.Rescale;
import dev.triplane.series.Window;
import dev.triplane.volume.VolumePlan;
import java.util.List;

/** The columns of a volume's row that say what stored numbers mean and how they are to be shown. */
final class ValueColumns {
  private ValueColumns() {}

  static void fill(Row row, VolumePlan plan) {
    FrameValues first = plan.slots().get(0).frame().attributes().values();
    row.set("value_transform", transform(plan));
    fillWindows(row, first.windows());
    List<RealWorldMapping> mappings = first.realWorld();
    if (!mappings.isEmpty()) {
      RealWorldMapping mapping = mappings.get(0);
      row.set("real_world_count", mappings.size())
          .set("real_world_label", mapping.label())
          .set("real_world_units", mapping.units())
          .set("real_world_units_scheme", mapping.scheme())
          .set("real_world_slope", mapping.slope())
          .set("real_world_intercept", mapping.intercept())
          .set("real_world_first", mapping.first())
          .set("real_world_last", mapping.last())
          .set(
              "real_world_lut_entries", mapping.tableEntries() > 0 ? mapping.tableEntries() : null);
    }
  }

  private static void fillWindows(Row row, List<Window> windows) {
    if (windows.isEmpty()) {
      row.set("WindowCenter", null).set("WindowWidth", null);
      return;
    }
    row.set("WindowCenter", windows.stream().map(Window::center).toList())
        .set("WindowWidth", windows.stream().map(Window::width).toList())
        .set("VOILUTFunction", windows.get(0).function().name());
    if (windows.stream().anyMatch(window -> window.explanation() != null)) {
      row.set(
          "WindowCenterWidthExplanation",
          windows.stream()
              .map(window -> window.explanation() == null ? "" : window.explanation())
              .toList());
    }
  }

  private static String transform(VolumePlan plan) {
    if (plan.firstInstance().pixels().format().colour()) {
      return "NONE";
    }
    List<FrameValues> all =
        plan.slots().stream().map(slot -> slot.frame().attributes().values()).distinct().toList();
    if (all.stream().anyMatch(values -> values.table() != null)) {
      return "MODALITY_LUT";
    }
    List<Rescale> rescales = all.stream().map(FrameValues::rescale).distinct().toList();
    if (rescales.size() > 1) {
      return "RESCALE_PER_SLICE";
    }
    return rescales.get(0).equals(Rescale.IDENTITY) ? "NONE" : "RESCALE";
  }
}
