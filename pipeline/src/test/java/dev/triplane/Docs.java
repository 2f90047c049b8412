package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The pages for users. */
public final class Docs {
  private static final Path FOLDER = Path.of("..", "docs");

  private Docs() {}

  /** What stands between {@code <!-- name -->} and {@code <!-- /name -->} on a page. */
  public static String section(String page, String name) throws IOException {
    String text = Files.readString(FOLDER.resolve(page));
    String begin = "<!-- " + name + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- /" + name + " -->");
    assertTrue(from >= 0 && to > from, page + " has no section of " + name);
    return text.substring(from + begin.length(), to);
  }
}
