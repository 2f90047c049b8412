/**
 * From groups of frames to volumes: geometry (axes, sampling, affine, field of view, tilt,
 * verdict), the plan that says which frame is which slice, and the reader that streams the slices
 * of a plan to consumers. No Beam.
 */
package dev.triplane.volume;
