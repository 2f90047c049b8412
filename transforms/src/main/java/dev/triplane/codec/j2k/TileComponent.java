package dev.triplane.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/**
 * One component of a tile.
 *
 * @param area its samples
 * @param style how they are coded
 * @param shift bit-planes that a region of interest was moved up
 * @param resolutions from the smallest
 */
record TileComponent(Area area, CodingStyle style, int shift, List<Resolution> resolutions) {

  /** Lays out all components of a tile; {@code most} is how many precincts there can be. */
  static List<TileComponent> of(ImageSize size, Area grid, Parameters parameters, long most)
      throws CodestreamException {
    List<TileComponent> components = new ArrayList<>();
    long left = most;
    for (int c = 0; c < size.components().size(); c++) {
      ImageSize.Component component = size.components().get(c);
      CodingStyle style = parameters.style(c);
      Area area = size.of(component, grid);
      List<Resolution> resolutions = new ArrayList<>();
      for (int level = 0; level <= style.levels(); level++) {
        Resolution resolution = new Resolution(c, area, level, style);
        int shift = parameters.shift(c);
        resolution.addBands(area, component.precision(), parameters.quantization(c), shift);
        resolution.addPrecincts(component, grid, left);
        left -= resolution.precincts().size();
        resolutions.add(resolution);
      }
      components.add(new TileComponent(area, style, parameters.shift(c), resolutions));
    }
    return components;
  }
}
