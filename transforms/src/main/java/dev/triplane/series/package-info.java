/**
 * From headers to groups of frames: what an {@link dev.triplane.series.Instance} says about its
 * frames, and which frames of a series belong to one volume. No pixels, no I/O.
 */
package dev.triplane.series;
