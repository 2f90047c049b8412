package dev.triplane.phantom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Unique identifiers made from names, under the root 2.25 that PS3.5 annex B.2 gives to UUIDs: the
 * same seed and name give the same identifier.
 *
 * @param seed the seed of the archive
 */
record Uids(long seed) {

  /** ImplementationClassUID of the phantom's writer. */
  static final String IMPLEMENTATION = new Uids(0).of("dev.triplane.phantom");

  String of(String name) {
    UUID uuid = UUID.nameUUIDFromBytes((seed + "/" + name).getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    return "2.25." + new BigInteger(1, bytes.array());
  }
}
