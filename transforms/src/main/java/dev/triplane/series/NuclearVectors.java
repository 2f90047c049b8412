package dev.triplane.series;

import dev.triplane.dicom.DataSet;
import dev.triplane.dicom.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames of a nuclear medicine image (PS3.3 C.8.4.8): each index vector has one value a frame.
 * SliceVector and SpacingBetweenSlices place reconstructed frames along the normal; the other
 * vectors tell repeats apart.
 */
final class NuclearVectors {
  private static final int[] OTHERS = {
    Tag.ENERGY_WINDOW_VECTOR,
    Tag.DETECTOR_VECTOR,
    Tag.PHASE_VECTOR,
    Tag.ROTATION_VECTOR,
    Tag.RR_INTERVAL_VECTOR,
    Tag.TIME_SLOT_VECTOR,
    Tag.ANGULAR_VIEW_VECTOR,
    Tag.TIME_SLICE_VECTOR
  };

  private NuclearVectors() {}

  /**
   * One set of attributes a frame; empty where there is no slice vector or no position to start
   * from.
   */
  static List<FrameAttributes> frames(DataSet dataSet, FrameAttributes base, int frames) {
    double[] slices = dataSet.doubles(Tag.SLICE_VECTOR);
    DataSet detector = dataSet.item(Tag.DETECTOR_INFORMATION_SEQUENCE);
    Double spacing = dataSet.number(Tag.SPACING_BETWEEN_SLICES);
    if (slices == null || slices.length < frames || detector == null || spacing == null) {
      return List.of();
    }
    FrameAttributes first = FrameAttributesReader.read(new FunctionalGroups(null, null, detector));
    if (!first.placed()) {
      return List.of();
    }
    List<FrameAttributes> list = new ArrayList<>(frames);
    for (int i = 0; i < frames; i++) {
      Vector3 step = first.orientation().normal().times(spacing * (slices[i] - 1));
      Vector3 position = first.position().plus(step);
      if (!position.isFinite()) {
        return List.of();
      }
      FrameAttributes frame = base.at(position, first.orientation());
      String others = others(dataSet, i, frames);
      list.add(others.isEmpty() ? frame : frame.with(Discriminator.NUCLEAR_VECTORS, others));
    }
    return list;
  }

  private static String others(DataSet dataSet, int frame, int frames) {
    List<String> values = new ArrayList<>();
    for (int tag : OTHERS) {
      double[] vector = dataSet.doubles(tag);
      if (vector != null && vector.length >= frames) {
        values.add(SplitKeys.text(vector[frame]));
      }
    }
    return String.join("\\", values);
  }
}
