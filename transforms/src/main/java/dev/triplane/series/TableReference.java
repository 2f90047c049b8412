package dev.triplane.series;

/**
 * Names a {@link LookupTable} that is in a file. A table has up to 65,536 entries, too many to
 * travel with each instance: it is read again from the file where it is used, and once where all
 * files have the same.
 *
 * @param digest the first 64 bits of SHA-256 over the table
 * @param least the least entry
 * @param largest the largest entry
 */
public record TableReference(long digest, int least, int largest) {}
