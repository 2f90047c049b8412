package dev.triplane.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.Docs;
import dev.triplane.run.ExitCode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OptionTableTest {
  @Test
  void thePagesShowTheOptionsAndExitCodesAsTheyAre() throws IOException {
    assertEquals(OptionTable.markdown(), Docs.section("options.md", "options"));
    assertEquals("```\n" + ExitCode.text() + "```\n", Docs.section("running.md", "exit codes"));
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
