package dev.triplane.preview;

import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some planes of a family, taken as the slices go by. Planes larger than asked for, or too many for
 * the memory, are kept coarser: each sample is then the mean over the area that it stands for,
 * without what is padding or beyond the image, and a hole where half of the area or more is that.
 *
 * <p>Memory: 4 bytes a sample kept, 8 where kept coarser, and 12 more in colour.
 */
final class PlaneStack implements SliceConsumer {
  /** A sample has a value where more than this part of its area has. */
  private static final float ENOUGH = 0.5f + 1e-4f;

  private final PlaneFamily family;
  private final int[] indexes;
  private final int rows;
  private final int columns;
  private final float[][] values;
  private final boolean[] known;

  /** The part of the area that values are the mean of; null where planes are kept as they are. */
  private final float[][] weights;

  private final Resampler across;
  private final Resampler down;

  /** Red, green and blue of each plane; null until a slice has colours. */
  private float[][][] colours;

  /**
   * @param indexes the planes
   * @param mostRows samples down that are of use
   * @param mostColumns samples across that are of use
   * @param mostSamples the most that all planes together may have
   */
  PlaneStack(PlaneFamily family, int[] indexes, int mostRows, int mostColumns, long mostSamples) {
    this.family = family;
    this.indexes = indexes.clone();
    double height = Math.min(family.rows(), Math.max(1, mostRows));
    double width = Math.min(family.columns(), Math.max(1, mostColumns));
    double tooMany = Math.sqrt(Math.max(1, indexes.length * height * width / mostSamples));
    this.rows = (int) Math.max(1, height / tooMany);
    this.columns = (int) Math.max(1, width / tooMany);
    boolean coarser = rows < family.rows() || columns < family.columns();
    this.known = new boolean[indexes.length];
    this.values = new float[indexes.length][rows * columns];
    this.weights = coarser ? new float[indexes.length][rows * columns] : null;
    this.across = coarser ? new Resampler(family.columns(), columns) : null;
    this.down = coarser ? new Resampler(family.rows(), rows) : null;
    if (!coarser) {
      for (float[] plane : values) {
        Arrays.fill(plane, Float.NaN);
      }
    }
  }

  /** Takes planes as they are. */
  static PlaneStack whole(PlaneFamily family, int... indexes) {
    return new PlaneStack(family, indexes, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  @Override
  public void accept(Slice slice) {
    for (int k = 0; k < indexes.length; k++) {
      int plane = k;
      family.take(
          slice, indexes[k], (row, samples, channels) -> add(plane, row, samples, channels));
    }
  }

  /** The planes in the order asked for; those that no slice is part of are holes. */
  List<PlaneImage> images() {
    return IntStream.range(0, indexes.length).mapToObj(this::image).toList();
  }

  /** The planes that a slice is part of. */
  List<PlaneImage> knownImages() {
    return IntStream.range(0, indexes.length).filter(k -> known[k]).mapToObj(this::image).toList();
  }

  private PlaneImage image(int plane) {
    if (weights != null) {
      finish(plane);
    }
    float[][] shown = colours == null ? null : colours[plane];
    return family.image(indexes[plane], rows, columns, values[plane], shown);
  }

  private void add(int plane, int row, float[] samples, float[][] channels) {
    known[plane] = true;
    if (channels != null && colours == null) {
      colours = new float[indexes.length][3][rows * columns];
    }
    if (weights == null) {
      System.arraycopy(samples, 0, values[plane], row * columns, columns);
      for (int c = 0; channels != null && c < 3; c++) {
        System.arraycopy(channels[c], 0, colours[plane][c], row * columns, columns);
      }
      return;
    }
    down.forEachTarget(
        row,
        (target, share) -> {
          int at = target * columns;
          across.add(samples, samples, share, values[plane], at);
          across.add(null, samples, share, weights[plane], at);
          for (int c = 0; channels != null && c < 3; c++) {
            across.add(channels[c], samples, share, colours[plane][c], at);
          }
        });
  }

  /** From sums to means. */
  private void finish(int plane) {
    for (int i = 0; i < values[plane].length; i++) {
      float weight = weights[plane][i];
      boolean there = weight > ENOUGH;
      values[plane][i] = there ? NativePlanes.toFloat(values[plane][i] / weight) : Float.NaN;
      for (int c = 0; colours != null && c < 3; c++) {
        colours[plane][c][i] = there ? colours[plane][c][i] / weight : 0;
      }
      weights[plane][i] = there ? 1 : 0;
    }
  }
}
