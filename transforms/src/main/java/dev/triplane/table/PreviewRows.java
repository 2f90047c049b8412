package dev.triplane.table;

import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.Picture;
import dev.triplane.preview.PictureKind;
import dev.triplane.preview.PictureQuality;
import dev.triplane.preview.PictureRequest;
import dev.triplane.preview.PlaneImage;
import dev.triplane.preview.Shading;
import dev.triplane.preview.SheetSize;
import dev.triplane.series.BurnedIn;
import dev.triplane.volume.VolumePlan;
import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** From a picture to its row in the previews table. */
public final class PreviewRows {
  private PreviewRows() {}

  /**
   * The row of one picture.
   *
   * @param request what it shows
   * @param picture its pixels; of a fly-through its first frame's
   * @param path below the output folder
   * @param sizeBytes of the PNG
   */
  public static GenericRecord of(
      VolumePlan plan,
      PictureRequest request,
      Picture picture,
      Shading shading,
      String path,
      long sizeBytes) {
    PlaneImage plane = request.plane();
    boolean gray = plane.colours() == null;
    boolean single = request.kind() == PictureKind.SLICE;
    DisplayWindow window = shading.window();
    PictureQuality quality = single ? picture.quality() : null;
    return row(plan, request)
        .set("path", path)
        .set("width_px", picture.image().width())
        .set("height_px", picture.image().height())
        .set("mm_per_px", known(picture.mmPerPixel()))
        .set("window_low", gray ? window.low() : null)
        .set("window_high", gray ? window.high() : null)
        .set("window_source", gray ? window.source().name() : null)
        .set("window_name", gray ? window.name() : null)
        .set("colormap", gray ? shading.colormap().name() : null)
        .set("clipped_low", gray && single ? picture.clippedLow() : null)
        .set("clipped_high", gray && single ? picture.clippedHigh() : null)
        .set("size_bytes", sizeBytes)
        .set("marks", request.marked())
        .set("inverted", gray && shading.inverted())
        .set("gray_spread", single ? quality.spread() : null)
        .set("blank", single ? quality.blank() : null)
        .set("saturated", single ? quality.saturated() : null)
        .set("low_contrast", single ? quality.lowContrast() : null)
        .build();
  }

  /** The row of a picture that was not made because the patient's name may be in its pixels. */
  public static GenericRecord withheld(VolumePlan plan, PictureRequest request, BurnedIn reason) {
    return row(plan, request).set("withheld_reason", reason.name()).build();
  }

  private static Row row(VolumePlan plan, PictureRequest request) {
    PlaneImage plane = request.plane();
    boolean single = request.kind() == PictureKind.SLICE;
    boolean indexed = single && !plane.resliced();
    SheetSize sheet = request.sheet();
    return Row.of(Table.PREVIEWS)
        .set("volume_id", plan.volumeId())
        .set("SeriesInstanceUID", plan.firstInstance().seriesInstanceUid())
        .set("plane", plane.plane() == null ? "IMAGE" : plane.plane().name())
        .set("kind", request.kind().name())
        .set("slice_index", indexed ? plane.sliceIndex() : null)
        .set("position_mm", single ? known(plane.positionMm()) : null)
        .set("resliced", plane.resliced())
        .set("slice_choice", request.choice().name())
        .set("slice_indices", plane.resliced() ? List.of() : request.indexes())
        .set("sheet_rows", sheet == null ? null : sheet.rows())
        .set("sheet_columns", sheet == null ? null : sheet.columns())
        .set("frames_per_second", request.framesPerSecond());
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
