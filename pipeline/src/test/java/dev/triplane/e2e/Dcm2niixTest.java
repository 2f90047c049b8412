package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our NIfTI files against dcm2niix's (v1.0.20220720): the same voxel centres, the same values.
 * Where the two differ, {@link NiftiTest} holds ours against pydicom; here stands who is right.
 */
class Dcm2niixTest {
  @TempDir Path folder;

  /** Folder, volumes that are the same, and what is said of each of the others. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ct-axial-philips, 1, -",
        "ct-axial-small, 1, -",
        "ct-enhanced, 1, -",
        "mr-sagittal, 1, -",
        "mr-coronal, 1, -",
        "mr-double-oblique, 1, -",
        "mr-fmri-ge, 10, -",
        "mr-dwi-ge, 2, -",
        "mr-dwi-philips, 4, -",
        "mr-b0map-ge, 2, -",
        "mr-mosaic-siemens, 4, -",
        "mr-enhanced-philips, 1, -",
        "mr-enhanced-xa60, 3, -",
        "mr-slope-per-slice, 1, -",
        "parametric-map-float, 2, -",
        "pet-slice, 1, -",
        "seg-with-ct, 2, -",
        // By its positions the table moves 2.5 mm along z and the slices lean by 18.5 degrees. Ours
        // has that shear. dcm2niix writes a stack without it, the last slice 1.8 mm off, and rows
        // 0.509 mm apart where PixelSpacing says 0.482 mm, 26 mm off at the far edge; and a
        // resampled
        // one.
        "ct-gantry-tilt, 0, affine off",
        // Ten positions 7.5 to 115 mm apart: no affine is right, and both say so. Ours is right at
        // both ends, dcm2niix at one (the other 42.5 mm off): it takes one gap for all.
        "ct-duplicate-positions, 0, affine off",
        // Gaps of 6.96 to 7.07 mm. Ours is right at both ends, dcm2niix 1.3 mm off at the last.
        "mr-oblique-axial, 0, affine off",
        // Echo 20 ms has slices at 0, 10.5 and 31.5 mm. Ours has a hole; dcm2niix puts the third
        // slice at 21 mm.
        "mr-multi-echo, 2, shape",
        // Dose frames are 5 mm apart by GridFrameOffsetVector and scaled by DoseGridScaling.
        // dcm2niix looks at neither: 1 mm, and numbers a million times too large.
        "rt-objects, 0, affine of another place",
        // One frame of such a dose grid.
        "corrupt, 0, values of",
      })
  void agree(String name, int same, String difference) throws IOException {
    Path input = SharedData.data(name);
    Map<String, Integer> found = compare(input);
    int expected = same + (difference == null ? 0 : 1);
    assertEquals(same, found.getOrDefault("SAME", 0), found.toString());
    found.remove("SAME");
    found.remove("ABSENT");
    assertEquals(expected - same, found.values().stream().mapToInt(n -> n).sum(), found.toString());
    if (difference != null) {
      assertTrue(found.keySet().iterator().next().startsWith(difference), found.toString());
    }
  }

  @Test
  void theFiveKindsOfSeriesAgreeButForTheTilt() throws IOException {
    Path archive = folder.resolve("archive");
    BenchArchive.write(archive, folder, "--series", 10, "--slices", 12, "--size", 48);
    Map<String, Integer> found = compare(archive);
    assertEquals(10, found.values().stream().mapToInt(n -> n).sum());
    // Two are tilted: dcm2niix has no shear in its affines.
    assertEquals(8, found.get("SAME"), found.toString());
  }

  private Map<String, Integer> compare(Path input) throws IOException {
    Assumptions.assumeTrue(onPath("dcm2niix"), "skipped: no dcm2niix");
    Job job = Job.run(input, folder.resolve("out"), "--previewSize=16", "--volumes=nifti");
    job.assertDone();
    Path theirs = Files.createDirectory(folder.resolve("dcm2niix"));
    Map<String, Integer> results = new TreeMap<>();
    for (JsonNode answer : Python.json(folder, "dcm2niix.py", input, job.output(), theirs)) {
      results.merge(answer.get("result").asText(), 1, Integer::sum);
    }
    assertFalse(results.isEmpty(), "no placed volume");
    return results;
  }

  private static boolean onPath(String program) {
    for (String entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (!entry.isEmpty() && Files.isExecutable(Path.of(entry, program))) {
        return true;
      }
    }
    return false;
  }
}
