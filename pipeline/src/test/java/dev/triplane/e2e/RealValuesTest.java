package dev.triplane.e2e;

import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values of real series of several makers against pydicom and numpy, and pictures where regular.
 */
class RealValuesTest {
  /** Percentiles of values that do not stand on even levels are right within this part. */
  private static final double UNEVEN_LEVELS = 1.0 / 32768;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ct-axial-philips, 1, true",
    "ct-axial-small, 1, true",
    "mr-sagittal, 1, true",
    "mr-coronal, 1, true",
    "mr-slope-per-slice, 1, true",
    "pet-slice, 1, false",
    "ct-gantry-tilt, 1, false",
    "mr-fmri-ge, 10, true",
    "mr-b0map-ge, 2, true",
  })
  void agree(String name, int volumes, boolean pictures) throws IOException {
    Job job = Job.run(SharedData.data(name), folder.resolve("out"), "--previewSize=256");
    job.assertDone();
    double error = name.contains("slope") ? UNEVEN_LEVELS : 0;
    new VolumeWitness(job, pictures).check(folder, "value_count is not null", volumes, error);
  }
}
