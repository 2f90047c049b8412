package dev.triplane.preview;

import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slice;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the planes that pictures show from a volume as its slices go by: slices, and cuts through
 * rows and columns. A sheared volume is straightened. Planes without a slice stay NaN.
 *
 * <p>Memory, however many slices the volume has, in each direction: for one picture, five slices,
 * or a line of each slice for five cuts; for several at most {@link #MOST_SLICE_SAMPLES}, for a
 * sheet or a fly-through {@link #MOST_TILE_SAMPLES}, 8 bytes each, or 20 in colour: planes are kept
 * coarser to stay below.
 */
public final class PlaneCollector implements SliceConsumer {
  /** The most samples of a cut: 256 MB. Only a shear that no scanner makes needs more. */
  private static final long MOST_SAMPLES = 1L << 26;

  /** Of all single pictures of a direction where several are asked for: 32 MB of values. */
  static final long MOST_SLICE_SAMPLES = 1L << 23;

  /** Of all pictures of a sheet or a fly-through: 32 MB of values and weights. */
  static final long MOST_TILE_SAMPLES = 1L << 22;

  /**
   * The longest side of a sheet, pixels: pictures on it are smaller than single ones to keep it.
   */
  static final int MOST_SHEET_SIDE = 1536;

  /** The most frames of a fly-through: a longer volume is stepped through faster. */
  static final int MOST_FRAMES = 64;

  /** The longest side of a fly-through, pixels. */
  static final int MOST_FRAME_SIDE = 256;

  private final List<SliceConsumer> consumers = new ArrayList<>();
  private MiddleSlice middleSlice;
  private final List<MiddleCut> middleCuts = new ArrayList<>();
  private final List<PlaneStack> several = new ArrayList<>();
  private final List<Tiles> sheets = new ArrayList<>();
  private final List<Tiles> flythroughs = new ArrayList<>();

  private record Tiles(PlaneStack stack, int longestSide) {
    PlaneSeries series() {
      return new PlaneSeries(stack.images(), longestSide);
    }
  }

  /**
   * Collects for one plan: planes of three directions where it has at least two slices with places
   * and pixel spacing and cuts of at most {@link #MOST_SAMPLES}, else of one.
   */
  public PlaneCollector(VolumePlan plan, PlaneRequest request) {
    Geometry geometry = plan.geometry();
    NativePlanes slices = new NativePlanes(plan);
    List<CutPlanes> cuts = cuts(plan, geometry);
    if (request.slices() == 1) {
      middleSlice = keep(new MiddleSlice(plan, slices));
      cuts.forEach(cut -> middleCuts.add(keep(new MiddleCut(cut))));
    } else {
      several.add(several(slices, evenSlots(plan, request.slices())));
      for (CutPlanes cut : cuts) {
        several.add(several(cut, EvenSpacing.of(cut.count(), request.slices())));
      }
    }
    List<PlaneFamily> families = new ArrayList<>(List.of(slices));
    families.addAll(cuts);
    for (PlaneFamily family : families) {
      if (family.count() > 1) {
        collectTiles(family, request);
      }
    }
  }

  private static List<CutPlanes> cuts(VolumePlan plan, Geometry geometry) {
    if (geometry.step() == null || geometry.spacing() == null) {
      return List.of();
    }
    Shift alongRow = new Shift(plan, true);
    Shift alongColumn = new Shift(plan, false);
    boolean fit =
        fits(alongRow, geometry.planes(), geometry.columns())
            && fits(alongColumn, geometry.planes(), geometry.rows());
    return fit
        ? List.of(
            new CutPlanes(plan, true, alongRow, alongColumn),
            new CutPlanes(plan, false, alongColumn, alongRow))
        : List.of();
  }

  private static boolean fits(Shift shift, int planes, int length) {
    return planes * (length + shift.most() - shift.least()) <= MOST_SAMPLES;
  }

  private static int[] evenSlots(VolumePlan plan, int wanted) {
    List<Slot> slots = plan.slots();
    return Arrays.stream(EvenSpacing.of(slots.size(), wanted))
        .map(i -> slots.get(i).plane())
        .toArray();
  }

  private PlaneStack several(PlaneFamily family, int[] indexes) {
    return keep(
        new PlaneStack(family, indexes, Integer.MAX_VALUE, Integer.MAX_VALUE, MOST_SLICE_SAMPLES));
  }

  private void collectTiles(PlaneFamily family, PlaneRequest request) {
    if (request.sheet() != null) {
      int[] indexes =
          EvenSpacing.of(family.count(), request.sheet().rows() * request.sheet().columns());
      SheetSize size = request.sheet().filledBy(indexes.length);
      sheets.add(tiles(family, indexes, size, MOST_SHEET_SIDE, request.longestSide()));
    }
    if (request.flythrough()) {
      int[] indexes = EvenSpacing.of(family.count(), MOST_FRAMES);
      SheetSize one = new SheetSize(1, 1);
      flythroughs.add(tiles(family, indexes, one, MOST_FRAME_SIDE, request.longestSide()));
    }
  }

  /** No more samples are kept than pixels will show; fewer are shown larger when rendered. */
  private Tiles tiles(
      PlaneFamily family, int[] indexes, SheetSize size, int mostOfAll, int mostOfEach) {
    double height = family.rows() * family.rowSpacing();
    double width = family.columns() * family.columnSpacing();
    boolean transposed = family.turn().transpose();
    double all =
        Math.max(
            width * (transposed ? size.rows() : size.columns()),
            height * (transposed ? size.columns() : size.rows()));
    double longest = Math.max(height, width);
    int longestSide = (int) Math.max(1, Math.min(mostOfEach, mostOfAll * longest / all));
    double pixel = longest / longestSide;
    int rows = (int) Math.rint(height / pixel);
    int columns = (int) Math.rint(width / pixel);
    return new Tiles(
        keep(new PlaneStack(family, indexes, rows, columns, MOST_TILE_SAMPLES)), longestSide);
  }

  private <T extends SliceConsumer> T keep(T consumer) {
    consumers.add(consumer);
    return consumer;
  }

  @Override
  public void accept(Slice slice) {
    for (SliceConsumer consumer : consumers) {
      consumer.accept(slice);
    }
  }

  /**
   * The planes for single pictures, the slices' own first; without them where they could not be
   * read.
   */
  public List<ChosenPlane> slices(DisplayWindow window) {
    List<ChosenPlane> planes = new ArrayList<>();
    if (middleSlice != null) {
      planes.addAll(middleSlice.choose(window));
    }
    middleCuts.forEach(cut -> planes.add(cut.choose(window)));
    for (PlaneStack stack : several) {
      for (PlaneImage image : stack.knownImages()) {
        planes.add(new ChosenPlane(image, SliceChoice.EVENLY_SPACED));
      }
    }
    return planes;
  }

  /** The planes of the contact sheets asked for, one a direction that has several. */
  public List<PlaneSeries> sheets() {
    return sheets.stream().map(Tiles::series).toList();
  }

  /** The planes of the fly-throughs asked for, one a direction that has several. */
  public List<PlaneSeries> flythroughs() {
    return flythroughs.stream().map(Tiles::series).toList();
  }
}
