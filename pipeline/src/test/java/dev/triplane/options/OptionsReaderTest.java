package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsReaderTest {
  @TempDir Path folder;

  @Test
  void defaultsAreTheOnesDocumented() throws Exception {
    TriplaneOptions options = OptionsReader.read("--input=a", "--output=b");
    assertEquals("header", options.getWindow());
    assertEquals(512, options.getPreviewSize());
    assertEquals(1.0, options.getMaxFailureRate());
    assertEquals(1024, options.getJsonValueLimit());
    assertEquals(64L * 1024 * 1024, options.getMaxHeaderBytes());
    assertEquals(64, options.getMaxSequenceDepth());
    assertEquals(1024L * 1024 * 1024, options.getMaxInflatedBytes());
    assertEquals(64, options.getReadBatch());
    assertEquals(5, options.getProgressSeconds());
    assertFalse(options.isOverwrite());
  }

  @Test
  void everyDefaultIsValid() {
    for (OptionSpec spec : OptionSpec.all().values()) {
      assertTrue(spec.defaultText().isEmpty() || spec.accepts(spec.defaultText()), spec.name());
    }
  }

  @Test
  void flagsWinOverTheFileAndTheFileOverTheDefaults() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            "input: [a, 'b,c']\noutput: o\npreviewSize: 64\nwindow: -200,200\noverwrite: true\n"
                + "targetParallelism: 7\n");
    TriplaneOptions options =
        OptionsReader.read("--previewSize=128", "--config=" + file, "--output=p");
    assertEquals(List.of("a", "b,c"), options.getInput());
    assertEquals("p", options.getOutput());
    assertEquals(128, options.getPreviewSize());
    assertEquals("-200,200", options.getWindow());
    assertTrue(options.isOverwrite());
    assertEquals(64, options.getReadBatch());
    assertEquals(7, options.as(DirectOptions.class).getTargetParallelism());
  }

  @Test
  void windowsByModalityAreAMapInTheFileAndPairsInAFlag() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("c.yaml"),
            "input: a\noutput: b\nwindow: {CT: ct-lung, MR: auto, PT: '0,5'}\n");
    String pairs = "CT=ct-lung;MR=auto;PT=0,5";
    assertEquals(pairs, OptionsReader.read("--config=" + file).getWindow());
    assertEquals(
        pairs, OptionsReader.read("--input=a", "--output=b", "--window=" + pairs).getWindow());
  }

  @Test
  void aFlagReplacesTheListOfTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), "input: [a, b]\noutput: o\n");
    assertEquals(
        List.of("x", "y", "z"),
        OptionsReader.read("--config=" + file, "--input=x,y", "--input=z").getInput());
  }

  @Test
  void commasInTheBracesOfAGlobDoNotSeparate() throws Exception {
    assertEquals(
        List.of("/d/{a,b}/*", "c"),
        OptionsReader.read("--input=/d/{a,b}/*,c", "--output=o").getInput());
  }

  @Test
  void anEmptyFileSetsNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("c.yaml"), "# nothing\n");
    assertEquals(
        512, OptionsReader.read("--config=" + file, "--input=a", "--output=b").getPreviewSize());
  }

  @Test
  void theDirectRunnerIsTunedOnlyWhereTheUserWasSilent() throws Exception {
    DirectOptions tuned = OptionsReader.read("--input=a", "--output=b").as(DirectOptions.class);
    assertEquals(
        Math.max(2, Runtime.getRuntime().availableProcessors()), tuned.getTargetParallelism());
    DirectOptions remote =
        OptionsReader.read("--input=a", "--output=s3://b/c").as(DirectOptions.class);
    assertTrue(remote.getTargetParallelism() >= 8, "threads that wait cost no processor");
    assertFalse(tuned.isEnforceImmutability());
    assertFalse(tuned.isEnforceEncodability());
    assertFalse(tuned.isBlockOnRun());
    DirectOptions asked =
        OptionsReader.read("--input=a", "--output=b", "--enforceImmutability", "--runner=direct")
            .as(DirectOptions.class);
    assertTrue(asked.isEnforceImmutability());
    assertFalse(asked.isEnforceEncodability());
  }

  @Test
  void optionsInForceHoldOnlyTriplanesOwn() throws Exception {
    TriplaneOptions options =
        OptionsReader.read("--input=a,b", "--output=c", "--targetParallelism=3");
    assertEquals(List.of("a", "b"), OptionsInForce.of(options).get("input"));
    assertEquals(512, OptionsInForce.of(options).get("previewSize"));
    assertFalse(OptionsInForce.of(options).containsKey("targetParallelism"));
    assertFalse(OptionsInForce.of(options).containsKey("phantom"));
  }
}
