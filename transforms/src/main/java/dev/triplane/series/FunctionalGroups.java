package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Element;
import dev.triplane.dicom.Tag;
import java.util.List;

/**
 * Where an attribute of a frame is looked up (PS3.3 C.7.6.16): in the frame's own functional
 * groups, then in the shared ones, then at the top level, which is all that a single-frame image
 * has.
 *
 * @param own the item of Per-Frame Functional Groups Sequence; null where there is none
 * @param shared the item of Shared Functional Groups Sequence; null where there is none
 * @param top the data set
 */
record FunctionalGroups(DataSet own, DataSet shared, DataSet top) {

  /** Those of a frame, counted from 1. */
  static FunctionalGroups of(DataSet top, int number) {
    List<DataSet> perFrame = top.items(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
    return new FunctionalGroups(
        number <= perFrame.size() ? perFrame.get(number - 1) : null,
        top.item(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE),
        top);
  }

  /**
   * The data set that holds an attribute, looked for in the items of the macro's sequence; null
   * where none does.
   */
  DataSet holding(int sequence, int tag) {
    DataSet found = holding(own, sequence, tag);
    if (found == null) {
      found = holding(shared, sequence, tag);
    }
    return found == null && holds(top, tag) ? top : found;
  }

  /** The same with a sequence within the macro's sequence. */
  DataSet holding(int sequence, int inner, int tag) {
    for (DataSet groups : new DataSet[] {own, shared}) {
      DataSet item = groups == null ? null : groups.item(sequence);
      DataSet nested = item == null ? null : item.item(inner);
      if (holds(nested, tag)) {
        return nested;
      }
    }
    return holds(top, tag) ? top : null;
  }

  /** The items of a macro's sequence: the frame's own, else the shared ones, else at the top. */
  List<DataSet> items(int sequence) {
    for (DataSet groups : new DataSet[] {own, shared}) {
      List<DataSet> items = groups == null ? List.of() : groups.items(sequence);
      if (!items.isEmpty()) {
        return items;
      }
    }
    return top.items(sequence);
  }

  private static DataSet holding(DataSet groups, int sequence, int tag) {
    DataSet item = groups == null ? null : groups.item(sequence);
    return holds(item, tag) ? item : null;
  }

  private static boolean holds(DataSet dataSet, int tag) {
    Element element = dataSet == null ? null : dataSet.get(tag);
    return element != null && !element.isEmpty();
  }
}
