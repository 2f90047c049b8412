package dev.triplane.table;

import dev.triplane.series.Instance;
import dev.triplane.series.Orientation;
import dev.triplane.series.SeriesAttributes;
import dev.triplane.series.Vector3;
import dev.triplane.volume.Axes;
import dev.triplane.volume.Box;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.Slot;
import dev.triplane.volume.ValueRemarks;
import dev.triplane.volume.ValueSummary;
import dev.triplane.volume.VolumePlan;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** From a volume to its rows in the volumes and slices tables. */
public final class VolumeRows {
  private static final AttributeColumns COPIED =
      AttributeColumns.of(Table.VOLUMES, 0).only(SeriesAttributes.KEYWORDS);

  private VolumeRows() {}

  /**
   * The row of one volume.
   *
   * @param plan where it is
   * @param read how many of its slices could be read
   * @param values what its samples are like; null where none could be read
   * @param units of the values
   */
  public static GenericRecord volume(VolumePlan plan, int read, ValueSummary values, String units) {
    Instance first = plan.firstInstance();
    SeriesAttributes attributes = first.attributes();
    Geometry geometry = plan.geometry();
    Row row =
        Row.of(Table.VOLUMES)
            .set("volume_id", plan.volumeId())
            .set("SeriesInstanceUID", first.seriesInstanceUid())
            .set("volume_index", plan.volumeIndex())
            .set("split_key", plan.splitKey().isEmpty() ? null : plan.splitKey())
            .set("transfer_syntaxes", transferSyntaxes(plan))
            .set("frame_count", read)
            .set("duplicate_slices", plan.duplicates())
            .set("samples_per_pixel", first.pixels().format().samplesPerPixel())
            .set("bits_stored", first.pixels().format().bitsStored());
    COPIED.fill(row, attributes::get);
    fill(row, geometry);
    ValueColumns.fill(row, plan);
    row.set("reasons", reasons(plan));
    if (values != null) {
      row.set("value_count", values.count())
          .set("value_min", values.min())
          .set("value_max", values.max())
          .set("value_mean", values.mean())
          .set("value_std", values.deviation())
          .set("value_p01", values.p01())
          .set("value_p50", values.p50())
          .set("value_p99", values.p99())
          .set("units", units)
          .set("padding_share", (double) values.padding() / (values.count() + values.padding()))
          .set("constant", values.min() == values.max());
    } else if (read > 0) {
      row.set("padding_share", 1.0).set("constant", true);
    }
    return row.build();
  }

  /** The row of one slice. */
  public static GenericRecord slice(VolumePlan plan, Slot slot) {
    Instance instance = slot.frame().instance();
    Vector3 position = plan.geometry().placed() ? slot.frame().attributes().position() : null;
    return Row.of(Table.SLICES)
        .set("volume_id", plan.volumeId())
        .set("slice_index", slot.plane())
        .set("SeriesInstanceUID", instance.seriesInstanceUid())
        .set("SOPInstanceUID", instance.sopInstanceUid())
        .set("frame_number", slot.frame().number())
        .set("InstanceNumber", slot.frame().attributes().instanceNumber())
        .set("position_mm", Double.isNaN(slot.position()) ? null : slot.position())
        .set("ImagePositionPatient", list(position))
        .set("uri", instance.uri())
        .build();
  }

  private static void fill(Row row, Geometry geometry) {
    Orientation orientation = geometry.orientation();
    Axes axes = geometry.axes();
    Box box = Box.around(geometry);
    row.set("planes", geometry.planes())
        .set("rows", geometry.rows())
        .set("columns", geometry.columns())
        .set("spacing_slice_mm", geometry.sliceSpacing())
        .set("slice_thickness_mm", geometry.sliceThickness())
        .set("fov_slice_mm", geometry.sliceFieldOfView())
        .set("fov_row_mm", geometry.rowFieldOfView())
        .set("fov_column_mm", geometry.columnFieldOfView())
        .set("coverage_mm", geometry.coverage())
        .set("first_position_mm", list(geometry.first()))
        .set("last_position_mm", list(geometry.last()))
        .set("slice_step_mm", list(geometry.step()))
        .set("affine_lps", geometry.affine())
        .set("obliquity_degrees", geometry.obliquity())
        .set("tilt_degrees", geometry.tilt())
        .set("gap_min_mm", geometry.gapMin())
        .set("gap_median_mm", geometry.gapMedian())
        .set("gap_max_mm", geometry.gapMax())
        .set("missing_slices", geometry.missing().size())
        .set("missing_indices", geometry.missing())
        .set("verdict", geometry.verdict().name());
    if (geometry.spacing() != null) {
      row.set("spacing_row_mm", geometry.spacing().row())
          .set("spacing_column_mm", geometry.spacing().column());
    }
    if (orientation != null) {
      row.set("row_direction", list(orientation.row()))
          .set("column_direction", list(orientation.column()))
          .set("plane", geometry.plane().name())
          .set("axis_codes", axes.codes());
    }
    if (box != null) {
      row.set("box_min_lps_mm", list(box.min())).set("box_max_lps_mm", list(box.max()));
    }
  }

  private static List<String> reasons(VolumePlan plan) {
    List<String> reasons = new ArrayList<>(plan.geometry().reasons());
    reasons.addAll(ValueRemarks.of(plan));
    return reasons;
  }

  private static double[] list(Vector3 v) {
    return v == null ? null : new double[] {v.x(), v.y(), v.z()};
  }

  private static List<String> transferSyntaxes(VolumePlan plan) {
    return plan.slots().stream()
        .map(slot -> slot.frame().instance().pixels().syntax())
        .distinct()
        .sorted()
        .toList();
  }
}
