package dev.triplane.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhantomArchiveTest {

  @TempDir Path folder;

  @Test
  void sameSeedSameBytes() throws Exception {
    PhantomArchive.write(folder.resolve("a"), 1);
    PhantomArchive.write(folder.resolve("b"), 1);
    PhantomArchive.write(folder.resolve("c"), 2);
    assertEquals(digests(folder.resolve("a")), digests(folder.resolve("b")));
    assertNotEquals(digests(folder.resolve("a")), digests(folder.resolve("c")));
  }

  @Test
  void summaryCountsWhatIsThere() throws Exception {
    PhantomSummary summary = PhantomArchive.write(folder, 1);
    SortedMap<String, String> files = digests(folder);
    assertEquals(files.size(), summary.files());
    long bytes = 0;
    for (String path : files.keySet()) {
      bytes += Files.size(folder.resolve(path));
    }
    assertEquals(bytes, summary.bytes());
    assertTrue(bytes < 25_000_000, "bytes: " + bytes);
    for (PhantomSeries series : summary.series()) {
      assertTrue(files.keySet().containsAll(series.paths()), series.description());
    }
    for (PhantomFault fault : summary.faults()) {
      assertTrue(files.containsKey(fault.path()), fault.path());
      assertEquals(fault.reason(), Reason.valueOf(fault.reason()).name());
    }
    // Every file is in a series, or a fault, or both where its pixels alone are damaged.
    Stream<String> accounted =
        Stream.concat(
            summary.series().stream().flatMap(series -> series.paths().stream()),
            summary.faults().stream().map(PhantomFault::path));
    assertEquals(files.keySet().stream().toList(), accounted.sorted().distinct().toList());
  }

  @Test
  void duplicatesAreWhatTheirReasonsSay() throws Exception {
    PhantomSummary summary = PhantomArchive.write(folder, 1);
    List<byte[]> originals =
        Stream.of(summary.series().get(0), summary.series().get(4))
            .flatMap(series -> series.paths().stream())
            .map(path -> read(folder.resolve(path)))
            .toList();
    byte[] same = read(folder.resolve("strays/copy.dcm"));
    assertEquals(1, originals.stream().filter(file -> Arrays.equals(file, same)).count());
    byte[] edited = read(folder.resolve("strays/copy-edited.dcm"));
    int header = 600;
    List<byte[]> equalHeaders =
        originals.stream()
            .filter(file -> file.length == edited.length)
            .filter(file -> Arrays.equals(file, 0, header, edited, 0, header))
            .toList();
    assertEquals(1, equalHeaders.size());
    assertFalse(Arrays.equals(equalHeaders.get(0), edited));
  }

  @Test
  void replacesAnEarlierArchiveWhole() throws Exception {
    PhantomArchive.write(folder, 1);
    SortedMap<String, String> before = digests(folder);
    Path stale = folder.resolve("patients/PAT001/stale.dcm");
    Files.write(stale, new byte[4]);
    PhantomArchive.write(folder, 1);
    assertEquals(before, digests(folder));
  }

  @Test
  void refusesAFolderThatHoldsSomethingElse() throws Exception {
    Path precious = folder.resolve("precious.txt");
    Files.writeString(precious, "mine");
    IOException refusal = assertThrows(IOException.class, () -> PhantomArchive.write(folder, 1));
    assertTrue(refusal.getMessage().contains(PhantomArchive.MARKER), refusal.getMessage());
    assertEquals(List.of("precious.txt"), digests(folder).keySet().stream().toList());
  }

  @Test
  void truthIsThatOfTheParameters() {
    List<PhantomSeries> archive = Catalogue.of(1).series();
    PhantomGeometry tilted = geometry(archive, "CT with tilted gantry");
    // 7 mm x cos 15 degrees.
    assertEquals(6.761480784, tilted.spacingSliceMm(), 1e-8);
    assertEquals(15, tilted.tiltDegrees());
    Lps drift = tilted.lastPosition().plus(-1, tilted.firstPosition());
    assertEquals(175, drift.z(), 1e-9);
    assertEquals(0, drift.y(), 1e-9);
    assertEquals(30, geometry(archive, "MR oblique T1").obliquityDegrees(), 1e-9);
    // acos(cos 18 degrees x cos 12 degrees).
    assertEquals(21.522487814, geometry(archive, "MR double oblique T1").obliquityDegrees(), 1e-8);
    assertEquals(List.of(9), geometry(archive, "CT with a slice missing").missingIndices());
    PhantomVolume gaps = volumes(archive, "CT with a slice missing").get(0);
    assertEquals(27 * 7, gaps.fovSliceMm(), 1e-9);
    assertEquals(2, volumes(archive, "MR two echoes").size());
    PhantomGeometry sagittal = geometry(archive, "MR sagittal T1");
    assertTrue(sagittal.firstPosition().x() > sagittal.lastPosition().x());
    assertTrue(Double.isNaN(geometry(archive, "MR single slice").spacingSliceMm()));
  }

  @Test
  void decimalStringsFitSixteenCharacters() {
    assertEquals("-0.7071067812", DataSet.decimal(-Math.sqrt(0.5)));
    assertEquals("-123.4567890123", DataSet.decimal(-123.45678901234567));
    assertEquals("40", DataSet.decimal(40));
    assertEquals("0", DataSet.decimal(-1e-17));
    assertThrows(IllegalArgumentException.class, () -> DataSet.decimal(-1e17));
  }

  @Test
  void bigEndianIsSwapped() {
    DataSet dataSet = new DataSet().set(Attribute.ROWS, 258);
    assertArrayEquals(
        new byte[] {0, 0x28, 0, 0x10, 'U', 'S', 0, 2, 1, 2},
        DicomWriter.bare(dataSet, Encoding.EXPLICIT_BIG_ENDIAN));
    assertArrayEquals(
        new byte[] {0x28, 0, 0x10, 0, 2, 0, 0, 0, 2, 1},
        DicomWriter.bare(dataSet, Encoding.IMPLICIT_LITTLE_ENDIAN));
  }

  private static List<PhantomVolume> volumes(List<PhantomSeries> archive, String description) {
    return archive.stream()
        .filter(series -> series.description().equals(description))
        .findFirst()
        .orElseThrow()
        .volumes();
  }

  private static PhantomGeometry geometry(List<PhantomSeries> archive, String description) {
    return volumes(archive, description).get(0).geometry().orElseThrow();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SortedMap<String, String> digests(Path archive) throws Exception {
    SortedMap<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(archive)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(file));
        String path = archive.relativize(file).toString().replace('\\', '/');
        digests.put(path, HexFormat.of().formatHex(digest));
      }
    }
    return digests;
  }
}
