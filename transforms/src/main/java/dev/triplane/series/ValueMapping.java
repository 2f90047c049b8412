package dev.triplane.series;

/** From the stored number of a sample to its value: the Modality transformation (PS3.3 C.11.1). */
public sealed interface ValueMapping permits Rescale, LookupTable {
  /** The value of a stored number; NaN of NaN. */
  double apply(double stored);
}
