package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file once, whatever leads to it; what cannot be followed is a failure. */
class InputListingTest {
  @TempDir Path folder;
  private final List<String> files = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  @BeforeAll
  static void register() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  private void list(String... inputs) throws IOException {
    InputListing listing =
        new InputListing(
            new Stores(PipelineOptionsFactory.create()),
            List.of(inputs),
            f -> {
              assertEquals(4, f.sizeBytes());
              assertTrue(f.modifiedMillis() > 0);
              files.add(folder.relativize(Path.of(f.uri())).toString());
            },
            failures::add);
    for (String input : inputs) {
      listing.list(input);
    }
    files.sort(null);
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Path path = folder.resolve(name);
      Files.createDirectories(path.getParent());
      Files.write(path, new byte[] {1, 2, 3, 4});
    }
  }

  @Test
  void foldersWithAllBelowThemHiddenFilesToo() throws IOException {
    write("a", "x/b.dcm", "x/y/z/c d.dcm", ".hidden/e", "x/.f", "x/[1] {2}*.dcm");
    Files.createDirectories(folder.resolve("empty"));
    list(folder.toString());
    assertEquals(
        List.of(".hidden/e", "a", "x/.f", "x/[1] {2}*.dcm", "x/b.dcm", "x/y/z/c d.dcm"), files);
    assertEquals(List.of(), failures);
  }

  @Test
  void inputsThatOverlapGiveEachFileOnce() throws IOException {
    write("x/a", "x/y/b", "z/c");
    list(
        folder + "/x",
        folder + "/x/y/",
        folder + "/x/../x/y/b",
        folder.toString(),
        "file://" + folder + "/z",
        folder + "/z/*");
    assertEquals(List.of("x/a", "x/y/b", "z/c"), files);
  }

  @Test
  void globs() throws IOException {
    write("a1.dcm", "a2.txt", "b/a3.dcm", "b/c/a4.dcm");
    list(folder + "/**.dcm");
    assertEquals(List.of("a1.dcm", "b/a3.dcm", "b/c/a4.dcm"), files);
    files.clear();
    list(folder + "/*.dcm");
    assertEquals(List.of("a1.dcm"), files);
  }

  @Test
  void globOfFolders() throws IOException {
    write("pat1/a", "pat2/x/b", "other/c");
    list(folder + "/pat*");
    assertEquals(List.of("pat1/a", "pat2/x/b"), files);
  }

  @Test
  void linksAreFollowedAndCirclesAndDeadEndsAreFailures() throws IOException {
    write("x/a", "target/b");
    Files.createSymbolicLink(folder.resolve("x/up"), folder);
    Files.createSymbolicLink(folder.resolve("x/link"), folder.resolve("target/b"));
    Files.createSymbolicLink(folder.resolve("x/dead"), folder.resolve("nowhere"));
    list(folder.resolve("x").toString());
    // Up through the link: the folder once more, until it comes to x again.
    assertEquals(List.of("x/a", "x/link", "x/up/target/b"), files);
    assertEquals(
        List.of("x/dead", "x/up/x"),
        failures.stream()
            .map(f -> folder.relativize(Path.of(f.uri())).toString())
            .sorted()
            .toList());
    assertTrue(failures.stream().allMatch(f -> f.reason() == Reason.UNREADABLE));
  }

  @Test
  void nothingIsFoundWhereThereIsNothing() throws IOException {
    list(folder + "/absent", folder + "/absent*");
    assertEquals(List.of(), files);
  }

  @Test
  void globOfFilesAndFoldersGivesWhatIsBelowTheFoldersToo() throws IOException {
    write("scan-1/a", "scan-1/deep/b", "scan-2.dcm", "other/c");
    list(folder + "/scan-*");
    assertEquals(List.of("scan-1/a", "scan-1/deep/b", "scan-2.dcm"), files);
  }

  @Test
  void aGlobBeginsBehindTheFoldersThatAreThere() throws IOException {
    write(
        "scans [old]/pat1/a", "scans [old]/pat2/b", "scans [old]/x", "scans o/pat1/c", "{d,e}*/f");
    list(folder + "/scans [old]/pat*");
    assertEquals(List.of("scans [old]/pat1/a", "scans [old]/pat2/b"), files);
    files.clear();
    list(folder + "/scans ?/*/c", folder + "/{d,e}*/?");
    assertEquals(List.of("scans o/pat1/c", "{d,e}*/f"), files);
    files.clear();
    list(folder + "/scans \\[ol*\\]/x");
    assertEquals(List.of("scans [old]/x"), files);
  }

  @Test
  void aNameThatIsNoTextIsAFailure() throws Exception {
    write("a");
    String bash = "printf 1234 > \"$1/$(printf 'b\\344.dcm')\"";
    Process process = new ProcessBuilder("bash", "-c", bash, "bash", folder.toString()).start();
    assertEquals(0, process.waitFor());
    list(folder.toString());
    assertEquals(List.of("a"), files);
    assertEquals(List.of(folder + "/b\uFFFD.dcm"), failures.stream().map(Failure::uri).toList());
    assertEquals(Reason.UNREADABLE, failures.get(0).reason());
  }
}
