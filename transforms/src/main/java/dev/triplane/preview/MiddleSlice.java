package dev.triplane.preview;

import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The slice near the middle of a volume that shows the most: up to five are kept as they were
 * stored, until the window is known to choose by. Memory: those five slices, or the middle one
 * where five would have more than {@link #MOST_SAMPLES}.
 */
final class MiddleSlice implements SliceConsumer {
  static final int CANDIDATES = 5;
  static final long MOST_SAMPLES = 1L << 22;

  private final NativePlanes family;

  /** The planes to look at, the middle first. */
  private final int[] planes;

  private final Slice[] slices;

  /** The middle slice where there is nothing to choose from: no copy is needed. */
  private PlaneImage only;

  MiddleSlice(VolumePlan plan, NativePlanes family) {
    this.family = family;
    List<Slot> slots = plan.slots();
    boolean several = (long) CANDIDATES * family.rows() * family.columns() <= MOST_SAMPLES;
    int[] near =
        EvenSpacing.near(slots.indexOf(plan.middle()), slots.size(), several ? CANDIDATES : 1);
    this.planes = new int[near.length];
    for (int i = 0; i < near.length; i++) {
      planes[i] = slots.get(near[i]).plane();
    }
    this.slices = new Slice[planes.length];
  }

  @Override
  public void accept(Slice slice) {
    for (int i = 0; i < planes.length; i++) {
      if (slice.slot().plane() == planes[i]) {
        if (planes.length == 1) {
          only = image(slice);
        } else {
          slices[i] = slice.copy();
        }
      }
    }
  }

  /** The slice; none where none of those looked at could be read. */
  List<ChosenPlane> choose(DisplayWindow window) {
    if (only != null) {
      return List.of(new ChosenPlane(only, SliceChoice.MIDDLE));
    }
    List<Slice> read = Arrays.stream(slices).filter(Objects::nonNull).toList();
    if (read.isEmpty()) {
      return List.of();
    }
    Slice best = read.get(GrayEntropy.best(scores(read, window)));
    boolean middle = best.slot().plane() == planes[0];
    return List.of(
        new ChosenPlane(image(best), middle ? SliceChoice.MIDDLE : SliceChoice.MOST_INFORMATIVE));
  }

  private PlaneImage image(Slice slice) {
    PlaneStack stack = PlaneStack.whole(family, slice.slot().plane());
    stack.accept(slice);
    return stack.images().get(0);
  }

  private double[] scores(List<Slice> read, DisplayWindow window) {
    double[] scores = new double[read.size()];
    for (int i = 0; i < scores.length; i++) {
      Slice slice = read.get(i);
      scores[i] =
          GrayEntropy.of(family.rows(), family.columns(), slice::value, slice.colour(), window);
    }
    return scores;
  }
}
