package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;
import java.util.List;

/** Reads what a header says of one frame. */
final class FrameAttributesReader {
  /**
   * No patient is larger than a kilometre, mm: what is beyond is not believed, and arithmetic on
   * what is not cannot overflow.
   */
  static final double FARTHEST = 1e6;

  private final FunctionalGroups groups;
  private final FrameValuesReader values;
  private Remark fault;

  private FrameAttributesReader(FunctionalGroups groups, FrameValuesReader values) {
    this.groups = groups;
    this.values = values;
  }

  /** What an item says that has the place of other frames. */
  static FrameAttributes read(FunctionalGroups groups) {
    return read(groups, new FrameValuesReader(groups.top()));
  }

  /**
   * What the groups of a frame say.
   *
   * @param values reads all frames of the file
   */
  static FrameAttributes read(FunctionalGroups groups, FrameValuesReader values) {
    return new FrameAttributesReader(groups, values).read();
  }

  private FrameAttributes read() {
    Vector3 position = position();
    Orientation orientation = orientation();
    PixelSpacing spacing = spacing();
    DataSet top = groups.top();
    List<String> imageType = imageType();
    return new FrameAttributes(
        position,
        orientation,
        spacing,
        fault,
        thickness(),
        measure(Tag.SPACING_BETWEEN_SLICES),
        finite(top.number(Tag.GANTRY_DETECTOR_TILT)),
        values.read(groups),
        top.integer(Tag.INSTANCE_NUMBER),
        imageType.contains("LOCALIZER"),
        SplitKeys.read(groups, imageType));
  }

  private Vector3 position() {
    double[] v = doubles(Tag.PLANE_POSITION_SEQUENCE, Tag.IMAGE_POSITION_PATIENT);
    if (v == null) {
      return null;
    }
    Vector3 position = v.length == 3 ? new Vector3(v[0], v[1], v[2]) : null;
    if (position == null || !isBelievable(position)) {
      fault = Remark.POSITION_INVALID;
      return null;
    }
    return position;
  }

  private static boolean isBelievable(Vector3 position) {
    for (int axis = 0; axis < 3; axis++) {
      if (!(Math.abs(position.component(axis)) <= FARTHEST)) { // NaN is not
        return false;
      }
    }
    return true;
  }

  private Orientation orientation() {
    double[] v = doubles(Tag.PLANE_ORIENTATION_SEQUENCE, Tag.IMAGE_ORIENTATION_PATIENT);
    Orientation orientation = Orientation.of(v);
    if (v != null && orientation == null) {
      fault = Remark.ORIENTATION_INVALID;
    }
    return orientation;
  }

  private PixelSpacing spacing() {
    double[] v = doubles(Tag.PIXEL_MEASURES_SEQUENCE, Tag.PIXEL_SPACING);
    if (v == null) {
      return UltrasoundRegions.spacing(groups.top());
    }
    PixelSpacing spacing = PixelSpacing.of(v);
    if (spacing == null && fault == null) {
      fault = Remark.PIXEL_SPACING_INVALID;
    }
    return spacing;
  }

  private List<String> imageType() {
    DataSet mr = groups.holding(Tag.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tag.FRAME_TYPE);
    DataSet ct = groups.holding(Tag.CT_IMAGE_FRAME_TYPE_SEQUENCE, Tag.FRAME_TYPE);
    DataSet holder = mr == null ? ct : mr;
    return holder == null ? groups.top().strings(Tag.IMAGE_TYPE) : holder.strings(Tag.FRAME_TYPE);
  }

  private Double thickness() {
    Double thickness = measure(Tag.SLICE_THICKNESS);
    return thickness == null || thickness < 0 || thickness > FARTHEST ? null : thickness;
  }

  private Double measure(int tag) {
    return number(Tag.PIXEL_MEASURES_SEQUENCE, tag);
  }

  private Double number(int sequence, int tag) {
    DataSet holder = groups.holding(sequence, tag);
    return holder == null ? null : finite(holder.number(tag));
  }

  private static Double finite(Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }

  /**
   * The numbers of an attribute; an empty array where it is there but holds something else; null
   * where absent.
   */
  private double[] doubles(int sequence, int tag) {
    DataSet holder = groups.holding(sequence, tag);
    if (holder == null) {
      return null;
    }
    double[] values = holder.doubles(tag);
    return values == null ? new double[0] : values;
  }
}
