package dev.triplane.container;

/**
 * What a container may hold.
 *
 * @param maxEntries entries, or the whole container is refused
 * @param maxEntryBytes bytes of an entry, or the entry is refused
 * @param maxEntryRatio bytes of an entry, or of a whole .tar.gz, for each byte that it is packed
 *     in; the first MiB is free, as it does no harm
 * @param maxSpillBytes bytes that a .tar.gz may unpack to
 */
public record ContainerLimits(
    int maxEntries, long maxEntryBytes, double maxEntryRatio, long maxSpillBytes) {
  private static final long FREE_BYTES = 1 << 20;

  /** Whether so many bytes may come from so many packed ones. */
  boolean allowsRatio(long bytes, long packed) {
    return bytes <= FREE_BYTES || bytes <= maxEntryRatio * Math.max(1, packed);
  }
}
