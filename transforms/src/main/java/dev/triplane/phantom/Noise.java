package dev.triplane.phantom;

/**
 * Noise without a state: a number that depends on nothing but where it stands, so that images may
 * be drawn in any order, on any number of threads, and come out the same.
 *
 * @param seed what tells one noise from another
 */
record Noise(long seed) {

  /** Roughly normal, with mean 0 and standard deviation 1. */
  double at(int frame, int row, int column) {
    long bits = mix(seed + mix(((long) frame << 40) ^ ((long) row << 20) ^ column));
    long sum =
        (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48 & 0xFFFF);
    // Four uniform numbers of 16 bits: variance 4 x 65536^2 / 12.
    return (sum - 2 * 65535.0) / (65536 / Math.sqrt(3));
  }

  /** The finalizer of SplitMix64. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
