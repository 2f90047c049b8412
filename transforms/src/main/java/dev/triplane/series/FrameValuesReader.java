package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Tag;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Reads what a header says of the values of its frames; one reader a file. */
final class FrameValuesReader {
  /**
   * What the pixels of X-ray images may be in relation to intensity so that their Modality LUT is
   * for computing intensities, and not for display (PS3.3 C.8.7.1.1.2).
   */
  private static final Set<String> INTENSITY_TABLES = Set.of("LOG", "DISP");

  private static final Set<String> X_RAY = Set.of("XA", "RF");

  /** More windows than a viewer could list are not believed. */
  private static final int MOST_WINDOWS = 64;

  private final DataSet top;
  private final boolean signed;
  private final boolean floats;

  /** Tables that were read before; null for those that cannot be used. */
  private final IdentityHashMap<DataSet, TableReference> tables = new IdentityHashMap<>();

  private FrameValues last;

  /**
   * @param top the data set
   */
  FrameValuesReader(DataSet top) {
    this.top = top;
    this.signed = Integer.valueOf(1).equals(top.integer(Tag.PIXEL_REPRESENTATION));
    this.floats = top.get(Tag.PIXEL_REPRESENTATION) == null && top.get(Tag.BITS_STORED) == null;
  }

  /** What a frame's groups say; the same object where that is as for the frame before. */
  FrameValues read(FunctionalGroups groups) {
    FrameValues values = values(groups);
    if (!values.equals(last)) {
      last = values;
    }
    return last;
  }

  private FrameValues values(FunctionalGroups groups) {
    DataSet item = modalityTable(top);
    Remark fault = null;
    TableReference table = null;
    if (item != null && !applies()) {
      fault = Remark.MODALITY_LUT_NOT_FOR_DISPLAY;
    } else if (item != null) {
      table = reference(item, signed);
      fault = table == null ? Remark.MODALITY_LUT_UNUSABLE : null;
    }
    Rescale rescale = table == null ? rescale(groups) : Rescale.IDENTITY;
    String type = table == null ? type(groups) : item.string(Tag.MODALITY_LUT_TYPE);
    DataSet shown = voiTable(groups);
    return new FrameValues(
        rescale,
        table,
        type,
        fault,
        realWorld(groups),
        windows(groups),
        shown == null ? null : reference(shown, mayBeNegative(table, rescale)));
  }

  /**
   * The Modality LUT of a file, where it has one that is to be applied (PS3.3 C.11.1.1.1); null
   * where it has none that can be used.
   */
  static LookupTable modalityLut(DataSet top) {
    FrameValuesReader reader = new FrameValuesReader(top);
    DataSet item = modalityTable(top);
    return item == null || !reader.applies() ? null : LookupTable.read(item, reader.signed);
  }

  private static DataSet modalityTable(DataSet top) {
    return top.item(Tag.MODALITY_LUT_SEQUENCE);
  }

  private boolean applies() {
    return !(isXray() && isForIntensity());
  }

  private boolean isXray() {
    String modality = top.string(Tag.MODALITY);
    return modality != null && X_RAY.contains(modality);
  }

  private boolean isForIntensity() {
    String relationship = top.string(Tag.PIXEL_INTENSITY_RELATIONSHIP);
    return relationship != null && INTENSITY_TABLES.contains(relationship);
  }

  private TableReference reference(DataSet item, boolean negative) {
    if (!tables.containsKey(item)) {
      LookupTable table = LookupTable.read(item, negative);
      tables.put(item, table == null ? null : table.reference());
    }
    return tables.get(item);
  }

  private static Rescale rescale(FunctionalGroups groups) {
    Double slope = number(groups, Tag.RESCALE_SLOPE);
    Double intercept = number(groups, Tag.RESCALE_INTERCEPT);
    if (slope == null) {
      slope = finite(groups.top().number(Tag.DOSE_GRID_SCALING)); // PS3.3 C.8.8.3
    }
    // A slope of 0 would make every value the same: no scanner means it.
    boolean usable = slope != null && slope != 0;
    return new Rescale(usable ? slope : 1, intercept == null ? 0 : intercept);
  }

  private static String type(FunctionalGroups groups) {
    DataSet holder = groups.holding(Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE, Tag.RESCALE_TYPE);
    return holder == null ? null : holder.string(Tag.RESCALE_TYPE);
  }

  private static Double number(FunctionalGroups groups, int tag) {
    DataSet holder = groups.holding(Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE, tag);
    return holder == null ? null : finite(holder.number(tag));
  }

  private static Double finite(Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }

  private static DataSet voiTable(FunctionalGroups groups) {
    DataSet holder = groups.holding(Tag.FRAME_VOI_LUT_SEQUENCE, Tag.VOI_LUT_SEQUENCE);
    return holder == null ? null : holder.item(Tag.VOI_LUT_SEQUENCE);
  }

  /** A VOI LUT maps values: those of a Modality LUT are never negative (PS3.3 C.11.2.1.1). */
  private boolean mayBeNegative(TableReference table, Rescale rescale) {
    return table == null && (signed || rescale.slope() < 0 || rescale.intercept() < 0);
  }

  /**
   * The VOI LUT of a frame (PS3.3 C.11.2.1.1); null where it has none that can be used.
   *
   * @param values what was read of the frame
   */
  static LookupTable voiLut(FunctionalGroups groups, FrameValues values) {
    DataSet item = voiTable(groups);
    FrameValuesReader reader = new FrameValuesReader(groups.top());
    return item == null
        ? null
        : LookupTable.read(item, reader.mayBeNegative(values.table(), values.rescale()));
  }

  private List<Window> windows(FunctionalGroups groups) {
    DataSet holder = groups.holding(Tag.FRAME_VOI_LUT_SEQUENCE, Tag.WINDOW_CENTER);
    double[] centers = holder == null ? null : numbers(holder, Tag.WINDOW_CENTER);
    double[] widths = holder == null ? null : numbers(holder, Tag.WINDOW_WIDTH);
    if (centers == null || widths == null) {
      return List.of();
    }
    List<String> explanations = holder.strings(Tag.WINDOW_CENTER_WIDTH_EXPLANATION);
    Window.Function function = function(holder.string(Tag.VOI_LUT_FUNCTION));
    List<Window> windows = new ArrayList<>();
    for (int i = 0; i < Math.min(centers.length, widths.length) && i < MOST_WINDOWS; i++) {
      String explanation = i < explanations.size() ? explanations.get(i).strip() : "";
      if (Double.isFinite(centers[i]) && Double.isFinite(widths[i]) && widths[i] > 0) {
        windows.add(
            new Window(
                centers[i],
                widths[i],
                isExact(function, widths[i]) ? Window.Function.LINEAR_EXACT : function,
                explanation.isEmpty() ? null : explanation));
      }
    }
    return windows;
  }

  /**
   * LINEAR counts in whole numbers: with a width of 1 it is a step, and below it is not defined.
   * Files of floating point, and those with such a width, mean the exact function.
   */
  private boolean isExact(Window.Function function, double width) {
    return function == Window.Function.LINEAR && (width < 1 || (width == 1 && floats));
  }

  /** A term that is not defined is read as if it were absent. */
  private static Window.Function function(String term) {
    for (Window.Function function : Window.Function.values()) {
      if (function.name().equalsIgnoreCase(term)) {
        return function;
      }
    }
    return Window.Function.LINEAR;
  }

  /** All numbers, or the first where another is none. */
  private static double[] numbers(DataSet holder, int tag) {
    double[] all = holder.doubles(tag);
    Double first = all == null ? holder.number(tag) : null;
    return first == null ? all : new double[] {first};
  }

  private static List<RealWorldMapping> realWorld(FunctionalGroups groups) {
    List<RealWorldMapping> mappings = new ArrayList<>();
    for (DataSet item : groups.items(Tag.REAL_WORLD_VALUE_MAPPING_SEQUENCE)) {
      DataSet units = item.item(Tag.MEASUREMENT_UNITS_CODE_SEQUENCE);
      Element table = item.get(Tag.REAL_WORLD_VALUE_LUT_DATA);
      mappings.add(
          new RealWorldMapping(
              item.string(Tag.LUT_LABEL),
              units == null ? null : units.string(Tag.CODE_VALUE),
              units == null ? null : units.string(Tag.CODING_SCHEME_DESIGNATOR),
              either(
                  item,
                  Tag.REAL_WORLD_VALUE_FIRST_VALUE_MAPPED,
                  Tag.DOUBLE_FLOAT_REAL_WORLD_VALUE_FIRST_VALUE_MAPPED),
              either(
                  item,
                  Tag.REAL_WORLD_VALUE_LAST_VALUE_MAPPED,
                  Tag.DOUBLE_FLOAT_REAL_WORLD_VALUE_LAST_VALUE_MAPPED),
              finite(item.number(Tag.REAL_WORLD_VALUE_SLOPE)),
              finite(item.number(Tag.REAL_WORLD_VALUE_INTERCEPT)),
              table == null ? 0 : (int) (table.extent() / Double.BYTES)));
    }
    return mappings;
  }

  private static Double either(DataSet item, int tag, int other) {
    Double value = finite(item.number(tag));
    return value == null ? finite(item.number(other)) : value;
  }
}
