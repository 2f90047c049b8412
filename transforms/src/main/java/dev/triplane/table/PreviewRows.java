package dev.triplane.table;

import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.Picture;
import dev.triplane.preview.PictureQuality;
import dev.triplane.preview.PlaneImage;
import dev.triplane.preview.Shading;
import dev.triplane.volume.VolumePlan;
import org.apache.avro.generic.GenericRecord;

/** From a picture to its row in the previews table. */
public final class PreviewRows {
  private PreviewRows() {}

  /**
   * The row of one picture.
   *
   * @param path below the output folder
   * @param sizeBytes of the PNG
   */
  public static GenericRecord of(
      VolumePlan plan,
      PlaneImage plane,
      Picture picture,
      Shading shading,
      String path,
      long sizeBytes) {
    boolean gray = plane.colours() == null;
    DisplayWindow window = shading.window();
    PictureQuality quality = picture.quality();
    return Row.of(Table.PREVIEWS)
        .set("volume_id", plan.volumeId())
        .set("SeriesInstanceUID", plan.firstInstance().seriesInstanceUid())
        .set("plane", plane.plane() == null ? "IMAGE" : plane.plane().name())
        .set("kind", "SLICE")
        .set("slice_index", plane.resliced() ? null : plane.sliceIndex())
        .set("position_mm", known(plane.positionMm()))
        .set("path", path)
        .set("width_px", picture.image().width())
        .set("height_px", picture.image().height())
        .set("mm_per_px", known(picture.mmPerPixel()))
        .set("window_low", gray ? window.low() : null)
        .set("window_high", gray ? window.high() : null)
        .set("window_source", gray ? window.source().name() : null)
        .set("window_name", gray ? window.name() : null)
        .set("colormap", gray ? shading.colormap().name() : null)
        .set("clipped_low", gray ? picture.clippedLow() : null)
        .set("clipped_high", gray ? picture.clippedHigh() : null)
        .set("size_bytes", sizeBytes)
        .set("resliced", plane.resliced())
        .set("inverted", gray && shading.inverted())
        .set("gray_spread", quality.spread())
        .set("blank", quality.blank())
        .set("saturated", quality.saturated())
        .set("low_contrast", quality.lowContrast())
        .build();
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
