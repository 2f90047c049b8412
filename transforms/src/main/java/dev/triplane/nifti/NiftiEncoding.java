package dev.triplane.nifti;

import dev.triplane.series.FrameValues;
import dev.triplane.series.PixelFormat;
import dev.triplane.series.PixelSource;
import dev.triplane.series.Rescale;
import dev.triplane.series.TableReference;
import dev.triplane.volume.Slot;
import dev.triplane.volume.VolumePlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the values of a volume are written without loss, decided from the headers alone.
 *
 * <p>Where the rescaling (PS3.3 C.11.1) is the same in all frames and the header's 32-bit {@code
 * scl_slope} and {@code scl_inter} hold it exactly, the stored numbers are written as they are,
 * padding (PS3.3 C.7.5.1.1.2) with them. Else the rescaled values are: as 32-bit floating point
 * where that holds them all exactly, as 64-bit where it does not. Colour is written as red, green
 * and blue of 8 bits each, black where there is no slice. What a Modality LUT (PS3.3 C.11.1.1.1)
 * gives is written as the whole numbers that it is, without scaling.
 *
 * @param type of the voxels
 * @param stored the voxels are stored numbers; else they are values
 * @param slope from voxel to value: {@code scl_slope}; never 0, which would mean none
 * @param intercept from voxel to value: {@code scl_inter}
 * @param fill the voxel of a plane without a slice: the padding where all files declare the same
 *     one, else what is nearest to the value 0
 */
public record NiftiEncoding(
    NiftiType type, boolean stored, double slope, double intercept, double fill) {

  /** The encoding of a volume. */
  public static NiftiEncoding of(VolumePlan plan) {
    PixelFormat format = plan.firstInstance().pixels().format();
    if (format.colour()) {
      return new NiftiEncoding(NiftiType.RGB24, true, 1, 0, 0);
    }
    PixelFormat.Kind kind = format.kind();
    Set<TableReference> tables = new HashSet<>();
    Set<Rescale> rescales = new HashSet<>();
    for (Slot slot : plan.slots()) {
      FrameValues values = slot.frame().attributes().values();
      if (values.table() == null) {
        rescales.add(values.rescale());
      } else {
        tables.add(values.table());
      }
    }
    if (rescales.isEmpty()) {
      return ofTables(tables);
    }
    NumberRange range = NumberRange.of(plan);
    if (tables.isEmpty() && rescales.size() == 1 && fitsHeader(rescales.iterator().next())) {
      Rescale rescale = rescales.iterator().next();
      NiftiType type =
          switch (kind) {
            case INTEGER -> NiftiType.ofRange(range.low(), range.high());
            case FLOAT -> NiftiType.FLOAT32;
            case DOUBLE -> NiftiType.FLOAT64;
          };
      double fill = fill(plan, kind, range, rescale);
      return new NiftiEncoding(type, true, rescale.slope(), rescale.intercept(), fill);
    }
    boolean single = kind == PixelFormat.Kind.INTEGER && range.fitsFloat(rescales);
    return new NiftiEncoding(single ? NiftiType.FLOAT32 : NiftiType.FLOAT64, false, 1, 0, 0);
  }

  /** Entries of tables are whole numbers from 0 to 65,535. */
  private static NiftiEncoding ofTables(Set<TableReference> tables) {
    int largest = tables.stream().mapToInt(TableReference::largest).max().orElseThrow();
    return new NiftiEncoding(NiftiType.ofRange(0, largest), false, 1, 0, 0);
  }

  /** The value of a plane without a slice. */
  public double fillValue() {
    return fill * slope + intercept;
  }

  private static boolean fitsHeader(Rescale rescale) {
    return rescale.slope() != 0
        && (float) rescale.slope() == rescale.slope()
        && (float) rescale.intercept() == rescale.intercept();
  }

  private static double fill(
      VolumePlan plan, PixelFormat.Kind kind, NumberRange range, Rescale rescale) {
    double zero = -rescale.intercept() / rescale.slope();
    if (kind != PixelFormat.Kind.INTEGER) {
      return zero + 0.0; // never the negative zero
    }
    List<Double> paddings =
        plan.slots().stream()
            .map(slot -> slot.frame().instance().pixels())
            .map(PixelSource::paddingLow)
            .distinct()
            .collect(Collectors.toList());
    Double padding = paddings.size() == 1 ? paddings.get(0) : null;
    return padding != null && range.contains(padding) ? padding : range.nearest(zero) + 0.0;
  }
}
