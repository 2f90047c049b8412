package dev.triplane.volume;

import dev.triplane.codec.Samples;
import dev.triplane.codec.StoredValue;
import dev.triplane.series.PixelSource;
import dev.triplane.series.ValueMapping;

/**
 * One slice on its way to the consumers: valid until the next one comes.
 *
 * @param slot its place in the volume
 * @param samples as stored
 * @param rule from bit pattern to stored number; null where the samples are numbers already
 * @param mapping from stored number to value
 * @param source says which stored numbers are padding
 */
public record Slice(
    Slot slot, Samples samples, StoredValue rule, ValueMapping mapping, PixelSource source) {

  /** The same slice with samples of its own, which stay valid. */
  public Slice copy() {
    return new Slice(slot, samples.copy(), rule, mapping, source);
  }

  /** The value of a sample, counted row by row; NaN where it is padding. */
  public double value(int index) {
    double stored =
        switch (samples.container()) {
          case BYTES -> rule.of(samples.bytes()[index]);
          case SHORTS -> rule.of(samples.shorts()[index]);
          case INTS -> samples.ints()[index];
          case DOUBLES -> samples.doubles()[index];
        };
    if (samples.colour()) { // luminance: the Modality transformation is for gray only
      return stored;
    }
    return isPadding(stored) ? Double.NaN : mapping.apply(stored);
  }

  /** Whether the slice has colours; its values are their luminance then. */
  public boolean colour() {
    return samples.colour();
  }

  /**
   * One colour of a pixel, 0 to 255.
   *
   * @param index the pixel, counted row by row
   * @param channel 0 red, 1 green, 2 blue
   */
  public int colour(int index, int channel) {
    return samples.rgb()[3 * index + channel] & 0xFF;
  }

  /** True where a stored number means "no image here" (PS3.3 C.7.5.1.1.2). */
  public boolean isPadding(double stored) {
    return source.paddingLow() != null
        && !samples.colour()
        && stored >= source.paddingLow()
        && stored <= source.paddingHigh();
  }
}
