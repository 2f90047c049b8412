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
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;

/**
 * The pictures of one volume: takes what they show from the slices as these go by, and writes them
 * once the volume's values are known. Pictures that are withheld have rows all the same.
 */
final class VolumePictures {
  private final Stores stores;
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
   * @param stores the output's among them
   * @param withheld why no picture may be made; null where nothing is against it
   */
  VolumePictures(
      Stores stores,
      OutputLayout layout,
      PreviewSettings settings,
      VolumePlan plan,
      BurnedIn withheld) {
    this.stores = stores;
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
   * Writes all pictures, each whole or not at all, several at once where the output waits for a
   * network.
   *
   * @param shading values to pixels, the same in all of them
   */
  void write(Shading shading) {
    List<NamedRequest> requests = requests(shading);
    if (withheld != null) {
      requests.forEach(named -> rows.add(PreviewRows.withheld(plan, named.request(), withheld)));
      return;
    }
    PictureRenderer renderer = new PictureRenderer(shading);
    Iterator<Rendered> rendered =
        requests.stream()
            .map(named -> new Rendered(named, renderer.render(named.request())))
            .iterator();
    int most = stores.readsInFlight(layout.root());
    try (InFlight<Rendered, Written> written =
        new InFlight<>(rendered, this::write, picture -> most)) {
      while (written.hasNext()) {
        add(written.next(), shading);
      }
    }
  }

  private List<NamedRequest> requests(Shading shading) {
    List<NamedRequest> requests = new ArrayList<>();
    for (ChosenPlane plane : planes.slices(shading.window())) {
      boolean numbered = plane.choice() == SliceChoice.EVENLY_SPACED;
      String suffix =
          numbered ? String.format(Locale.ROOT, "-%03d", plane.image().sliceIndex()) : "";
      requests.add(new NamedRequest(slice(plane.image(), plane.choice()), suffix));
    }
    for (PlaneImage plane : reslicer == null ? List.<PlaneImage>of() : reslicer.images()) {
      requests.add(new NamedRequest(slice(plane, SliceChoice.CENTRE), "-resliced"));
    }
    for (PlaneSeries series : planes.sheets()) {
      requests.add(new NamedRequest(several(PictureKind.SHEET, series), "-sheet"));
    }
    for (PlaneSeries series : planes.flythroughs()) {
      requests.add(new NamedRequest(several(PictureKind.FLYTHROUGH, series), "-flythrough"));
    }
    return requests;
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

  private Written write(Rendered rendered) {
    String path = OutputLayout.previewPath(plan.volumeId(), rendered.named().name());
    try {
      OutputFiles.write(stores, layout, path, rendered.picture().png(), "image/png");
      return new Written(rendered, path, null);
    } catch (IOException e) {
      return new Written(rendered, path, e);
    }
  }

  private void add(Written picture, Shading shading) {
    if (picture.problem() != null) {
      String detail = picture.problem().getClass().getSimpleName();
      failures.add(Failure.ofFile(picture.path(), Reason.PICTURE_NOT_WRITTEN, detail));
      return;
    }
    RenderedPicture rendered = picture.rendered().picture();
    rows.add(
        PreviewRows.of(
            plan,
            picture.rendered().named().request(),
            rendered.picture(),
            shading,
            picture.path(),
            rendered.png().length));
    written++;
  }

  /** What is to be drawn, and how the name of its file ends. */
  private record NamedRequest(PictureRequest request, String suffix) {
    String name() {
      PlaneImage plane = request.plane();
      String name = plane.plane() == null ? "image" : plane.plane().name().toLowerCase(Locale.ROOT);
      return name + suffix;
    }
  }

  private record Rendered(NamedRequest named, RenderedPicture picture) {}

  /**
   * What became of a picture.
   *
   * @param problem null where it was written
   */
  private record Written(Rendered rendered, String path, IOException problem) {}
}
