package dev.triplane.series;

import dev.triplane.dicom.DataSet;

/** Reads the lookup tables of a frame again from its file: the instance only names them. */
public final class FrameTables {
  private FrameTables() {}

  /**
   * The Modality LUT of a file's frames (PS3.3 C.11.1.1.1).
   *
   * @return null where the file has none that is to be applied
   */
  public static LookupTable modality(DataSet dataSet) {
    return FrameValuesReader.modalityLut(dataSet);
  }

  /**
   * The first VOI LUT of a frame (PS3.3 C.11.2.1.1).
   *
   * @return null where it has none that can be used
   */
  public static LookupTable voi(DataSet dataSet, Frame frame) {
    FunctionalGroups groups = FunctionalGroups.of(dataSet, frame.number());
    return FrameValuesReader.voiLut(groups, frame.attributes().values());
  }
}
