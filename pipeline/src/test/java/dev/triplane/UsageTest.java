package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes on the command line and in the config file: one clear line, code 2, no work. */
class UsageTest {
  @TempDir Path folder;

  private Console flags(String... more) {
    String[] args = new String[more.length + 2];
    args[0] = "--input=" + folder;
    args[1] = "--output=" + folder.resolve("out");
    System.arraycopy(more, 0, args, 2, more.length);
    return Console.refused(args);
  }

  private Console config(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return flags("--config=" + file);
  }

  private void assertUsage(Console console, String... parts) {
    assertEquals(2, console.code(), console.err());
    assertEquals(2, console.err().lines().count(), console.err());
    for (String part : parts) {
      assertTrue(console.err().contains(part), part + " in: " + console.err());
    }
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @ParameterizedTest
  @CsvSource({
    "--preview-size=64, previewSize",
    "--previewsize=64, previewSize",
    "--preveiwSize=64, previewSize",
    "--imput=x, input",
    "--inptu=x, input",
    "--target-parallelism=2, targetParallelism",
    "-previewSize=64, previewSize",
    "-preview-size=64, previewSize",
  })
  void aMisspelledFlagIsNamedWithTheRightOne(String flag, String meant) {
    assertUsage(flags(flag), flag.split("=", 2)[0], "Did you mean", meant);
  }

  @Test
  void anUnknownFlagListsTheValidOnes() {
    assertUsage(
        flags("--zzzzzzzzz=1"), "'zzzzzzzzz'", "Valid options:", "maxFailureRate", "window");
  }

  @ParameterizedTest
  @ValueSource(strings = {"previewSize=64", "x", "--", "-", "--=1"})
  void whatIsNoFlagIsNamed(String argument) {
    assertUsage(flags(argument), argument);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "previewSize=15",
        "previewSize=4097",
        "previewSize=99999999999999999999",
        "previewSize=abc",
        "previewSize=",
        "window=sharp",
        "window=200,-200",
        "window=1,1",
        "window=1",
        "window=1,2,3",
        "window=nan,2",
        "window=1e999,2e999",
        "window=ct-lungs",
        "window=CT=ct-lung;CT=auto",
        "window=ct=auto",
        "window=CT=auto;",
        "colormap=jet2",
        "maxFailureRate=1.01",
        "maxFailureRate=-0.1",
        "maxFailureRate=NaN",
        "maxFailureRate=5%",
        "overwrite=maybe",
        "jsonValueLimit=-1",
        "maxHeaderBytes=64MB",
        "maxSequenceDepth=0",
        "reader=other",
        "maxInflatedBytes=1.5",
        "readBatch=0",
        "progressSeconds=-1",
        "phantom=",
      })
  void aBadValueIsNamedWithWhatIsValid(String setting) {
    assertUsage(flags("--" + setting), "--" + setting.split("=", 2)[0], "it must be");
  }

  @Test
  void aValueOfTheRunnerThatIsNoNumberIsNamed() {
    assertUsage(flags("--targetParallelism=many"), "targetParallelism", "many");
  }

  @Test
  void aFlagWithoutItsValueOrTwiceIsNamed() {
    assertUsage(flags("--previewSize"), "--previewSize needs a value");
    assertUsage(flags("--window=auto", "--window=header"), "--window is given twice");
  }

  @ParameterizedTest
  @CsvSource({"--input=x, output", "--output=x, input"})
  void aMissingRequiredOptionIsNamed(String given, String missing) {
    Console console = Console.refused(given);
    assertUsage(console, missing + " is missing");
  }

  @Test
  void mistakesInTheFileNameTheirLine() throws IOException {
    assertUsage(config("window: auto\npreviewsize: 64\n"), "c.yaml line 2", "previewSize?");
    assertUsage(config("# hello\n\npreviewSize: 5\n"), "c.yaml line 3", "from 16 to 4096");
    assertUsage(config("window: auto\nwindow: header\n"), "c.yaml line 2", "given twice");
    assertUsage(config("previewSize:\n  low: 3\n"), "c.yaml line 2", "not a mapping");
    assertUsage(config("window:\n  low: 3\n"), "c.yaml line 1", "window=low=3", "it must be");
    assertUsage(config("window:\n  CT: [1, 2]\n"), "c.yaml line 2", "plain values");
    assertUsage(config("window:\n  CT: ct-lungs\n"), "c.yaml line 1", "ct-lung,");
    assertUsage(config("previewSize: [64, 128]\n"), "c.yaml line 1", "not a list");
    assertUsage(config("input: [a, [b]]\n"), "c.yaml line 1", "list of plain values");
    assertUsage(config("input: []\n"), "c.yaml line 1", "input has no value");
    assertUsage(config("window: auto\nphantom:\n"), "c.yaml line 2", "no value");
    assertUsage(config("window: auto\nwindow header\n"), "c.yaml line 3", "not valid YAML");
    assertUsage(config("window: 'auto\n"), "c.yaml line 2", "not valid YAML");
    assertUsage(config("- window\n"), "c.yaml line 1", "key: value");
    assertUsage(config("window: auto\n---\nwindow: auto\n"), "c.yaml line 2", "not valid YAML");
    assertUsage(config("config: other.yaml\n"), "c.yaml line 1", "do not nest");
    assertUsage(config("previewSize: 010\n"), "c.yaml line 1", "previewSize=010");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    assertUsage(flags("--config=" + folder.resolve("none.yaml")), "none.yaml cannot be read");
    assertUsage(flags("--config=" + folder), "cannot be read");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9});
    assertUsage(flags("--config=" + latin), "not text in UTF-8");
    assertUsage(flags("--config=nosuch://bucket/c.yaml"), "cannot be read");
  }
}
