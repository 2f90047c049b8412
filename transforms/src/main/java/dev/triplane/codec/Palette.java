package dev.triplane.codec;

/**
 * A Palette Color Lookup Table (PS3.3 C.7.6.3.1.5) with 8 bits a colour.
 *
 * @param first the stored value of the first entry
 * @param red by entry
 * @param green by entry, as many
 * @param blue by entry, as many
 */
public record Palette(int first, byte[] red, byte[] green, byte[] blue) {

  /** The entry of a stored value; values outside of the table have its first or last entry. */
  int entry(int stored) {
    long index = (long) stored - first;
    return index <= 0 ? 0 : (int) Math.min(index, red.length - 1);
  }
}
