package dev.triplane.phantom;

import java.util.function.Supplier;

/**
 * A file that is drawn when it is written.
 *
 * @param path relative to the archive, separated by {@code /}
 * @param bytes draws its content; the same each time
 */
record ArchiveFile(String path, Supplier<byte[]> bytes) {}
