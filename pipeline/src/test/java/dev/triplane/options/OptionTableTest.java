package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionTableTest {
  @Test
  void theReadmeShowsTheOptionsAndExitCodesAsTheyAre() throws IOException {
    assertEquals(OptionTable.markdown(), readmeSection("options"));
    assertEquals("```\n" + ExitCode.text() + "```\n", readmeSection("exit codes"));
  }

  private static String readmeSection(String name) throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String begin = "<!-- " + name + " -->\n";
    int from = readme.indexOf(begin);
    int to = readme.indexOf("<!-- /" + name + " -->");
    assertTrue(from >= 0 && to > from, "README.md has no section of " + name);
    return readme.substring(from + begin.length(), to);
  }

  @Test
  void everyOptionIsInBothRenderings() {
    assertEquals(TriplaneOptions.class.getDeclaredMethods().length / 2, OptionSpec.all().size());
    for (OptionSpec spec : OptionSpec.all().values()) {
      assertTrue(OptionTable.text().contains("--" + spec.name() + " "), spec.name());
      assertTrue(OptionTable.markdown().contains("`--" + spec.name() + "`"), spec.name());
    }
  }
}
