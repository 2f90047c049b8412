package dev.triplane.preview;

import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import java.util.List;

/**
 * The cut near the middle of a volume that shows the most. Memory: one line a slice for each of up
 * to five cuts, or for the middle one where five would have more than {@link
 * MiddleSlice#MOST_SAMPLES}.
 */
final class MiddleCut implements SliceConsumer {
  private final PlaneStack kept;

  MiddleCut(CutPlanes family) {
    long samples = (long) MiddleSlice.CANDIDATES * family.rows() * family.columns();
    int most = samples <= MiddleSlice.MOST_SAMPLES ? MiddleSlice.CANDIDATES : 1;
    this.kept =
        PlaneStack.whole(family, EvenSpacing.near(family.count() / 2, family.count(), most));
  }

  @Override
  public void accept(Slice slice) {
    kept.accept(slice);
  }

  ChosenPlane choose(DisplayWindow window) {
    List<PlaneImage> images = kept.images();
    double[] scores = images.stream().mapToDouble(image -> GrayEntropy.of(image, window)).toArray();
    int best = GrayEntropy.best(scores);
    return new ChosenPlane(
        images.get(best), best == 0 ? SliceChoice.MIDDLE : SliceChoice.MOST_INFORMATIVE);
  }
}
