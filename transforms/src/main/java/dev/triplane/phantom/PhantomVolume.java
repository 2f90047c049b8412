package dev.triplane.phantom;

import java.util.Optional;

/**
 * One volume that a correct reader finds in a series.
 *
 * @param verdict REGULAR, GAPS, IRREGULAR, TILTED, SINGLE, STACK or NOT_GEOMETRIC
 * @param slices how many frames it has
 * @param planes size of its grid along the normal: slices plus missing ones
 * @param rows Rows
 * @param columns Columns
 * @param geometry where it lies; empty for a stack or a radiograph
 */
public record PhantomVolume(
    String verdict,
    int slices,
    int planes,
    int rows,
    int columns,
    Optional<PhantomGeometry> geometry) {

  /**
   * The field of view across the planes: planes x spacing, mm; NaN for a single slice.
   *
   * @throws java.util.NoSuchElementException where there is no geometry
   */
  public double fovSliceMm() {
    return planes * geometry.orElseThrow().spacingSliceMm();
  }

  /**
   * The field of view along the columns: rows x spacing of rows, mm.
   *
   * @throws java.util.NoSuchElementException where there is no geometry
   */
  public double fovRowMm() {
    return rows * geometry.orElseThrow().spacingRowMm();
  }

  /**
   * The field of view along the rows: columns x spacing of columns, mm.
   *
   * @throws java.util.NoSuchElementException where there is no geometry
   */
  public double fovColumnMm() {
    return columns * geometry.orElseThrow().spacingColumnMm();
  }
}
