package dev.triplane.preview;

/**
 * A picture ready to be written.
 *
 * @param picture of a single picture or a sheet its pixels, of a fly-through its first frame's
 * @param png the file's bytes
 */
public record RenderedPicture(Picture picture, byte[] png) {}
