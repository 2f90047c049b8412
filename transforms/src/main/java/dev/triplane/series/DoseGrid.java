package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;
import java.util.ArrayList;
import java.util.List;

/** The places of an RT dose's frames: GridFrameOffsetVector (PS3.3 C.8.8.3.2). */
final class DoseGrid {
  private DoseGrid() {}

  /**
   * One set of attributes a frame; empty where the vector is absent or does not fit.
   *
   * @param base what all frames share: the position is the first frame's
   */
  static List<FrameAttributes> frames(DataSet dataSet, FrameAttributes base, int frames) {
    double[] offsets = dataSet.doubles(Tag.GRID_FRAME_OFFSET_VECTOR);
    if (offsets == null || offsets.length < frames || !base.placed()) {
      return List.of();
    }
    // Relative to the first frame where the vector starts at 0, else z coordinates in the patient.
    Vector3 direction = offsets[0] == 0 ? base.orientation().normal() : new Vector3(0, 0, 1);
    List<FrameAttributes> list = new ArrayList<>(frames);
    for (int i = 0; i < frames; i++) {
      Vector3 position = base.position().plus(direction.times(offsets[i] - offsets[0]));
      if (!position.isFinite()) {
        return List.of();
      }
      list.add(base.at(position));
    }
    return list;
  }
}
