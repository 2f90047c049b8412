package dev.triplane.series;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Frames of one size and orientation, some perhaps at the same position: one group where no
 * position repeats, else one group for each value of what tells the repeats apart, tried in the
 * order of {@link Discriminator}.
 *
 * <p>A discriminator splits by its values where they form few groups, each over many positions
 * (echo times, b-values). Where nearly every frame has a value of its own (times, numbers), it can
 * still order the repeats: the k-th at each position makes volume k, if most positions repeat
 * equally often.
 */
final class RepeatSplitter {
  /** Positions nearer than this along the normal are the same, mm. */
  static final double SAME_PLACE = 0.01;

  private static final Set<Discriminator> ORDERING =
      EnumSet.of(
          Discriminator.TIME_POINT,
          Discriminator.TRIGGER_TIME,
          Discriminator.DIMENSIONS,
          Discriminator.ACQUISITION,
          Discriminator.ACQUISITION_TIME,
          Discriminator.CONTENT_TIME,
          Discriminator.INSTANCE_NUMBER);

  private final List<String> reasons;
  private final String given;
  private final List<FrameGroup> groups = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /**
   * @param frames at least one, in acquisition order, all placed
   * @param key what tells them from others of the series already; empty where nothing does
   * @param reasons what is already known of them
   */
  RepeatSplitter(List<Frame> frames, String key, List<String> reasons) {
    this.reasons = reasons;
    this.given = key;
    divide(frames, key);
  }

  List<FrameGroup> groups() {
    return groups;
  }

  List<Failure> failures() {
    return failures;
  }

  private void divide(List<Frame> frames, String key) {
    List<List<Frame>> places = places(frames);
    if (places.size() == frames.size()) {
      add(places, key);
      return;
    }
    for (Discriminator discriminator : Discriminator.values()) {
      Map<String, List<Frame>> parts = byValue(places, discriminator);
      if (parts.size() > 1) {
        parts.forEach((value, part) -> divide(part, join(key, discriminator, value)));
        return;
      }
    }
    for (Discriminator discriminator : ORDERING) {
      Map<String, List<Frame>> parts = byRank(places, discriminator);
      if (parts.size() > 1) {
        parts.forEach((rank, part) -> divide(part, join(key, discriminator, "#" + rank)));
        return;
      }
    }
    add(places, key);
  }

  /**
   * The frames at each position, positions ascending along the normal; frames at a place in
   * acquisition order.
   */
  private static List<List<Frame>> places(List<Frame> frames) {
    Vector3 normal = frames.get(0).attributes().orientation().normal();
    record Along(Frame frame, double s, int turn) {}
    List<Along> sorted = new ArrayList<>(frames.size());
    for (Frame frame : frames) {
      sorted.add(new Along(frame, frame.attributes().position().dot(normal), sorted.size()));
    }
    sorted.sort(Comparator.comparingDouble(Along::s));
    List<List<Along>> places = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (Along along : sorted) {
      if (along.s() - last >= SAME_PLACE) {
        places.add(new ArrayList<>());
        last = along.s();
      }
      places.get(places.size() - 1).add(along);
    }
    List<List<Frame>> inTurn = new ArrayList<>(places.size());
    for (List<Along> place : places) {
      // What differs by less than the tolerance is rounding, and orders nothing.
      place.sort(Comparator.comparingInt(Along::turn));
      inTurn.add(place.stream().map(Along::frame).toList());
    }
    return inTurn;
  }

  /**
   * The parts by value; empty where the values do not tell the repeats apart or are too many to be
   * volumes.
   */
  private static Map<String, List<Frame>> byValue(
      List<List<Frame>> places, Discriminator discriminator) {
    Map<String, List<Frame>> parts = new TreeMap<>(Keys.ORDER);
    boolean tells = false;
    int most = 0;
    for (List<Frame> place : places) {
      Set<String> here = new TreeSet<>(Keys.ORDER);
      for (Frame frame : place) {
        String value = frame.attributes().keys().get(discriminator);
        here.add(value);
        parts.computeIfAbsent(value, v -> new ArrayList<>()).add(frame);
      }
      tells |= here.size() > 1;
      most = Math.max(most, place.size());
    }
    // More values than repeats means that the value changes from slice to slice too.
    return tells && parts.size() <= most ? parts : Map.of();
  }

  /**
   * The k-th repeat at each position; empty where the values do not order the repeats or positions
   * repeat unequally.
   */
  private static Map<String, List<Frame>> byRank(
      List<List<Frame>> places, Discriminator discriminator) {
    int most = 0;
    for (List<Frame> place : places) {
      most = Math.max(most, place.size());
    }
    int full = 0;
    Map<String, List<Frame>> parts = new TreeMap<>(Keys.ORDER);
    for (List<Frame> place : places) {
      full += place.size() == most ? 1 : 0;
      List<Frame> ordered = new ArrayList<>(place);
      ordered.sort(Comparator.comparing(f -> f.attributes().keys().get(discriminator), Keys.ORDER));
      for (int k = 0; k < ordered.size(); k++) {
        String value = ordered.get(k).attributes().keys().get(discriminator);
        String before = k == 0 ? null : ordered.get(k - 1).attributes().keys().get(discriminator);
        if (value == null || value.equals(before)) {
          return Map.of();
        }
        parts.computeIfAbsent(String.valueOf(k + 1), r -> new ArrayList<>()).add(ordered.get(k));
      }
    }
    return 2 * full > places.size() ? parts : Map.of();
  }

  /** One group; of several frames at a place the first in acquisition order is used. */
  private void add(List<List<Frame>> places, String key) {
    List<Frame> used = new ArrayList<>(places.size());
    int left = 0;
    for (List<Frame> place : places) {
      used.add(place.get(0));
      for (Frame frame : place.subList(1, place.size())) {
        left++;
        failures.add(
            Failure.ofFrame(
                frame.instance().uri(),
                frame.number(),
                Reason.DUPLICATE_POSITION,
                "another frame of the volume stands at the same place"));
      }
    }
    List<String> all = new ArrayList<>(reasons);
    if (!key.equals(given)) {
      all.add(Remark.SPLIT_BY_KEY.name());
    }
    if (left > 0) {
      all.add(Remark.DUPLICATE_POSITIONS.with("%d", left));
    }
    groups.add(new FrameGroup(FrameGroup.Kind.PLACED, used, key, all, left));
  }

  static String join(String key, Discriminator discriminator, String value) {
    String part = discriminator.keyword() + "=" + (value == null ? "" : value);
    return key.isEmpty() ? part : key + ";" + part;
  }
}
