package dev.triplane.transforms;

import dev.triplane.preview.PlannedWindow;
import dev.triplane.volume.VolumePlan;

/**
 * A volume as it is handed to the worker that assembles it.
 *
 * @param plan what is to be read
 * @param window what its pictures are shown with, chosen for its whole series
 */
record PlannedVolume(VolumePlan plan, PlannedWindow window) {}
