package dev.triplane.preview;

import java.util.List;

/**
 * Planes of one direction to be shown together, at one scale.
 *
 * @param images at least two, in the order of their indexes, all on the same grid
 * @param longestSide of each when it is rendered, pixels
 */
public record PlaneSeries(List<PlaneImage> images, int longestSide) {
  /** Copies the list. */
  public PlaneSeries {
    images = List.copyOf(images);
  }
}
