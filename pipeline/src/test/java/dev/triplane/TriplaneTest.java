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

class TriplaneTest {
  @TempDir Path folder;
  private String input;
  private String output;

  @BeforeEach
  void archiveOfOneFile() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("a.dcm"), "x");
    input = "--input=" + folder.resolve("in");
    output = "--output=" + folder.resolve("out");
  }

  @Test
  void helpShowsOptionsAndExitCodes() {
    Console console = Console.refused("--help");
    assertEquals(0, console.code());
    assertTrue(console.out().contains("--previewSize"), console.out());
    assertTrue(console.out().contains("Default: 512."), console.out());
    assertTrue(console.out().contains("  5  complete, but the balance"), console.out());
    assertTrue(console.out().lines().allMatch(line -> line.length() <= 100), console.out());
  }

  @Test
  void noArgumentsShowHelpButAreNoSuccess() {
    Console console = Console.refused();
    assertEquals(2, console.code());
    assertEquals(Console.refused("--help").out(), console.out());
  }

  @Test
  void versionIsTheBuilds() {
    Console console = Console.refused("--version");
    assertEquals(0, console.code());
    assertTrue(console.out().matches("triplane \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R"), console.out());
  }

  @Test
  void aGoodRunEndsWithItsSummary() {
    Console console =
        Console.run(TestPipelines.writing(TestPipelines.runJson(6, 0, 0)), input, output);
    assertEquals("", console.err());
    assertEquals(0, console.code());
    assertTrue(console.out().contains("3 volumes (2 AXIAL, 1 CORONAL)"), console.out());
    assertTrue(Files.exists(folder.resolve("out/_SUCCESS")));
    assertTrue(Files.exists(folder.resolve("out/.triplane-run")));
  }

  @Test
  void aFailingPipelineIsOne() {
    Console console = Console.run(TestPipelines.failing(), input, output);
    assertEquals(1, console.code());
    assertEquals(1, console.err().lines().count(), console.err());
    assertFalse(console.err().contains("\tat "), console.err());
    assertFalse(Files.exists(folder.resolve("out/_SUCCESS")));
  }

  @Test
  void aRunWithoutItsSummaryIsOne() {
    assertEquals(1, Console.run((pipeline, options, run) -> {}, input, output).code());
  }

  @Test
  void moreFailuresThanAllowedAreFour() {
    // 3 of 10 files failed; the eleventh is no DICOM and counts neither way.
    String json = TestPipelines.runJson(11, 3, 0);
    Console above =
        Console.run(TestPipelines.writing(json), input, output, "--maxFailureRate=0.29");
    assertEquals(4, above.code());
    assertTrue(above.err().contains("30.00 %"), above.err());
    Console at =
        Console.run(
            TestPipelines.writing(json), input, output, "--maxFailureRate=0.3", "--overwrite");
    assertEquals(0, at.code());
  }

  @Test
  void aBalanceOtherThanZeroIsFive() {
    Console console =
        Console.run(TestPipelines.writing(TestPipelines.runJson(6, 3, 1)), input, output);
    assertEquals(5, console.code());
    assertTrue(console.out().contains("LOST    1 files"), console.out());
  }

  @Test
  void phantomIsWrittenBeforeTheInputIsLookedFor() throws IOException {
    Path phantom = Files.createDirectories(folder.resolve("phantom"));
    Console console =
        Console.run(
            TestPipelines.writing(TestPipelines.runJson(6, 0, 0)),
            "--phantom=" + phantom,
            "--input=" + phantom,
            output);
    assertEquals(0, console.code(), console.err());
    assertEquals("seed 1", Files.readString(phantom.resolve("a.dcm")));
  }

  @Test
  void aPhantomThatCannotBeWrittenIsRefused() {
    for (String phantom : new String[] {folder.resolve("none").toString(), "gs://bucket/x"}) {
      Console console = Console.refused("--phantom=" + phantom, input, output);
      assertEquals(3, console.code(), console.err());
      assertTrue(console.err().contains("The phantom folder " + phantom), console.err());
    }
  }

  @Test
  void runnerThatDoesNotExistIsUsage() {
    Console console = Console.refused(input, output, "--runner=NoSuchRunner");
    assertEquals(2, console.code());
    assertTrue(console.err().contains("NoSuchRunner"), console.err());
  }
}
