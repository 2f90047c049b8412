package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what may tell a frame from others at the same position. */
final class SplitKeys {
  /** Dimensions that only say where a frame is, or that have a discriminator of their own. */
  private static final Set<Integer> OTHERWISE_KNOWN =
      Set.of(
          Tag.IMAGE_POSITION_PATIENT,
          Tag.STACK_ID,
          Tag.IN_STACK_POSITION_NUMBER,
          Tag.TEMPORAL_POSITION_INDEX,
          Tag.REFERENCED_SEGMENT_NUMBER);

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
    putText(
        Discriminator.COMPLEX_COMPONENT,
        first(Tag.MR_IMAGE_FRAME_TYPE_SEQUENCE, Tag.COMPLEX_IMAGE_COMPONENT));
    put(Discriminator.INVERSION_TIME, top.number(Tag.INVERSION_TIME));
    putText(Discriminator.DIMENSIONS, dimensions());
    put(Discriminator.ACQUISITION, top.number(Tag.ACQUISITION_NUMBER));
    String time = top.string(Tag.ACQUISITION_TIME);
    putText(
        Discriminator.ACQUISITION_TIME,
        time == null ? top.string(Tag.ACQUISITION_DATE_TIME) : time);
    putText(Discriminator.CONTENT_TIME, top.string(Tag.CONTENT_TIME));
    put(Discriminator.INSTANCE_NUMBER, top.number(Tag.INSTANCE_NUMBER));
    return keys;
  }

  /**
   * The indices of the dimensions that nothing else here covers (PS3.3 C.7.6.17), joined; null
   * where there are none.
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
      Double pointer = pointers.get(i).number(Tag.DIMENSION_INDEX_POINTER);
      if (pointer == null || !OTHERWISE_KNOWN.contains((int) pointer.longValue())) {
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
