package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.Body;
import dev.triplane.phantom.Lps;
import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The phantom's beads in its pictures: the patient's left at the viewer's right, the front up in
 * axial and at the left in sagittal views, the head up; and every length true in mm.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeadsTest {
  /** How much brighter or darker than what is around it a bead shows, in gray levels. */
  private static final double CONTRAST = 25;

  private static final String WITH_VOLUME =
      "select p.*, v.SeriesDescription, v.verdict, v.affine_lps, v.planes, v.rows, v.columns,"
          + " v.spacing_slice_mm, v.spacing_row_mm, v.spacing_column_mm, v.missing_indices,"
          + " v.row_direction, v.column_direction, v.slice_step_mm"
          + " from previews p join volumes v using (volume_id)"
          // Uneven slices are shown at the median of their distances: true nowhere.
          + " where v.spacing_slice_mm is not null and v.verdict <> 'IRREGULAR' order by p.path";

  /**
   * A bead and how it shows.
   *
   * @param sign 1 where it is brighter than the brain, -1 where it is darker, 0 where it is both
   * @param planes the middle planes that it lies in
   */
  private record Bead(Lps centre, int sign, List<String> planes) {}

  private static final Map<String, Bead> BEADS =
      new TreeMap<>(
          Map.of(
              "left", new Bead(Body.LEFT_BEAD, 1, List.of("AXIAL", "CORONAL")),
              "front", new Bead(Body.FRONT_BEAD, 0, List.of("AXIAL", "SAGITTAL")),
              "head", new Bead(Body.HEAD_BEAD, -1, List.of("CORONAL", "SAGITTAL"))));

  private Job job;
  private List<Cells> pictures;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 5);
    job =
        Job.run(archive, folder.resolve("out"), "--previewSize=512", "--window=auto").assertDone();
    try (Tables tables = job.tables()) {
      pictures = tables.rows(WITH_VOLUME);
    }
  }

  @Test
  void everyBeadIsWhereTheDisplayPutsIt() throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    for (Cells row : pictures) {
      PlacedPicture picture = PlacedPicture.read(job.output(), row);
      for (Map.Entry<String, Bead> entry : BEADS.entrySet()) {
        Bead bead = entry.getValue();
        if (bead.planes().contains(row.text("plane"))
            && picture.distance(bead.centre()) < Body.BEAD_RADIUS_MM / 2) {
          check(picture, entry.getKey(), bead);
          seen.merge(entry.getKey() + " " + row.text("plane"), 1, Integer::sum);
        }
      }
    }
    for (Map.Entry<String, Bead> entry : BEADS.entrySet()) {
      for (String plane : entry.getValue().planes()) {
        int times = seen.getOrDefault(entry.getKey() + " " + plane, 0);
        assertTrue(times >= 3, entry.getKey() + " " + plane + " seen in " + times);
      }
    }
  }

  private static void check(PlacedPicture picture, String name, Bead bead) {
    String id = picture + " " + name;
    PlacedPicture.Blob blob = picture.blob(bead.centre(), bead.sign());
    assertTrue(blob.contrast() > CONTRAST, id + " does not show: " + blob);
    // Half the distance of samples: the bead is seen by whole ones.
    double tolerance = picture.largestSpacing() / 2 + picture.mmPerPixel();
    assertEquals(0, blob.offRight(), tolerance, id + " to the right: " + blob);
    assertEquals(0, blob.offDown(), tolerance, id + " down: " + blob);
    if (bead.sign() > 0) {
      // Left and right of the head are alike but for the bead; above and below, front and back not.
      PlacedPicture.Blob mirrored = picture.blob(bead.centre().times(-1), bead.sign());
      assertTrue(mirrored.contrast() < blob.contrast() / 2, id + " shows mirrored: " + mirrored);
    }
  }

  @Test
  void everyLengthIsTrue() {
    for (Cells row : pictures) {
      PlacedPicture.Extent extent = PlacedPicture.Extent.of(row);
      double mm = row.real("mm_per_px");
      String id = row.text("SeriesDescription") + " " + row.text("plane");
      assertEquals(512, Math.max(row.integer("width_px"), row.integer("height_px")), id);
      // The picture has whole pixels; a straightened one covers whole samples, so up to one more
      // on each side.
      double slack = row.text("verdict").equals("TILTED") ? 2 * extent.sample() : 0;
      double width = row.integer("width_px") * mm - extent.right();
      double height = row.integer("height_px") * mm - extent.down();
      assertTrue(width > -0.51 * mm && width < slack + 0.51 * mm, id + " width off by " + width);
      assertTrue(
          height > -0.51 * mm && height < slack + 0.51 * mm, id + " height off by " + height);
    }
  }

  @Test
  void aMissingSliceIsBlackAcrossTheWholePicture() throws IOException {
    int checked = 0;
    for (Cells row : pictures) {
      if (!row.text("verdict").equals("GAPS") || row.text("plane").equals("AXIAL")) {
        continue;
      }
      PlacedPicture picture = PlacedPicture.read(job.output(), row);
      int missing = ((Number) ((List<?>) row.get("missing_indices")).get(0)).intValue();
      int planes = row.integer("planes");
      // Plane 0 is at the feet, at the bottom; a plane takes an equal share of the height.
      double share = row.integer("height_px") / (double) planes;
      int hole = (int) ((planes - 1 - missing + 0.5) * share);
      // Shown larger than it was sampled, a line lies up to half a pixel off the hole's middle.
      assertTrue(picture.brightestInRow(hole) <= 127.5 / share, picture.toString());
      for (int side : new int[] {-1, 1}) {
        int beside = (int) (hole + side * share);
        assertTrue(picture.brightestInRow(beside) > 100, picture + " row " + beside);
      }
      checked++;
    }
    assertEquals(2, checked);
  }
}
