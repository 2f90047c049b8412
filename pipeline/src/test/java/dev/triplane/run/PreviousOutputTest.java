package dev.triplane.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.options.OptionsReader;
import dev.triplane.options.TriplaneOptions;
import dev.triplane.options.UsageException;
import dev.triplane.transforms.EarlierRun;
import dev.triplane.transforms.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviousOutputTest {
  @TempDir Path folder;
  private Path earlier;

  @BeforeEach
  void makeRun() throws IOException {
    earlier = Files.createDirectories(folder.resolve("monday"));
    Files.createFile(earlier.resolve("_SUCCESS"));
    write("\"previewSize\": 512, \"window\": \"header\", \"maxHeaderBytes\": 67108864");
  }

  /** A run.json of this version with some options, the others being absent. */
  private void write(String options) throws IOException {
    String json =
        "{\"triplane_version\": \"%s\", \"state_form\": \"%s\", \"run_id\": \"r1\", \"options\":"
            + " {%s}, \"counts\": {\"files_listed\": 7, \"failures\": {\"WRITE\": {\"A\": 2, \"B\":"
            + " 3}}}}";
    Files.writeString(
        earlier.resolve("run.json"),
        String.format(json, Version.text(), EarlierRun.stateForm(), options));
  }

  private Previous find(String... more) throws UsageException, RefusedException {
    List<String> args = new ArrayList<>(List.of("--input=/in", "--previous=" + earlier));
    args.addAll(List.of(more));
    if (args.stream().noneMatch(arg -> arg.startsWith("--output"))) {
      args.add("--output=" + folder.resolve("tuesday"));
    }
    TriplaneOptions options = OptionsReader.read(args.toArray(String[]::new));
    return PreviousOutput.find(options, new Stores(options));
  }

  private void assertRefused(String expected, String... more) {
    RefusedException e = assertThrows(RefusedException.class, () -> find(more));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void noneWhereNoneIsNamed() throws Exception {
    TriplaneOptions options = OptionsReader.read("--input=/in", "--output=" + folder + "/out");
    assertNull(PreviousOutput.find(options, new Stores(options)));
  }

  @Test
  void optionsDecideWhatIsReused() throws Exception {
    Files.writeString(
        earlier.resolve("run.json"),
        Files.readString(earlier.resolve("run.json"))
            .replaceFirst("\"options\": \\{.*?}", "\"options\": " + allOptions()));
    assertReused("series", List.of(), find());
    assertReused("series", List.of(), find("--readBatch=3", "--progressSeconds=0"));
    assertReused("headers", List.of("window"), find("--window=auto"));
    assertReused(
        "headers", List.of("previewSize", "window"), find("--window=auto", "--previewSize=99"));
    assertReused("nothing", List.of("maxHeaderBytes"), find("--maxHeaderBytes=65536"));
    assertReused(
        "nothing",
        List.of("reslice", "maxSequenceDepth").stream().sorted().toList(),
        find("--maxSequenceDepth=3", "--reslice=10"));
  }

  private String allOptions() throws Exception {
    TriplaneOptions options =
        OptionsReader.read("--input=/other", "--output=" + folder + "/sunday");
    return new com.fasterxml.jackson.databind.ObjectMapper()
        .writeValueAsString(RunContext.begin(options, null).options());
  }

  private static void assertReused(String word, List<String> because, Previous previous) {
    assertEquals(word, previous.reused());
    assertEquals(because, previous.because());
    assertEquals("r1", previous.runId());
    if (previous.earlier() != null) {
      assertEquals(7, previous.earlier().filesListed());
      assertEquals(5, previous.earlier().writeFailures());
    }
  }

  @Test
  void anOptionThatWasNotKnownThenCountsAsChanged() throws Exception {
    assertEquals("nothing", find().reused());
    assertTrue(find().because().contains("reader"), find().because().toString());
  }

  @Test
  void anotherVersionOrFormReusesNothing() throws Exception {
    String json = Files.readString(earlier.resolve("run.json"));
    Files.writeString(earlier.resolve("run.json"), json.replace(Version.text(), "0.0.1"));
    assertTrue(find().because().contains("version"));
    Files.writeString(
        earlier.resolve("run.json"), json.replace(EarlierRun.stateForm(), "0123456789abcdef"));
    assertTrue(find().because().contains("version"));
    assertNull(find().earlier());
  }

  @Test
  void whatIsNoCompleteRunIsRefused() throws Exception {
    Files.writeString(earlier.resolve("run.json"), "{");
    assertRefused("is damaged");
    Files.delete(earlier.resolve("run.json"));
    assertRefused("cannot be read");
    Files.delete(earlier.resolve("_SUCCESS"));
    assertRefused("it has no _SUCCESS");
    earlier = folder.resolve("never");
    assertRefused("it has no _SUCCESS");
  }

  @Test
  void theOutputItselfIsRefused() {
    assertRefused("two folders", "--output=" + earlier);
    assertRefused("two folders", "--output=" + earlier.resolve("in/it"));
    assertRefused("two folders", "--output=" + folder);
    assertRefused("two folders", "--output=" + folder.resolve("x/../monday"));
  }
}
