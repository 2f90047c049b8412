package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the pages lead somewhere. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#]*)(#[^)]*)?\\)");

  @Test
  void linksLeadToPagesAndTheirSections() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        links++;
        Path target =
            link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(target) || !hasSection(target, link.group(2))) {
          broken.add(page + ": " + link.group());
        }
      }
    }
    assertEquals(List.of(), broken);
    assertTrue(links >= 8, links + " links");
  }

  private static boolean hasSection(Path page, String anchor) throws IOException {
    if (anchor == null) {
      return true;
    }
    String heading = anchor.substring(1).replace('-', ' ');
    return Files.readString(page)
        .toLowerCase(Locale.ROOT)
        .matches("(?sm).*^#+ " + Pattern.quote(heading) + "$.*");
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    for (String folder : List.of("docs", "configs")) {
      try (Stream<Path> below = Files.walk(ROOT.resolve(folder))) {
        below.filter(path -> path.toString().endsWith(".md")).forEach(pages::add);
      }
    }
    return pages;
  }
}
