package dev.triplane.series;

/**
 * What can tell frames at the same position apart, in the order in which it is tried. The names
 * stand in {@code split_key}.
 */
public enum Discriminator {
  /** StackID: several stacks of one multi-frame image. */
  STACK("StackID"),
  /** ReferencedSegmentNumber: the segment of a segmentation. */
  SEGMENT("ReferencedSegmentNumber"),
  /**
   * TemporalPositionIdentifier or TemporalPositionIndex: the time point of a dynamic acquisition.
   */
  TIME_POINT("TemporalPositionIdentifier"),
  /** TriggerTime, ms: the cardiac phase. */
  TRIGGER_TIME("TriggerTime"),
  /** EchoTime, ms. */
  ECHO_TIME("EchoTime"),
  /** DiffusionBValue, s/mm2. */
  B_VALUE("DiffusionBValue"),
  /** DiffusionGradientOrientation: the direction cosines. */
  GRADIENT("DiffusionGradientOrientation"),
  /** What ImageType says of the component: magnitude, phase, real, imaginary, water, fat. */
  COMPONENT("ImageType"),
  /** ComplexImageComponent: MAGNITUDE, PHASE, REAL or IMAGINARY. */
  COMPLEX_COMPONENT("ComplexImageComponent"),
  /**
   * EnergyWindowVector, RRIntervalVector, TimeSlotVector and their like in nuclear medicine,
   * joined.
   */
  NUCLEAR_VECTORS("FrameIncrementPointer"),
  /** DimensionIndexValues, those that say more than a position. */
  DIMENSIONS("DimensionIndexValues"),
  /** InversionTime, ms. */
  INVERSION_TIME("InversionTime"),
  /** AcquisitionNumber. */
  ACQUISITION("AcquisitionNumber"),
  /** AcquisitionTime or AcquisitionDateTime: orders repeats that nothing else tells apart. */
  ACQUISITION_TIME("AcquisitionTime"),
  /** ContentTime: the same, later in the chain. */
  CONTENT_TIME("ContentTime"),
  /** InstanceNumber: the last resort, only where every position repeats alike. */
  INSTANCE_NUMBER("InstanceNumber");

  private final String keyword;

  Discriminator(String keyword) {
    this.keyword = keyword;
  }

  /** The keyword of the attribute (PS3.6) that stands in {@code split_key}. */
  public String keyword() {
    return keyword;
  }
}
