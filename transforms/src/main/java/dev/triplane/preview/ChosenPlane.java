package dev.triplane.preview;

/**
 * A plane to be shown by itself.
 *
 * @param image the plane
 * @param choice why it and no other
 */
public record ChosenPlane(PlaneImage image, SliceChoice choice) {}
