package dev.triplane.table;

import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.Picture;
import dev.triplane.preview.PlaneImage;
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
      DisplayWindow window,
      String path,
      long sizeBytes) {
    return Row.of(Table.PREVIEWS)
        .set("volume_id", plan.volumeId())
        .set("SeriesInstanceUID", plan.firstInstance().seriesInstanceUid())
        .set("plane", plane.plane() == null ? "IMAGE" : plane.plane().name())
        .set("kind", "SLICE")
        .set("slice_index", plane.sliceIndex())
        .set("position_mm", known(plane.positionMm()))
        .set("path", path)
        .set("width_px", picture.image().width())
        .set("height_px", picture.image().height())
        .set("mm_per_px", known(picture.mmPerPixel()))
        .set("window_low", window.low())
        .set("window_high", window.high())
        .set("window_source", window.source().name())
        .set("colormap", "gray")
        .set("clipped_low", picture.clippedLow())
        .set("clipped_high", picture.clippedHigh())
        .set("size_bytes", sizeBytes)
        .build();
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
