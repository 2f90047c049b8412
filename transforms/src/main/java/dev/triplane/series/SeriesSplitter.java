package dev.triplane.series;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.SplitSeries.DuplicateFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes a series apart into the groups of frames that make volumes: by file, image size, presence
 * of a place, orientation, localizer, and where positions repeat by what tells the repeats apart.
 * The outcome does not depend on the order in which the files were found.
 */
public final class SeriesSplitter {
  private static final Comparator<Frame> ACQUISITION_ORDER =
      Comparator.comparing(
              (Frame f) -> f.attributes().keys().get(Discriminator.ACQUISITION), Keys.ORDER)
          .thenComparing(
              f -> f.attributes().instanceNumber(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(f -> f.instance().sopInstanceUid())
          .thenComparing(f -> f.instance().uri())
          .thenComparingInt(Frame::number);

  /** No two the same and none a multiple of another, so that few directions have the same sum. */
  private static final double[] WEIGHTS = {1, 0.8147, 0.6324, 0.9058, 0.5469, 0.7270};

  /** How far apart the sums of orientations can be that are near: each cosine by the tolerance. */
  private static final double REACH = Orientation.TOLERANCE * (1.01 * Arrays.stream(WEIGHTS).sum());

  private final List<FrameGroup> groups = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<DuplicateFile> duplicates = new ArrayList<>();

  private SeriesSplitter() {}

  /** Takes apart the instances of one series; files without an image take no part. */
  public static SplitSeries split(List<Instance> instances) {
    SeriesSplitter splitter = new SeriesSplitter();
    splitter.splitBySize(splitter.frames(instances));
    return new SplitSeries(splitter.groups, splitter.failures, splitter.duplicates);
  }

  /**
   * The frames of the files to use, in acquisition order; sets duplicate files and unusable images
   * apart.
   */
  private List<Frame> frames(List<Instance> instances) {
    List<Instance> byUri = new ArrayList<>(instances);
    // The first by uri is used, but a file that was cut gives way to one that was not.
    byUri.sort(Comparator.comparing(Instance::truncated).thenComparing(Instance::uri));
    Map<String, Instance> first = new HashMap<>();
    List<Frame> frames = new ArrayList<>();
    for (Instance instance : byUri) {
      Instance kept =
          instance.sopInstanceUid().isEmpty()
              ? null
              : first.putIfAbsent(instance.sopInstanceUid(), instance);
      if (kept != null) {
        duplicates.add(new DuplicateFile(kept, instance));
        continue;
      }
      for (int number = 1; number <= instance.numberOfFrames(); number++) {
        if (instance.pixels() == null) {
          failures.add(
              Failure.ofFrame(
                  instance.uri(), number, Reason.BAD_IMAGE_ATTRIBUTES, instance.pixelFault()));
        } else {
          frames.add(new Frame(instance, number));
        }
      }
    }
    frames.sort(ACQUISITION_ORDER);
    return frames;
  }

  private void splitBySize(List<Frame> frames) {
    Collection<List<Frame>> sizes = group(frames, frame -> frame.instance().pixels().grid());
    for (List<Frame> size : sizes) {
      splitByPlace(size, sizes.size() > 1 ? List.of(Remark.SPLIT_BY_SIZE.name()) : List.of());
    }
  }

  private void splitByPlace(List<Frame> frames, List<String> reasons) {
    List<Frame> placed = new ArrayList<>();
    List<Frame> stack = new ArrayList<>();
    List<Frame> alone = new ArrayList<>();
    for (Frame frame : frames) {
      Instance instance = frame.instance();
      boolean capture = SopClasses.isSecondaryCapture(instance.sopClassUid());
      if (!capture && instance.places(frame.number())) {
        placed.add(frame);
      } else if (instance.numberOfFrames() == 1
          && SopClasses.isCrossSectional(
              instance.sopClassUid(), instance.attributes().get("Modality"))) {
        stack.add(frame);
      } else {
        alone.add(frame);
      }
    }
    List<String> mixed = reasons;
    if (!placed.isEmpty() && stack.size() + alone.size() > 0) {
      mixed = append(reasons, Remark.SPLIT_BY_POSITION_PRESENCE.name());
    }
    if (!placed.isEmpty()) {
      splitByOrientation(placed, mixed);
    }
    if (!stack.isEmpty()) {
      groups.add(
          new FrameGroup(FrameGroup.Kind.STACK, stack, "", append(mixed, whyUnplaced(stack)), 0));
    }
    // Each file on its own: a radiograph or capture is one image, a cine is the stack of its
    // frames.
    Map<String, List<Frame>> files = new LinkedHashMap<>();
    alone.forEach(
        frame ->
            files.computeIfAbsent(frame.instance().uri(), uri -> new ArrayList<>()).add(frame));
    for (List<Frame> file : files.values()) {
      Instance instance = file.get(0).instance();
      boolean cine = instance.numberOfFrames() > 1;
      String why = cine ? whyUnplaced(file) : Remark.NOT_CROSS_SECTIONAL.name();
      FrameGroup.Kind kind = cine ? FrameGroup.Kind.STACK : FrameGroup.Kind.NOT_GEOMETRIC;
      groups.add(new FrameGroup(kind, file, "", append(mixed, why), 0));
    }
  }

  private static String whyUnplaced(List<Frame> frames) {
    for (Frame frame : frames) {
      Remark fault = frame.attributes().fault();
      if (fault != null && fault != Remark.PIXEL_SPACING_INVALID) {
        return fault.name();
      }
    }
    return Remark.NO_POSITIONS.name();
  }

  private void splitByOrientation(List<Frame> frames, List<String> reasons) {
    List<Frame> sorted = new ArrayList<>(frames);
    // Sorted first, so that which frame stands for a cluster does not depend on the order of files.
    sorted.sort(Comparator.comparing(f -> f.attributes().orientation(), SeriesSplitter::compare));
    List<List<Frame>> orientations = cluster(sorted);
    orientations.sort(
        Comparator.comparing(
            list -> list.stream().min(ACQUISITION_ORDER).orElseThrow(), ACQUISITION_ORDER));
    for (List<Frame> orientation : orientations) {
      orientation.sort(ACQUISITION_ORDER);
      splitByLocalizer(
          orientation,
          orientations.size() > 1 ? append(reasons, Remark.SPLIT_BY_ORIENTATION.name()) : reasons);
    }
  }

  private void splitByLocalizer(List<Frame> frames, List<String> reasons) {
    Collection<List<Frame>> kinds = group(frames, frame -> frame.attributes().localizer());
    for (List<Frame> kind : kinds) {
      splitByStack(
          kind, kinds.size() > 1 ? append(reasons, Remark.SPLIT_BY_LOCALIZER.name()) : reasons);
    }
  }

  /** Stacks and segments are volumes of their own wherever their frames are. */
  private void splitByStack(List<Frame> frames, List<String> reasons) {
    Comparator<Frame> order =
        Comparator.comparing(
                (Frame f) -> f.attributes().keys().get(Discriminator.STACK), Keys.ORDER)
            .thenComparing(f -> f.attributes().keys().get(Discriminator.SEGMENT), Keys.ORDER);
    Map<Frame, List<Frame>> stacks = new TreeMap<>(order);
    for (Frame frame : frames) {
      stacks.computeIfAbsent(frame, key -> new ArrayList<>()).add(frame);
    }
    boolean split = stacks.size() > 1;
    stacks.forEach(
        (any, stack) -> {
          String key = stackKey(any);
          RepeatSplitter repeats =
              new RepeatSplitter(
                  stack,
                  split ? key : "",
                  split ? append(reasons, Remark.SPLIT_BY_STACK.name()) : reasons);
          groups.addAll(repeats.groups());
          failures.addAll(repeats.failures());
        });
  }

  private static String stackKey(Frame frame) {
    String key = "";
    for (Discriminator discriminator : List.of(Discriminator.STACK, Discriminator.SEGMENT)) {
      String value = frame.attributes().keys().get(discriminator);
      key = value == null ? key : RepeatSplitter.join(key, discriminator, value);
    }
    return key;
  }

  /**
   * Lists of frames of one key, each in the given order, lists in the order of their first frame.
   */
  private static Collection<List<Frame>> group(List<Frame> frames, Function<Frame, Object> key) {
    Map<Object, List<Frame>> groups = new LinkedHashMap<>();
    frames.forEach(f -> groups.computeIfAbsent(key.apply(f), k -> new ArrayList<>()).add(f));
    return groups.values();
  }

  /**
   * Lists of frames whose orientation is near that of their list's first frame, in the given order.
   */
  private static List<List<Frame>> cluster(List<Frame> frames) {
    List<List<Frame>> clusters = new ArrayList<>();
    // By a sum of the cosines that tells most directions apart: those near each other have near
    // sums, so that few need be compared, however many orientations there are.
    TreeMap<Double, List<List<Frame>>> bySum = new TreeMap<>();
    for (Frame frame : frames) {
      Orientation orientation = frame.attributes().orientation();
      double sum = sum(orientation);
      List<Frame> home = null;
      for (List<List<Frame>> some : bySum.subMap(sum - REACH, true, sum + REACH, true).values()) {
        for (List<Frame> candidate : some) {
          if (home == null && candidate.get(0).attributes().orientation().isNear(orientation)) {
            home = candidate;
          }
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        clusters.add(home);
        bySum.computeIfAbsent(sum, s -> new ArrayList<>()).add(home);
      }
      home.add(frame);
    }
    return clusters;
  }

  private static double sum(Orientation orientation) {
    Vector3 row = orientation.row();
    Vector3 column = orientation.column();
    return WEIGHTS[0] * row.x()
        + WEIGHTS[1] * row.y()
        + WEIGHTS[2] * row.z()
        + WEIGHTS[3] * column.x()
        + WEIGHTS[4] * column.y()
        + WEIGHTS[5] * column.z();
  }

  private static int compare(Orientation a, Orientation b) {
    int byRow = compare(a.row(), b.row());
    return byRow != 0 ? byRow : compare(a.column(), b.column());
  }

  private static int compare(Vector3 a, Vector3 b) {
    int byX = Double.compare(a.x(), b.x());
    int byY = byX != 0 ? byX : Double.compare(a.y(), b.y());
    return byY != 0 ? byY : Double.compare(a.z(), b.z());
  }

  private static List<String> append(List<String> list, String remark) {
    List<String> longer = new ArrayList<>(list);
    longer.add(remark);
    return longer;
  }
}
