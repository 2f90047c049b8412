package dev.triplane.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real file, element by element, against pydicom. */
class WitnessTest {
  private static final String PYTHON = "/usr/bin/python3";

  /** Files that are no DICOM files, or not read by either. */
  private static final Map<String, String> NOT_READ =
      Map.of(
          "README.md", "NOT_DICOM",
          "SOURCES.tsv", "NOT_DICOM",
          // A stray byte in front of the first tag: pydicom reads one private element of garbage.
          "no-preamble-no-meta/no_meta.dcm", "NOT_DICOM");

  /** Where we differ: file and tag, then who is right. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "corrupt/badVR.dcm 00280008",
          "IS 1A: pydicom fails to convert it, we keep it as a string (PS3.18 F.2.3 allows no other)",
          "corrupt/emri_small_jpeg_2k_lossless_too_short.dcm 7FE00010",
          "the file ends within its fragments: pydicom drops the element, we say where it begins",
          "corrupt/rtplan_truncated.dcm 300A00B0[0].300A0111[0].300A012C",
          "the file ends within this value: pydicom keeps its first bytes, we none",
          "nm-multiframe/NM-MONO2-16-13x-heart E0290010",
          "behind the pixel data, where we do not read",
          "nm-multiframe/NM-MONO2-16-13x-heart E0291001",
          "behind the pixel data, where we do not read",
          "us-multiframe/US-PAL-8-10x-echo E0290010",
          "behind the pixel data, where we do not read",
          "us-multiframe/US-PAL-8-10x-echo E0291001",
          "behind the pixel data, where we do not read",
          "pixel-oddities/MR_small_padded.dcm FFFCFFFC",
          "behind the pixel data, where we do not read",
          "ts-htj2k/CT1_JPH FFFCFFFC",
          "behind the pixel data, where we do not read",
          "pixel-oddities/SC_rgb_jpeg.dcm 7FE00010",
          "fragments in an implicit VR data set: PS3.5 knows no VR there; pydicom says OB, we OW");

  @Test
  void agreesWithPydicomOnEveryElement(@TempDir Path folder) throws Exception {
    Path data = SharedData.data("");
    Assumptions.assumeTrue(hasPydicom(), "no " + PYTHON + " with pydicom");
    StringBuilder lines = new StringBuilder();
    Map<String, String> notRead = new TreeMap<>();
    HeaderReader reader = new HeaderReader(ReaderLimits.DEFAULT);
    DicomJson json = new DicomJson(1 << 30);
    List<Path> files;
    try (var all = Files.walk(data)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      try {
        Header header = reader.read(ByteSource.of(Files.readAllBytes(file)));
        lines.append(file).append('\t').append(header.inflated() ? '1' : '0').append('\t');
        json.write(header, lines);
        lines.append('\n');
      } catch (DicomException e) {
        notRead.put(data.relativize(file).toString(), e.reason().name());
      }
    }
    assertEquals(new TreeMap<>(NOT_READ), notRead);
    Path input = Files.writeString(folder.resolve("headers"), lines);
    TreeSet<String> different = new TreeSet<>();
    for (String line : witness(folder, input)) {
      String[] part = line.split("\t", -1);
      different.add(data.relativize(Path.of(part[0])) + " " + part[1]);
    }
    assertEquals(new TreeSet<>(DIFFERENT.keySet()), different);
  }

  private static boolean hasPydicom() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import pydicom").redirectErrorStream(true).start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> witness(Path folder, Path input) throws Exception {
    Path script = folder.resolve("witness.py");
    try (InputStream in = WitnessTest.class.getResourceAsStream("witness.py")) {
      Files.copy(in, script);
    }
    Process process =
        new ProcessBuilder(PYTHON, script.toString())
            .redirectInput(input.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = out.lines().toList();
      assertEquals(0, process.waitFor(), "exit status of the witness");
      return lines;
    }
  }
}
