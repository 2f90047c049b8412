package dev.triplane.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The archive as pydicom reads it is the archive as it was defined. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhantomWitnessTest {

  private static final double MICROMETRE = 1e-3;

  private PhantomSummary summary;
  private List<PydicomWitness.Frame> frames;

  @BeforeAll
  void write(@TempDir Path folder, @TempDir Path scratch) throws Exception {
    summary = PhantomArchive.write(folder, 7);
    frames = PydicomWitness.read(folder, scratch);
  }

  @Test
  void everyImageWithAPlaceIsRead() {
    long defined =
        summary.series().stream()
            .flatMap(series -> series.volumes().stream())
            .filter(volume -> volume.geometry().isPresent())
            .mapToLong(PhantomVolume::slices)
            .sum();
    assertEquals(defined, frames.size());
  }

  @Test
  void everyVolumeLiesWhereItWasDefined() {
    for (PhantomSeries series : summary.series()) {
      for (PhantomVolume volume : series.volumes()) {
        volume.geometry().ifPresent(geometry -> check(series, volume, geometry));
      }
    }
  }

  private void check(PhantomSeries series, PhantomVolume volume, PhantomGeometry geometry) {
    List<PydicomWitness.Frame> own =
        frames.stream()
            .filter(frame -> frame.series().equals(series.seriesInstanceUid()))
            .filter(frame -> distance(frame.row(), geometry.rowDirection()) < 1e-6)
            .filter(frame -> distance(frame.column(), geometry.columnDirection()) < 1e-6)
            .toList();
    Lps normal = geometry.rowDirection().cross(geometry.columnDirection());
    TreeSet<Long> places =
        own.stream()
            .map(frame -> Math.round(frame.position().dot(normal) / MICROMETRE))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(volume.slices(), places.size(), series.description());
    for (PydicomWitness.Frame frame : own) {
      assertEquals(volume.rows(), frame.rows());
      assertEquals(volume.columns(), frame.columns());
      assertEquals(geometry.spacingRowMm(), frame.rowSpacing(), 1e-9);
      assertEquals(geometry.spacingColumnMm(), frame.columnSpacing(), 1e-9);
    }
    assertTrue(own.stream().anyMatch(f -> distance(f.position(), geometry.firstPosition()) < 1e-6));
    assertTrue(own.stream().anyMatch(f -> distance(f.position(), geometry.lastPosition()) < 1e-6));
    if (volume.slices() > 1 && !volume.verdict().equals("IRREGULAR")) {
      double span = (places.last() - places.first()) * MICROMETRE;
      assertEquals(span / (volume.planes() - 1), geometry.spacingSliceMm(), MICROMETRE);
    }
  }

  @Test
  void everyBeadIsWhereThePatientHasIt() {
    int seen = 0;
    for (PydicomWitness.Frame frame : frames) {
      PhantomSeries series =
          summary.series().stream()
              .filter(one -> one.seriesInstanceUid().equals(frame.series()))
              .findFirst()
              .orElseThrow();
      seen += checkBead(series, frame, 0, Tissue.BRIGHT_BEAD);
      seen += checkBead(series, frame, 1, Tissue.DARK_BEAD);
      seen += checkBead(series, frame, 2, Tissue.DARK_BEAD);
    }
    assertTrue(seen > 20, "beads seen: " + seen);
  }

  private static int checkBead(
      PhantomSeries series, PydicomWitness.Frame frame, int bead, Tissue tissue) {
    OptionalDouble found = frame.beads().get(bead);
    if (found.isEmpty()) {
      return 0;
    }
    Contrast contrast = contrast(series, frame);
    // The double oblique series stores bytes, in an arbitrary unit of 4.2 that no attribute tells.
    double unit = series.description().contains("double") ? 4.2 : 1;
    // Unsigned samples cannot go below zero; the noise is bounded by 2 x sqrt(3) deviations.
    double tolerance = 4 * contrast.noise() + unit;
    assertEquals(
        contrast.of(tissue), found.getAsDouble() * unit, tolerance, frame.path() + " bead " + bead);
    return 1;
  }

  private static Contrast contrast(PhantomSeries series, PydicomWitness.Frame frame) {
    return switch (series.modality()) {
      case "CT" -> Contrast.HOUNSFIELD;
      case "PT" -> Contrast.UPTAKE;
      default -> {
        if (frame.echoTimeMs() == Contrast.FIRST_ECHO_MS) {
          yield Contrast.FIRST_ECHO;
        }
        yield frame.echoTimeMs() == Contrast.SECOND_ECHO_MS ? Contrast.SECOND_ECHO : Contrast.T1;
      }
    };
  }

  private static double distance(Lps a, Lps b) {
    Lps between = a.plus(-1, b);
    return Math.sqrt(between.dot(between));
  }
}
