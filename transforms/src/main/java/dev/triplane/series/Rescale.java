package dev.triplane.series;

/**
 * The linear Modality transformation (PS3.3 C.11.1): value = stored x slope + intercept.
 *
 * @param slope RescaleSlope
 * @param intercept RescaleIntercept
 */
public record Rescale(double slope, double intercept) implements ValueMapping {
  /** The transformation that changes nothing. */
  public static final Rescale IDENTITY = new Rescale(1, 0);

  @Override
  public double apply(double stored) {
    return stored * slope + intercept;
  }
}
