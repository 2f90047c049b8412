package dev.triplane.volume;

import dev.triplane.series.Frame;

/**
 * A frame's place in a volume.
 *
 * @param frame the frame
 * @param plane its index along the slices, holes of missing slices counted
 * @param position along the normal, mm; NaN where the volume has no positions
 */
public record Slot(Frame frame, int plane, double position) {}
