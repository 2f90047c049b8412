package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.preview.ChosenPlane;
import dev.triplane.preview.Marks;
import dev.triplane.preview.PatientPlane;
import dev.triplane.preview.PictureKind;
import dev.triplane.preview.PictureRenderer;
import dev.triplane.preview.PictureRequest;
import dev.triplane.preview.PlaneCollector;
import dev.triplane.preview.PlaneImage;
import dev.triplane.preview.PlaneSeries;
import dev.triplane.preview.RenderedPicture;
import dev.triplane.preview.Reslicer;
import dev.triplane.preview.Shading;
import dev.triplane.preview.SliceChoice;
import dev.triplane.series.BurnedIn;
import dev.triplane.table.PreviewRows;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.VolumePlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/**
 * The pictures of one volume: takes what they show from the slices as these go by, and writes them
 * once the volume's values are known. Pictures that are withheld have rows all the same.
 */
final class VolumePictures {
  private final OutputLayout layout;
  private final PreviewSettings settings;
  private final VolumePlan plan;

  /** Why pictures are withheld; null where they are not. */
  private final BurnedIn withheld;

  private final PlaneCollector planes;

  /** Takes the planes of the patient from an oblique volume; null where they are not wanted. */
  private final Reslicer reslicer;

  private final List<GenericRecord> rows = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private int written;

  /**
   * @param withheld why no picture may be made; null where nothing is against it
   */
  VolumePictures(
      OutputLayout layout, PreviewSettings settings, VolumePlan plan, BurnedIn withheld) {
    this.layout = layout;
    this.settings = settings;
    this.plan = plan;
    this.withheld = withheld;
    this.planes = new PlaneCollector(plan, settings.planes());
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
   * @param shading values to pixels, the same in all of them
   */
  void write(Shading shading) {
    PictureRenderer renderer = new PictureRenderer(shading);
    for (ChosenPlane plane : planes.slices(shading.window())) {
      boolean numbered = plane.choice() == SliceChoice.EVENLY_SPACED;
      String suffix =
          numbered ? String.format(Locale.ROOT, "-%03d", plane.image().sliceIndex()) : "";
      write(renderer, slice(plane.image(), plane.choice()), suffix);
    }
    for (PlaneImage plane : reslicer == null ? List.<PlaneImage>of() : reslicer.images()) {
      write(renderer, slice(plane, SliceChoice.CENTRE), "-resliced");
    }
    for (PlaneSeries series : planes.sheets()) {
      write(renderer, several(PictureKind.SHEET, series), "-sheet");
    }
    for (PlaneSeries series : planes.flythroughs()) {
      write(renderer, several(PictureKind.FLYTHROUGH, series), "-flythrough");
    }
  }

  /** The rows of the pictures that were written or withheld. */
  List<GenericRecord> rows() {
    return rows;
  }

  /** How many pictures were written. */
  int written() {
    return written;
  }

  /** The pictures that could not be written. */
  List<Failure> failures() {
    return failures;
  }

  private PictureRequest slice(PlaneImage plane, SliceChoice choice) {
    return new PictureRequest(
        PictureKind.SLICE,
        List.of(plane),
        settings.longestSide(),
        choice,
        null,
        null,
        settings.marks() == Marks.ALL);
  }

  private PictureRequest several(PictureKind kind, PlaneSeries series) {
    boolean sheet = kind == PictureKind.SHEET;
    return new PictureRequest(
        kind,
        series.images(),
        series.longestSide(),
        SliceChoice.EVENLY_SPACED,
        sheet ? settings.sheet().filledBy(series.images().size()) : null,
        sheet ? null : settings.flythrough(),
        settings.marks() != Marks.NONE);
  }

  private void write(PictureRenderer renderer, PictureRequest request, String suffix) {
    if (withheld != null) {
      rows.add(PreviewRows.withheld(plan, request, withheld));
      return;
    }
    RenderedPicture rendered = renderer.render(request);
    PlaneImage plane = request.plane();
    String name = plane.plane() == null ? "image" : plane.plane().name().toLowerCase(Locale.ROOT);
    String path = OutputLayout.previewPath(plan.volumeId(), name + suffix);
    try {
      OutputFiles.write(layout, path, rendered.png(), "image/png");
      rows.add(
          PreviewRows.of(
              plan, request, rendered.picture(), renderer.shading(), path, rendered.png().length));
      written++;
    } catch (IOException e) {
      failures.add(Failure.ofFile(path, Reason.PICTURE_NOT_WRITTEN, e.getClass().getSimpleName()));
    }
  }
}
