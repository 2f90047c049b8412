package dev.triplane.transforms;

/** A number of 64 bits for a name: the same on every machine, and spread evenly. */
final class NameHash {
  private NameHash() {}

  /** FNV-1a, then the last mixing of MurmurHash3, without which near names have near numbers. */
  static long of(CharSequence name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  /** One of so many numbers from 0. */
  static int among(CharSequence name, int count) {
    return (int) Long.remainderUnsigned(of(name), count);
  }
}
