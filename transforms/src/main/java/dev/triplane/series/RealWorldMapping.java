package dev.triplane.series;

/**
 * One item of Real World Value Mapping Sequence (PS3.3 C.7.6.16.2.11): what stored numbers mean
 * beside the Modality transformation. It is reported, and not applied: a file may have several.
 *
 * @param label LUTLabel; null where absent
 * @param units CodeValue of MeasurementUnitsCodeSequence; null where absent
 * @param scheme CodingSchemeDesignator of the same, such as {@code UCUM}; null where absent
 * @param first the first stored number that is mapped; null where absent
 * @param last the last one; null where absent
 * @param slope RealWorldValueSlope; null where absent
 * @param intercept RealWorldValueIntercept; null where absent
 * @param tableEntries how many values RealWorldValueLUTData has; 0 where absent
 */
public record RealWorldMapping(
    String label,
    String units,
    String scheme,
    Double first,
    Double last,
    Double slope,
    Double intercept,
    int tableEntries) {

  /** True where it gives the values that a rescaling gives. */
  public boolean agreesWith(Rescale rescale) {
    return slope != null
        && intercept != null
        && slope == rescale.slope()
        && intercept == rescale.intercept();
  }
}
