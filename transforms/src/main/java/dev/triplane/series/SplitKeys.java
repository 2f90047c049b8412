package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;
import dev.triplane.dicom.Vr;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what may tell a frame from others at the same position. */
final class SplitKeys {
  /** Dimensions that only say where a frame is. */
  private static final Set<String> PLACES =
      Set.of(
          Tag.toHex(Tag.IMAGE_POSITION_PATIENT),
          Tag.toHex(Tag.PLANE_POSITION_SEQUENCE),
          Tag.toHex(Tag.STACK_ID),
          Tag.toHex(Tag.IN_STACK_POSITION_NUMBER));

  /** What GE's raw data type says, by its value. */
  private static final List<String> GE_COMPONENTS =
      List.of("MAGNITUDE", "PHASE", "REAL", "IMAGINARY");

  private final FunctionalGroups groups;
  private final Map<Discriminator, String> keys = new EnumMap<>(Discriminator.class);

  private SplitKeys(FunctionalGroups groups) {
    this.groups = groups;
  }

  static Map<Discriminator, String> read(FunctionalGroups groups, List<String> imageType) {
    return new SplitKeys(groups).read(imageType);
  }

  /** A number as canonical text: the same number has the same text, whole ones no decimals. */
  static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private Map<Discriminator, String> read(List<String> imageType) {
    DataSet top = groups.top();
    putText(Discriminator.STACK, first(Tag.FRAME_CONTENT_SEQUENCE, Tag.STACK_ID));
    putText(
        Discriminator.SEGMENT,
        first(Tag.SEGMENT_IDENTIFICATION_SEQUENCE, Tag.REFERENCED_SEGMENT_NUMBER));
    put(
        Discriminator.TIME_POINT,
        either(
            number(Tag.FRAME_CONTENT_SEQUENCE, Tag.TEMPORAL_POSITION_INDEX),
            top.number(Tag.TEMPORAL_POSITION_IDENTIFIER)));
    put(
        Discriminator.TRIGGER_TIME,
        either(
            number(Tag.CARDIAC_SYNCHRONIZATION_SEQUENCE, Tag.NOMINAL_CARDIAC_TRIGGER_DELAY_TIME),
            top.number(Tag.TRIGGER_TIME)));
    put(
        Discriminator.ECHO_TIME,
        either(number(Tag.MR_ECHO_SEQUENCE, Tag.EFFECTIVE_ECHO_TIME), top.number(Tag.ECHO_TIME)));
    Diffusion diffusion = Diffusion.read(groups);
    put(Discriminator.B_VALUE, diffusion.bValue());
    putText(Discriminator.GRADIENT, diffusion.gradient());
    if (imageType.size() > 2) {
      putText(Discriminator.COMPONENT, String.join("\\", imageType.subList(2, imageType.size())));
    }
    String component = first(Tag.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tag.COMPLEX_IMAGE_COMPONENT);
    putText(Discriminator.COMPLEX_COMPONENT, component == null ? geComponent(top) : component);
    put(Discriminator.INVERSION_TIME, top.number(Tag.INVERSION_TIME));
    putText(Discriminator.DIMENSIONS, dimensions());
    put(
        Discriminator.ACQUISITION,
        either(
            number(Tag.FRAME_CONTENT_SEQUENCE, Tag.FRAME_ACQUISITION_NUMBER),
            top.number(Tag.ACQUISITION_NUMBER)));
    putText(Discriminator.ACQUISITION_TIME, acquisitionTime());
    putText(Discriminator.CONTENT_TIME, top.string(Tag.CONTENT_TIME));
    put(Discriminator.INSTANCE_NUMBER, top.number(Tag.INSTANCE_NUMBER));
    return keys;
  }

  /** A frame's own, else the image's. */
  private String acquisitionTime() {
    String frame = first(Tag.FRAME_CONTENT_SEQUENCE, Tag.FRAME_ACQUISITION_DATE_TIME);
    if (frame != null) {
      return frame;
    }
    String time = groups.top().string(Tag.ACQUISITION_TIME);
    return time == null ? groups.top().string(Tag.ACQUISITION_DATE_TIME) : time;
  }

  /** Which part of complex numbers a GE image shows; its ImageType does not say. */
  private static String geComponent(DataSet top) {
    Double type = new PrivateElements(top, "GE").number(0x0043, "GEMS_PARM_01", 0x2F, Vr.SS);
    int index = type == null ? -1 : type.intValue();
    return index >= 0 && index < GE_COMPONENTS.size() ? GE_COMPONENTS.get(index) : null;
  }

  /**
   * The indices of the dimensions that say more than a place (PS3.3 C.7.6.17), joined; null where
   * there are none.
   */
  private String dimensions() {
    List<DataSet> pointers = groups.top().items(Tag.DIMENSION_INDEX_SEQUENCE);
    DataSet content = groups.holding(Tag.FRAME_CONTENT_SEQUENCE, Tag.DIMENSION_INDEX_VALUES);
    if (content == null || pointers.isEmpty()) {
      return null;
    }
    double[] values = content.doubles(Tag.DIMENSION_INDEX_VALUES);
    if (values == null || values.length != pointers.size()) {
      return null;
    }
    List<String> others = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      // An AT (PS3.5 6.2) has a text of 8 hexadecimal digits and no number.
      String pointer = pointers.get(i).string(Tag.DIMENSION_INDEX_POINTER);
      if (!PLACES.contains(pointer)) {
        others.add(text(values[i]));
      }
    }
    return others.isEmpty() ? null : String.join("\\", others);
  }

  private String first(int sequence, int tag) {
    DataSet holder = groups.holding(sequence, tag);
    return holder == null ? null : holder.string(tag);
  }

  private Double number(int sequence, int tag) {
    DataSet holder = groups.holding(sequence, tag);
    return holder == null ? null : holder.number(tag);
  }

  private static Double either(Double preferred, Double other) {
    return preferred == null ? other : preferred;
  }

  private void put(Discriminator key, Double value) {
    if (value != null && Double.isFinite(value)) {
      keys.put(key, text(value));
    }
  }

  private void putText(Discriminator key, String value) {
    if (value != null) {
      keys.put(key, value);
    }
  }
}
