package dev.triplane.transforms;

/**
 * A listed file, not yet opened.
 *
 * @param uri an absolute path on the local disk, or a full uri on any other store
 * @param sizeBytes as listed
 * @param modifiedMillis milliseconds since 1970 UTC; 0 where the store does not say
 */
public record FileRef(String uri, long sizeBytes, long modifiedMillis) {}
