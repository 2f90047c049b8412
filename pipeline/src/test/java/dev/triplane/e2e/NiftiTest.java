package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Volumes as NIfTI files: voxel for voxel and place for place what pydicom reads. */
class NiftiTest {
  @TempDir Path folder;

  @Test
  void theFiveKindsOfSeriesAreAsWritten() throws IOException {
    Path archive = folder.resolve("archive");
    BenchArchive.write(archive, folder, "--series", 5, "--slices", 12, "--size", 48);
    List<JsonNode> answers = witness(archive, "nifti");
    assertEquals(5, answers.size());
    assertEquals(5, count(answers, "affine"));
    assertEquals(5, answers.stream().filter(answer -> answer.get("sform").asInt() == 1).count());
    // A quaternion cannot hold the shear of the tilted one.
    assertEquals(4, answers.stream().filter(answer -> answer.get("qform").asInt() == 1).count());
  }

  @Test
  void thePhantomsAreAsWritten() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 5);
    List<JsonNode> answers = witness(archive, "nifti-gz");
    Set<String> types = new TreeSet<>();
    answers.forEach(answer -> types.add(answer.get("type").asText()));
    assertTrue(answers.size() >= 10, answers.size() + " volumes");
    assertTrue(types.containsAll(Set.of("int16", "float64")), types.toString());
  }

  static List<String> folders() throws IOException {
    return EveryFolderTest.folders();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void realSeriesAreAsPydicomReadsThem(String name) throws IOException {
    Assumptions.assumeFalse(name.equals("(none)"), "skipped: no ../shared/data");
    witness(SharedData.data(name), "nifti");
  }

  private List<JsonNode> witness(Path input, String format) throws IOException {
    Job job = run(input, "out", format);
    try (Tables tables = job.tables()) {
      assertEquals(
          tables.number("select count(*) from volumes where frame_count > 0"),
          tables.number("select count(*) from volumes where volume_path is not null"),
          "volumes with slices have a file");
      assertEquals(
          tables.number("select 2 * count(*) from volumes where volume_path is not null"),
          files(job).size(),
          "a file and a sidecar each, nothing else");
    }
    return new NiftiWitness(job).check(folder);
  }

  private Job run(Path input, String output, String format) throws IOException {
    return Job.run(
            input,
            folder.resolve(output),
            "--previewSize=16",
            "--volumes=" + format,
            "--burnedIn=show")
        .assertDone();
  }

  private static long count(List<JsonNode> answers, String key) {
    return answers.stream().filter(answer -> answer.get(key).asBoolean()).count();
  }

  private static List<Path> files(Job job) throws IOException {
    Path volumes = job.output().resolve("volumes");
    if (!Files.exists(volumes)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(volumes)) {
      return all.filter(Files::isRegularFile).map(volumes::relativize).sorted().toList();
    }
  }

  @Test
  void twoRunsWriteTheSameBytesAndGzipHoldsThePlainFile() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 7);
    Job first = run(archive, "first", "nifti-gz");
    Job second = run(archive, "second", "nifti-gz");
    Job plain = run(archive, "plain", "nifti");
    assertFalse(files(first).isEmpty());
    assertEquals(files(first), files(second));
    for (Path file : files(first)) {
      byte[] bytes = Files.readAllBytes(first.output().resolve("volumes").resolve(file));
      assertArrayEquals(
          bytes, Files.readAllBytes(second.output().resolve("volumes").resolve(file)));
      String name = file.toString();
      if (name.endsWith(".gz")) {
        Path unzipped =
            plain.output().resolve("volumes").resolve(name.substring(0, name.length() - 3));
        try (InputStream in =
            new GZIPInputStream(
                Files.newInputStream(first.output().resolve("volumes").resolve(file)))) {
          assertArrayEquals(Files.readAllBytes(unzipped), in.readAllBytes(), name);
        }
      }
    }
  }

  @Test
  void whatTheFormatCannotHoldIsAFailureAndTheRunGoesOn() throws IOException {
    Path archive = Files.createDirectory(folder.resolve("archive"));
    Python.run(folder, Path.of("src/test/resources/e2e/wide.py"), archive.resolve("wide.dcm"));
    Job job = run(archive, "out", "nifti");
    assertEquals(List.of(), files(job));
    try (Tables tables = job.tables()) {
      Cells volume = tables.row("select * from volumes");
      assertEquals(32768, volume.integer("columns"));
      assertEquals(255, volume.real("value_max"));
      assertEquals(null, volume.get("volume_path"));
      assertEquals(1, tables.number("select count(*) from previews"));
      Cells failure = tables.row("select * from failures");
      assertEquals("WRITE", failure.text("stage"));
      assertEquals("VOLUME_NOT_WRITTEN", failure.text("reason"));
      assertTrue(failure.text("uri").startsWith("volumes/"), failure.text("uri"));
      assertEquals("an axis has more than 32767 voxels", failure.text("detail"));
    }
  }

  @Test
  void noFilesUnlessAskedFor() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 7);
    Job job = Job.run(archive, folder.resolve("out"), "--previewSize=16").assertDone();
    assertFalse(Files.exists(job.output().resolve("volumes")));
    try (Tables tables = job.tables()) {
      assertEquals(0, tables.number("select count(volume_path) from volumes"));
    }
  }
}
