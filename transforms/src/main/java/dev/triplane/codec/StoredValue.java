package dev.triplane.codec;

import dev.triplane.series.PixelFormat;

/**
 * From a bit pattern of at most 16 bits to the number that it stores: BitsStored bits below
 * HighBit, signed or not (PS3.5 8.1.1). Bits outside them, such as old overlays, are ignored.
 *
 * @param shift bits below the stored ones
 * @param bits BitsStored
 * @param signed two's complement
 */
public record StoredValue(int shift, int bits, boolean signed) {

  /** The rule of colours and luminance: 8 bits, all stored. */
  public static final StoredValue EIGHT_BITS = new StoredValue(0, 8, false);

  /** The rule of a format of at most 16 bits allocated. */
  public static StoredValue of(PixelFormat format) {
    int shift = format.highBit() + 1 - format.bitsStored();
    return new StoredValue(shift, format.bitsStored(), format.signed());
  }

  /** The number that a pattern stores. */
  public int of(int pattern) {
    int up = 32 - bits - shift;
    return signed ? pattern << up >> (32 - bits) : pattern << up >>> (32 - bits);
  }
}
