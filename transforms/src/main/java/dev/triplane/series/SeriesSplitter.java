package dev.triplane.series;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.SplitSeries.DuplicateFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

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
    byUri.sort(Comparator.comparing(Instance::uri));
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
    List<List<Frame>> sizes = cluster(frames, (a, b) -> pixels(a).sameGrid(pixels(b)));
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
    List<List<Frame>> orientations =
        cluster(
            sorted, (a, b) -> a.attributes().orientation().isNear(b.attributes().orientation()));
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
    List<List<Frame>> kinds =
        cluster(frames, (a, b) -> a.attributes().localizer() == b.attributes().localizer());
    for (List<Frame> kind : kinds) {
      splitByStack(
          kind, kinds.size() > 1 ? append(reasons, Remark.SPLIT_BY_LOCALIZER.name()) : reasons);
    }
  }

  /** Stacks and segments are volumes of their own wherever their frames are. */
  private void splitByStack(List<Frame> frames, List<String> reasons) {
    Map<String, List<Frame>> stacks = new TreeMap<>();
    for (Frame frame : frames) {
      stacks.computeIfAbsent(stackKey(frame), key -> new ArrayList<>()).add(frame);
    }
    boolean split = stacks.size() > 1;
    stacks.forEach(
        (key, stack) -> {
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

  private static PixelSource pixels(Frame frame) {
    return frame.instance().pixels();
  }

  /** Lists of frames alike, each in the given order, lists in the order of their first frame. */
  private static List<List<Frame>> cluster(List<Frame> frames, BiPredicate<Frame, Frame> alike) {
    List<List<Frame>> clusters = new ArrayList<>();
    for (Frame frame : frames) {
      List<Frame> home = null;
      for (int i = clusters.size() - 1; i >= 0 && home == null; i--) {
        if (alike.test(clusters.get(i).get(0), frame)) {
          home = clusters.get(i);
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        clusters.add(home);
      }
      home.add(frame);
    }
    return clusters;
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
