package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.PatientPlane;
import dev.triplane.preview.Picture;
import dev.triplane.preview.PlaneCollector;
import dev.triplane.preview.PlaneImage;
import dev.triplane.preview.Png;
import dev.triplane.preview.Reslicer;
import dev.triplane.preview.WindowChoice;
import dev.triplane.table.PreviewRows;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.ValueSummary;
import dev.triplane.volume.VolumePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/**
 * The pictures of one volume: takes what they show from the slices as these go by, and writes them
 * once the volume's values are known.
 */
final class VolumePictures {
  private final OutputLayout layout;
  private final PreviewSettings settings;
  private final WindowChoice windows;
  private final VolumePlan plan;
  private final PlaneCollector planes;

  /** Takes the planes of the patient from an oblique volume; null where they are not wanted. */
  private final Reslicer reslicer;

  private final List<GenericRecord> rows = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  VolumePictures(
      OutputLayout layout, PreviewSettings settings, WindowChoice windows, VolumePlan plan) {
    this.layout = layout;
    this.settings = settings;
    this.windows = windows;
    this.plan = plan;
    this.planes = new PlaneCollector(plan);
    Geometry geometry = plan.geometry();
    boolean oblique =
        Reslicer.canReslice(geometry) && Reslicer.degreesOff(geometry) > settings.reslice();
    this.reslicer = oblique ? new Reslicer(plan, PatientPlane.throughCentre(geometry)) : null;
  }

  /** What takes the slices. */
  List<SliceConsumer> consumers() {
    return reslicer == null ? List.of(planes) : List.of(planes, reslicer);
  }

  /**
   * Writes all pictures, each whole or not at all.
   *
   * @param values what the volume's samples are like; null where none could be read
   */
  void write(ValueSummary values) {
    if (values == null) {
      return;
    }
    DisplayWindow window = windows.choose(plan, values);
    for (PlaneImage plane : planes.images()) {
      write(plane, window);
    }
    for (PlaneImage plane : reslicer == null ? List.<PlaneImage>of() : reslicer.images()) {
      write(plane, window);
    }
  }

  /** The rows of the pictures that were written. */
  List<GenericRecord> rows() {
    return rows;
  }

  /** The pictures that could not be written. */
  List<Failure> failures() {
    return failures;
  }

  private void write(PlaneImage plane, DisplayWindow window) {
    boolean inverted = plan.firstInstance().pixels().format().inverted();
    Picture picture = Picture.render(plane, window, inverted, settings.longestSide());
    byte[] png = Png.encode(picture.image());
    String name = plane.plane() == null ? "image" : plane.plane().name().toLowerCase(Locale.ROOT);
    String suffix = plane.resliced() ? "-resliced" : "";
    String path = OutputLayout.previewPath(plan.volumeId(), name + suffix);
    try {
      OutputFiles.write(layout, path, png, "image/png");
      rows.add(PreviewRows.of(plan, plane, picture, window, path, png.length));
    } catch (IOException e) {
      failures.add(Failure.ofFile(path, Reason.PICTURE_NOT_WRITTEN, e.getClass().getSimpleName()));
    }
  }
}
