package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionTableTest {
  @Test
  void theReadmeShowsTheOptionsAsTheyAre() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String begin = "<!-- options -->\n";
    int from = readme.indexOf(begin);
    int to = readme.indexOf("<!-- /options -->");
    assertTrue(from >= 0 && to > from, "README.md has no section of options");
    assertEquals(OptionTable.markdown(), readme.substring(from + begin.length(), to));
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
