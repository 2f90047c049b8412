package dev.triplane.preview;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the pictures of one volume: all with the same window.
 *
 * @param shading values to pixels
 */
public record PictureRenderer(Shading shading) {

  /** Makes one picture. */
  public RenderedPicture render(PictureRequest request) {
    List<EightBitImage> images = new ArrayList<>();
    Picture first = null;
    for (PlaneImage plane : request.planes()) {
      Picture picture = Picture.render(plane, shading, request.longestSide());
      if (request.marked()) {
        mark(picture, plane, request.kind() == PictureKind.SHEET, images.isEmpty());
      }
      first = first == null ? picture : first;
      images.add(picture.image());
    }
    return switch (request.kind()) {
      case SLICE -> new RenderedPicture(first, Png.encode(first.image()));
      case SHEET -> {
        EightBitImage sheet = ContactSheet.of(images, request.sheet());
        Picture whole =
            new Picture(
                sheet,
                first.mmPerPixel(),
                first.clippedLow(),
                first.clippedHigh(),
                first.quality());
        yield new RenderedPicture(whole, Png.encode(sheet));
      }
      case FLYTHROUGH ->
          new RenderedPicture(first, AnimatedPng.encode(images, request.framesPerSecond()));
    };
  }

  /**
   * @param part whether it is part of a sheet, for which one scale bar is enough
   * @param first whether it is the first of several
   */
  private static void mark(Picture picture, PlaneImage plane, boolean part, boolean first) {
    EightBitImage image = picture.image();
    Rectangle whole = new Rectangle(0, 0, image.width(), image.height());
    MarkPainter painter = new MarkPainter(image, whole);
    if (part) {
      painter.part();
    }
    double mmPerPixel = part && !first ? Double.NaN : picture.mmPerPixel();
    painter.paint(plane.facing(), plane.positionMm(), mmPerPixel);
  }
}
