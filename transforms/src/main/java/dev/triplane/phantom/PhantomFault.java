package dev.triplane.phantom;

/**
 * One file of the archive that cannot be used, or not wholly.
 *
 * @param path where it is, relative to the archive, separated by {@code /}
 * @param reason the name of the reason that a correct reader reports
 * @param description what is wrong with it
 */
public record PhantomFault(String path, String reason, String description) {}
