package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the output folder, through the main. */
class OverwriteTest {
  private static final String JSON = TestPipelines.runJson(6, 0, 0);

  @TempDir Path folder;
  private Path in;
  private Path out;

  @BeforeEach
  void archiveOfOneFile() throws IOException {
    in = Files.createDirectories(folder.resolve("in"));
    out = folder.resolve("out");
    write("in/a.dcm");
  }

  private Path write(String file) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "old");
  }

  private Console run(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--input=" + in;
    args[1] = "--output=" + out;
    System.arraycopy(more, 0, args, 2, more.length);
    return Console.run(TestPipelines.writing(JSON), args);
  }

  private void assertRefused(Console console, String reason) {
    assertEquals(3, console.code(), console.err());
    assertEquals(1, console.err().lines().count(), console.err());
    assertTrue(console.err().contains(reason), console.err());
  }

  @Test
  void anEmptyFolderIsFine() throws IOException {
    Files.createDirectories(out);
    assertEquals(0, run().code());
  }

  @Test
  void aSecondRunNeedsOverwrite() {
    assertEquals(0, run().code());
    assertRefused(run(), "--overwrite would remove it");
    assertEquals(0, run("--overwrite").code());
  }

  @Test
  void overwriteRemovesWhatTheRunWroteAndNothingElse() throws IOException {
    run();
    Path target = write("elsewhere/keep.txt");
    Files.createSymbolicLink(out.resolve("volumes"), target.getParent());
    Path row = write("out/tables/volumes/part-old.parquet");
    Path picture = write("out/previews/ab/abcd/axial.png");
    Path report = write("out/report/index.html");
    Path temporary = write("out/.triplane-tmp-1/x");
    Path notes = write("out/notes.txt");
    assertEquals(0, run("--overwrite").code());
    for (Path gone : new Path[] {row, picture, report, temporary}) {
      assertFalse(Files.exists(gone), gone.toString());
    }
    assertFalse(Files.isSymbolicLink(out.resolve("volumes")));
    assertTrue(Files.exists(target), "a link must not be followed");
    assertTrue(Files.exists(notes));
    assertTrue(Files.exists(out.resolve("tables/volumes/part-new.parquet")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo.jpg", "tables/x.parquet", "_SUCCESS", "run.json"})
  void aFolderThatHoldsNoRunIsRefusedEvenWithOverwrite(String file) throws IOException {
    Path theirs = write("out/" + file);
    assertRefused(run(), "holds no Triplane run");
    assertRefused(run("--overwrite"), "holds no Triplane run");
    assertTrue(Files.exists(theirs));
  }

  @Test
  void aRunJsonOfTriplaneIsARunWithoutTheMarker() throws IOException {
    run();
    Files.delete(out.resolve(".triplane-run"));
    assertEquals(0, run("--overwrite").code());
  }

  @Test
  void aRunThatDiedEarlyIsRecognised() throws IOException {
    assertEquals(
        1, Console.run(TestPipelines.failing(), "--input=" + in, "--output=" + out).code());
    assertFalse(Files.exists(out.resolve("run.json")));
    assertRefused(run(), "--overwrite would remove it");
    assertEquals(0, run("--overwrite").code());
  }

  @Test
  void nothingIsRemovedWhenAnotherCheckFails() throws IOException {
    run();
    Path row = write("out/tables/volumes/part-old.parquet");
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Console console = Console.refused("--input=" + empty, "--output=" + out, "--overwrite");
    assertRefused(console, "No file matches the input");
    Console usage =
        Console.refused("--input=" + in, "--output=" + out, "--overwrite", "--previewSize=1");
    assertEquals(2, usage.code());
    assertTrue(Files.exists(row));
    assertTrue(Files.exists(out.resolve("_SUCCESS")));
  }

  @ParameterizedTest
  @CsvSource({
    "in, in",
    "in, in/out",
    "in/*.dcm, in/out",
    "in/**/x?.dcm, in/new/out",
    "in, new/../in/out",
    "in, link/out",
    "link, in/out",
    "link/../in, in/out",
    "in/deep, in",
    "in/deep/a.dcm, in",
    "dangling, later/out",
  })
  void outputAndInputStayApart(String input, String output) throws IOException {
    write("in/deep/a.dcm");
    Files.createSymbolicLink(folder.resolve("link"), in);
    Files.createSymbolicLink(folder.resolve("dangling"), Path.of("later"));
    Console console =
        Console.refused("--input=" + folder + "/" + input, "--output=" + folder + "/" + output);
    assertRefused(console, " lies in the ");
  }

  @Test
  void anExistingFolderIsTakenAsItIsWrittenNotAsAGlob() throws IOException {
    write("in[1]/a.dcm");
    in = folder.resolve("in[1]");
    assertEquals(0, run().code());
  }

  @Test
  void aNeighbourWithTheSamePrefixIsNoOverlap() {
    out = folder.resolve("in-tables");
    assertEquals(0, run().code());
  }

  @Test
  void aPhantomAroundTheOutputIsRefused() {
    Console console =
        Console.refused(
            "--phantom=" + folder.resolve("p"), "--input=" + in, "--output=" + folder + "/p/out");
    assertRefused(console, " lies in the ");
    assertFalse(Files.exists(folder.resolve("p")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nosuch://bucket/out", "/proc/nosuch/out"})
  void anOutputThatCannotBeWrittenIsRefused(String output) {
    Console console =
        Console.run(TestPipelines.writing(JSON), "--input=" + in, "--output=" + output);
    assertRefused(console, "The output folder " + output + " cannot be ");
  }

  @Test
  void anOutputThatIsAFileIsRefused() throws IOException {
    out = write("file");
    assertRefused(run("--overwrite"), "is no folder");
    out = out.resolve("below");
    assertRefused(run("--overwrite"), "is no folder");
  }

  @ParameterizedTest
  @CsvSource({"none, does not exist", "none/*.dcm, No file matches", "in/*.nii, No file matches"})
  void anInputWithoutFilesIsRefused(String input, String reason) {
    Console console = Console.refused("--input=" + folder + "/" + input, "--output=" + out);
    assertRefused(console, reason);
    assertFalse(Files.exists(out));
  }

  @Test
  void anEmptyFolderBesideAnotherIsNoReasonToStop() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertEquals(
        0,
        Console.run(TestPipelines.writing(JSON), "--input=" + empty + "," + in, "--output=" + out)
            .code());
  }
}
