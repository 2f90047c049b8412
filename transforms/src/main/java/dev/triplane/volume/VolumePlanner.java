package dev.triplane.volume;

import dev.triplane.series.Frame;
import dev.triplane.series.FrameGroup;
import dev.triplane.series.PixelSource;
import dev.triplane.series.PixelSpacing;
import dev.triplane.series.Remark;
import dev.triplane.series.SplitSeries;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** From the groups of a series to the plans of its volumes. Pure arithmetic. */
public final class VolumePlanner {
  private VolumePlanner() {}

  /** One plan a group, in the groups' order. */
  public static List<VolumePlan> plan(SplitSeries series) {
    List<VolumePlan> plans = new ArrayList<>();
    for (FrameGroup group : series.groups()) {
      Placement placement = place(group);
      plans.add(
          new VolumePlan(
              volumeId(group.frames()),
              plans.size(),
              group.splitKey(),
              placement.geometry(),
              placement.slots(),
              group.duplicates()));
    }
    return plans;
  }

  private static Placement place(FrameGroup group) {
    PixelSource pixels = group.frames().get(0).instance().pixels();
    return switch (group.kind()) {
      case PLACED -> new GeometrySolver(group.frames(), pixels, group.reasons()).solve();
      case STACK -> unplaced(Verdict.STACK, group, pixels);
      case NOT_GEOMETRIC -> unplaced(Verdict.NOT_GEOMETRIC, group, pixels);
    };
  }

  private static Placement unplaced(Verdict verdict, FrameGroup group, PixelSource pixels) {
    List<Slot> slots = new ArrayList<>();
    for (Frame frame : group.frames()) {
      slots.add(new Slot(frame, slots.size(), Double.NaN));
    }
    List<String> reasons = new ArrayList<>(group.reasons());
    if (group.frames().get(0).attributes().fault() == Remark.PIXEL_SPACING_INVALID) {
      reasons.add(Remark.PIXEL_SPACING_INVALID.name());
    }
    PixelSpacing spacing = group.frames().get(0).attributes().spacing();
    Geometry geometry =
        Geometry.unplaced(verdict, reasons, slots.size(), pixels.rows(), pixels.columns(), spacing);
    return new Placement(geometry, slots);
  }

  private static String volumeId(List<Frame> frames) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      frames.stream()
          .map(Frame::id)
          .sorted()
          .forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
