package dev.triplane.preview;

import dev.triplane.preview.DisplayWindow.Source;
import dev.triplane.series.Discriminator;
import dev.triplane.series.FrameAttributes;
import dev.triplane.series.FrameValues;
import dev.triplane.series.Window;
import dev.triplane.volume.ContrastRange;
import dev.triplane.volume.Slot;
import dev.triplane.volume.Units;
import dev.triplane.volume.Verdict;
import dev.triplane.volume.VolumePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Chooses the windows of a series, so that its volumes can be compared: those that show the same
 * quantity, such as the time points of a dynamic series or its echoes, have the same window in all
 * their pictures.
 *
 * <p>The same quantity: the same units, or where these are unknown windows about zero in the
 * headers of all or of none; the same image type (magnitude is not phase, a localizer no slice) and
 * the same segment. Projections are not compared: each is shown as its own header says.
 */
public final class SeriesWindows {
  /** Of how many slices percentiles of several volumes are taken, over all of them together. */
  private static final int SAMPLED_SLICES = 24;

  /** The part of a stride by which the next sample is shifted, so that strides meet no period. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  /** A window whose centre is less than this part of its width from 0 is about it. */
  private static final double ABOUT_ZERO = 0.1;

  private final WindowChoices choices;
  private final Function<List<Slot>, ContrastRange> values;

  /**
   * @param choices what the user wants
   * @param values reads the range of some slices, all of one kind; null where none can be read
   */
  public SeriesWindows(WindowChoices choices, Function<List<Slot>, ContrastRange> values) {
    this.choices = choices;
    this.values = values;
  }

  /** The windows of the volumes of one series, in their order. */
  public List<PlannedWindow> of(List<VolumePlan> plans) {
    Map<List<Object>, List<VolumePlan>> groups = new LinkedHashMap<>();
    for (VolumePlan plan : plans) {
      groups.computeIfAbsent(quantity(plan), key -> new ArrayList<>()).add(plan);
    }
    Map<List<Object>, PlannedWindow> windows = new LinkedHashMap<>();
    groups.forEach((quantity, group) -> windows.put(quantity, window(group)));
    return plans.stream().map(plan -> windows.get(quantity(plan))).toList();
  }

  private static List<Object> quantity(VolumePlan plan) {
    FrameAttributes first = plan.slots().get(0).frame().attributes();
    String units = Units.of(plan);
    boolean unknown = units == null || units.equals(Units.UNSPECIFIED);
    boolean projection = plan.geometry().verdict() == Verdict.NOT_GEOMETRIC;
    return Arrays.asList(
        units,
        plan.firstInstance().pixels().inverted(),
        first.localizer(),
        first.keys().get(Discriminator.COMPONENT),
        first.keys().get(Discriminator.COMPLEX_COMPONENT),
        first.keys().get(Discriminator.SEGMENT),
        unknown && isAboutZero(first.values().window()),
        projection ? plan.volumeId() : null);
  }

  /** Where the file means values of both signs: no magnitude, but a phase or a map of the field. */
  private static boolean isAboutZero(Window window) {
    return window != null && Math.abs(window.center()) < window.width() * ABOUT_ZERO;
  }

  private PlannedWindow window(List<VolumePlan> plans) {
    VolumePlan first = plans.get(0);
    if (first.firstInstance().pixels().format().colour()) {
      return PlannedWindow.OWN; // shown as it is
    }
    WindowChoice choice = choices.of(first.firstInstance().attributes().get("Modality"));
    boolean hounsfield = WindowPreset.isFor(Units.of(first));
    DisplayWindow window = common(plans, choice::ofHeader);
    boolean table = common(plans, FrameValues::shown) != null;
    boolean header = true;
    switch (choice.first()) {
      case FIXED -> {
        return PlannedWindow.of(choice.fixed());
      }
      case PRESET -> {
        if (hounsfield) {
          return PlannedWindow.of(choice.fixed());
        }
      }
      case VOI_LUT -> {
        if (table) {
          return PlannedWindow.TABLE;
        }
      }
      case PERCENTILES -> header = false;
      case HEADER -> {}
    }
    if (header && window != null) {
      return PlannedWindow.of(window);
    }
    if (header && table) {
      return PlannedWindow.TABLE;
    }
    if (header && hounsfield) {
      return PlannedWindow.of(WindowPreset.CT.display());
    }
    return plans.size() == 1 ? PlannedWindow.OWN : sampled(plans);
  }

  /** What all slices of all volumes say; null where they do not agree. */
  private static <T> T common(List<VolumePlan> plans, Function<FrameValues, T> what) {
    T first = what.apply(plans.get(0).slots().get(0).frame().attributes().values());
    for (VolumePlan plan : plans) {
      for (Slot slot : plan.slots()) {
        if (!Objects.equals(first, what.apply(slot.frame().attributes().values()))) {
          return null;
        }
      }
    }
    return first;
  }

  private PlannedWindow sampled(List<VolumePlan> plans) {
    List<Slot> all = plans.stream().flatMap(plan -> plan.slots().stream()).toList();
    Set<Integer> some = new TreeSet<>();
    double stride = Math.max(1, (double) all.size() / SAMPLED_SLICES);
    for (int i = 0; i * stride < all.size(); i++) {
      double shift = i * GOLDEN % 1 * stride;
      some.add((int) Math.min(all.size() - 1.0, Math.floor(i * stride + shift)));
    }
    ContrastRange range = values.apply(some.stream().map(all::get).toList());
    return range == null
        ? PlannedWindow.OWN
        : PlannedWindow.of(new DisplayWindow(range.low(), range.high(), Source.SERIES_PERCENTILES));
  }
}
