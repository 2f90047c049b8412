package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.phantom.Lps;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.phantom.PhantomFault;
import dev.triplane.phantom.PhantomGeometry;
import dev.triplane.phantom.PhantomSeries;
import dev.triplane.phantom.PhantomSummary;
import dev.triplane.phantom.PhantomVolume;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo's archive: every series, volume and fault as it was defined. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhantomTruthTest {
  /** DS values have at most 16 characters: ten decimals are left. */
  private static final double MM = 1e-8;

  private PhantomSummary truth;
  private Job job;
  private Tables tables;

  @BeforeAll
  void run(@TempDir Path folder) throws IOException {
    Path archive = folder.resolve("archive");
    truth = PhantomArchive.write(archive, 11);
    job = Job.run(archive, folder.resolve("out"), "--previewSize=64").assertDone();
    tables = job.tables();
  }

  @AfterAll
  void close() {
    tables.close();
  }

  @Test
  void everyFileIsListed() throws IOException {
    assertEquals(truth.files(), job.runJson().at("/counts/files_listed").asInt());
    assertEquals(truth.bytes(), job.runJson().at("/counts/bytes_listed").asLong());
  }

  @Test
  void everySeriesHasItsFiles() {
    assertEquals(truth.series().size(), tables.number("select count(*) from series"));
    for (PhantomSeries series : truth.series()) {
      String where = " where SeriesInstanceUID = '" + series.seriesInstanceUid() + "'";
      Cells row = tables.row("select * from series" + where);
      assertEquals(series.studyInstanceUid(), row.text("StudyInstanceUID"));
      assertEquals(series.patientId(), row.text("PatientID"));
      assertEquals(series.modality(), row.text("Modality"));
      assertEquals(series.description(), row.text("SeriesDescription"));
      assertEquals(series.volumes().size(), row.integer("volume_count"), series.description());
      for (String path : series.paths()) {
        assertEquals(
            1,
            tables.number(
                "select count(*) from instances" + where + " and uri like '%/" + path + "'"),
            path);
      }
    }
  }

  @Test
  void everyVolumeIsAsItWasDefined() {
    for (PhantomSeries series : truth.series()) {
      List<Cells> found =
          new ArrayList<>(
              tables.rows(
                  "select * from volumes where SeriesInstanceUID = '"
                      + series.seriesInstanceUid()
                      + "'"));
      assertEquals(series.volumes().size(), found.size(), series.description());
      for (PhantomVolume volume : series.volumes()) {
        Cells match =
            found.stream()
                .filter(row -> row.text("verdict").equals(volume.verdict()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series.description() + volume + found));
        found.remove(match);
        check(series, volume, match);
      }
    }
  }

  private void check(PhantomSeries series, PhantomVolume truth, Cells found) {
    String name = series.description();
    boolean damaged =
        this.truth.faults().stream().anyMatch(fault -> series.paths().contains(fault.path()));
    assertEquals(damaged ? 0 : truth.slices(), found.integer("frame_count"), name);
    assertEquals(truth.planes(), found.integer("planes"), name);
    assertEquals(truth.rows(), found.integer("rows"), name);
    assertEquals(truth.columns(), found.integer("columns"), name);
    if (truth.geometry().isEmpty()) {
      assertNull(found.get("plane"), name);
      assertNull(found.get("spacing_slice_mm"), name);
      return;
    }
    PhantomGeometry geometry = truth.geometry().get();
    assertEquals(geometry.plane(), found.text("plane"), name);
    assertEquals(geometry.axisCodes(), found.text("axis_codes"), name);
    assertEquals(geometry.obliquityDegrees(), found.real("obliquity_degrees"), 1e-6, name);
    assertArrayEquals(array(geometry.rowDirection()), found.reals("row_direction"), MM, name);
    assertArrayEquals(array(geometry.columnDirection()), found.reals("column_direction"), MM, name);
    assertArrayEquals(array(geometry.firstPosition()), found.reals("first_position_mm"), MM, name);
    assertArrayEquals(array(geometry.lastPosition()), found.reals("last_position_mm"), MM, name);
    assertEquals(geometry.spacingRowMm(), found.real("spacing_row_mm"), MM, name);
    assertEquals(geometry.spacingColumnMm(), found.real("spacing_column_mm"), MM, name);
    assertEquals(truth.fovRowMm(), found.real("fov_row_mm"), 1e-6, name);
    assertEquals(truth.fovColumnMm(), found.real("fov_column_mm"), 1e-6, name);
    List<Integer> missing = geometry.missingIndices();
    assertEquals(missing, found.get("missing_indices"), name);
    assertEquals(missing.size(), found.integer("missing_slices"), name);
    if (truth.planes() == 1) {
      assertNull(found.get("spacing_slice_mm"), name);
      assertNull(found.get("fov_slice_mm"), name);
    } else {
      assertEquals(geometry.spacingSliceMm(), found.real("spacing_slice_mm"), MM, name);
      assertEquals(truth.fovSliceMm(), found.real("fov_slice_mm"), 1e-6, name);
      assertEquals(geometry.tiltDegrees(), found.real("tilt_degrees"), 1e-6, name);
    }
  }

  private static double[] array(Lps v) {
    return new double[] {v.x(), v.y(), v.z()};
  }

  @Test
  void everyFaultHasItsReasonAndNothingElseFailed() {
    List<Cells> found = new ArrayList<>(tables.rows("select * from failures"));
    for (PhantomFault fault : truth.faults()) {
      Cells row =
          found.stream()
              .filter(failure -> failure.text("uri").endsWith("/" + fault.path()))
              .findFirst()
              .orElse(null);
      assertNotNull(row, fault.path());
      found.remove(row);
      // A build without a codec for the syntax of the junk says so before it looks at the bytes.
      Set<String> reasons =
          fault.reason().equals("BAD_CODESTREAM")
              ? Set.of("BAD_CODESTREAM", "UNSUPPORTED_SYNTAX")
              : Set.of(fault.reason());
      assertTrue(reasons.contains(row.text("reason")), fault.path() + ": " + row.text("reason"));
    }
    assertEquals(List.of(), found);
  }
}
