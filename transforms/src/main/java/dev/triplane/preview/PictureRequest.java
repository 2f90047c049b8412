package dev.triplane.preview;

import java.util.List;

/**
 * One picture to be made, and what of it is known without its pixels.
 *
 * @param kind what it is
 * @param planes one for a single picture, else at least two on the same grid
 * @param longestSide of each plane in the picture, pixels
 * @param choice why these planes and no others
 * @param sheet rows and columns; null for what is no sheet
 * @param framesPerSecond null for what is no fly-through
 * @param marked whether it carries marks
 */
public record PictureRequest(
    PictureKind kind,
    List<PlaneImage> planes,
    int longestSide,
    SliceChoice choice,
    SheetSize sheet,
    Integer framesPerSecond,
    boolean marked) {

  /** Copies the list. */
  public PictureRequest {
    planes = List.copyOf(planes);
  }

  /** The first plane: stands for all in what is the same in all. */
  public PlaneImage plane() {
    return planes.get(0);
  }

  /** The indexes of the planes. */
  public List<Integer> indexes() {
    return planes.stream().map(PlaneImage::sliceIndex).toList();
  }
}
