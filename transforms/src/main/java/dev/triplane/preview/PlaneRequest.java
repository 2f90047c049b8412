package dev.triplane.preview;

/**
 * What is wanted of the planes in each direction of a volume.
 *
 * @param slices how many single pictures; 1 for the most informative one near the middle
 * @param sheet the contact sheet; null for none
 * @param flythrough whether frames for a fly-through are wanted
 * @param longestSide of a single picture, pixels
 */
public record PlaneRequest(int slices, SheetSize sheet, boolean flythrough, int longestSide) {}
