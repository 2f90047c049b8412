package dev.triplane.report;

import static dev.triplane.report.SyntheticRun.failure;
import static dev.triplane.report.SyntheticRun.picture;
import static dev.triplane.report.SyntheticRun.volume;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.table.Row;
import dev.triplane.table.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of 5,000 volumes in a browser, opened from the disk; skipped where there is none. */
class PageInBrowserTest {
  private static final int VOLUMES = 5000;
  private static final List<String> MODALITIES = List.of("CT", "MR", "PT");
  private static final List<String> PLANES = List.of("AXIAL", "CORONAL", "SAGITTAL");
  private static final String HOSTILE =
      "</script><script>hacked=1</script><img src=x onerror=hacked=1>\u202Egnp.exe";

  @TempDir static Path folder;

  private static Browser browser;
  private static String page;

  /** Volume number i of the run; the numbers that tests expect come from these formulas. */
  private static Row row(int i) {
    return volume(id(i), "1.2." + i / 2, i % 2)
        .set("StudyInstanceUID", "1." + i / 10)
        .set("SeriesNumber", i / 2 % 5)
        .set("Modality", MODALITIES.get(i % 3))
        .set("BodyPartExamined", i % 7 == 0 ? null : "HEAD")
        .set("SeriesDescription", i == 4321 ? HOSTILE : "series " + i)
        .set("plane", PLANES.get(i % 3))
        .set("verdict", i % 10 == 0 ? "GAPS" : "REGULAR")
        .set("spacing_slice_mm", i % 11 == 0 ? null : spacing(i))
        .set("spacing_row_mm", 0.5)
        .set("spacing_column_mm", 0.5)
        .set("planes", 10 + i % 300)
        .set("value_mean", i * 0.25)
        .set("reasons", i % 10 == 0 ? List.of("MISSING_SLICES: 1 of 10") : List.of())
        .set("affine_lps", List.of(0., 0., 1., 0., 0., 1., 0., 0., 1., 0., 0., 0., 0., 0., 0., 1.));
  }

  private static String id(int i) {
    return String.format("%016x", 0x1234567L * (i + 1));
  }

  private static double spacing(int i) {
    return (i % 40 + 1) / 8.0;
  }

  private static Row slice(int i, String plane) {
    String path = "previews/" + id(i).substring(0, 2) + "/" + id(i) + "/" + plane + ".png";
    return picture(id(i), "1.2." + i / 2, plane.toUpperCase(Locale.ROOT), path)
        .set("slice_index", 5)
        .set("mm_per_px", 0.5);
  }

  @BeforeAll
  static void makeThePage() throws IOException {
    browser = Browser.start(folder.resolve("profile"));
    List<Row> volumes = new ArrayList<>();
    List<Row> pictures = new ArrayList<>();
    for (int i = 0; i < VOLUMES; i++) {
      volumes.add(row(i));
      for (String plane : List.of("axial", "coronal", "sagittal")) {
        pictures.add(slice(i, plane));
      }
    }
    String id = id(1);
    String picturesOfOne = "previews/" + id.substring(0, 2) + "/" + id + "/";
    pictures.add(picture(id, "1.2.0", "AXIAL", picturesOfOne + "sheet.png").set("kind", "SHEET"));
    pictures.add(
        picture(id, "1.2.0", "AXIAL", picturesOfOne + "fly.png").set("kind", "FLYTHROUGH"));
    SyntheticRun.in(folder)
        .part(Table.VOLUMES, 0, volumes.toArray(Row[]::new))
        .part(Table.PREVIEWS, 0, pictures.toArray(Row[]::new))
        .part(Table.FAILURES, 0, failure(HOSTILE, "READ", "NOT_DICOM").set("detail", HOSTILE))
        .report(ReportMode.IDENTIFIERS);
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (Row row : pictures) {
      Path file = folder.resolve(row.build().get("path").toString());
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    page = folder.resolve("report/index.html").toUri().toString();
  }

  @AfterAll
  static void endTheBrowser() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void startAnew() throws IOException {
    browser.size(1400, 900);
    browser.open("about:blank");
    browser.console();
    browser.requests();
  }

  private void open(String view) throws IOException {
    browser.open(page + view);
    browser.await(
        "['overview', 'volumes', 'volume'].some(id => !document.getElementById(id).hidden)"
            + " && !document.querySelector('[aria-busy]')");
  }

  private String text(String selector) throws IOException {
    return browser
        .script("return document.querySelector(arguments[0]).textContent", selector)
        .asText();
  }

  /** Chooses from a select as a user does, and waits for the result. */
  private void choose(String select, String value) throws IOException {
    browser.script(
        "const select = document.getElementById(arguments[0]); select.value = arguments[1];"
            + "select.dispatchEvent(new Event('change'));",
        select,
        value);
    browser.await("!document.querySelector('[aria-busy]')");
  }

  private List<String> listed() throws IOException {
    List<String> ids = new ArrayList<>();
    browser
        .script("return [...document.querySelectorAll('.card code')].map(code => code.textContent)")
        .forEach(id -> ids.add(id.asText()));
    return ids;
  }

  @ParameterizedTest
  @CsvSource({"#/", "#/volumes", "#/volumes?layout=table", "#/volume/0000000002468ace"})
  void everyViewOpensFromTheDiskAndAsksForNothingElse(String view) throws IOException {
    open(view);
    browser.script("scrollTo(0, document.body.scrollHeight)");
    assertEquals(List.of(), browser.console());
    List<String> requests = browser.requests();
    requests.remove("about:blank");
    assertFalse(requests.isEmpty());
    for (String request : requests) {
      assertTrue(request.startsWith(folder.toUri().toString()), request);
    }
  }

  @Test
  void scriptsOfOthersDoNotRun() throws IOException {
    open("#/");
    browser.script(
        "const script = document.createElement('script'); script.textContent = 'hacked = 1';"
            + "document.body.append(script);"
            + "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=hacked=1>');");
    assertEquals("undefined", browser.script("return typeof hacked").asText());
  }

  @Test
  void filtersFind() throws IOException {
    open("#/volumes");
    assertEquals("5,000 volumes", text("#found"));
    choose("by-Modality", "MR");
    assertEquals("1,667 of 5,000 volumes", text("#found"), "every third, beginning with the 2nd");
    choose("by-verdict", "GAPS");
    // i % 3 = 1 and i % 10 = 0: i = 10, 40, 70, ... below 5000.
    assertEquals("167 of 5,000 volumes", text("#found"));
    choose("by-BodyPartExamined", "");
    // And i % 7 = 0: i = 70, 280, ... by 210.
    assertEquals("24 of 5,000 volumes", text("#found"));
    open("#/volumes?spacing_slice_mm=5..6");
    // (i % 40 + 1) / 8 = 5 where i % 40 = 39, unless i % 11 = 0: 125 less 11 or 12 of them.
    int expected = 0;
    for (int i = 0; i < VOLUMES; i++) {
      expected += i % 40 == 39 && i % 11 != 0 ? 1 : 0;
    }
    assertEquals(expected + " of 5,000 volumes", text("#found"));
  }

  @Test
  void everythingSorts() throws IOException {
    open("#/volumes");
    choose("sort", "value_mean");
    assertEquals(List.of(id(0), id(1), id(2)), listed().subList(0, 3));
    choose("order", "down");
    assertEquals(List.of(id(4999), id(4998)), listed().subList(0, 2));
    choose("sort", "spacing_slice_mm");
    String largest = listed().get(0);
    int i = (int) (Long.parseLong(largest, 16) / 0x1234567L) - 1;
    assertEquals(5.0, spacing(i));
    browser.script("document.getElementById('last').click()");
    browser.await("!document.querySelector('[aria-busy]')");
    List<String> last = listed();
    i = (int) (Long.parseLong(last.get(last.size() - 1), 16) / 0x1234567L) - 1;
    assertEquals(0, i % 11, "a volume without a value is last");
  }

  @Test
  void aVolumeIsFoundByItsText() throws IOException {
    open("#/volumes");
    JsonNode found =
        browser.script(
            "const search = document.getElementById('search');"
                + " search.value = arguments[0]; const start = performance.now();"
                + " search.dispatchEvent(new Event('input'));"
                + " return new Promise(done => { const look = () => {"
                + "   const codes = document.querySelectorAll('.card code');"
                + "   if (codes.length === 1) done([codes[0].textContent,"
                + "     Math.round(performance.now() - start)]); else setTimeout(look, 5); };"
                + " look(); })",
            "series 2718");
    assertEquals(id(2718), found.get(0).asText());
    System.out.println("found one of 5,000 volumes in " + found.get(1) + " ms");
    assertTrue(found.get(1).asInt() < 10_000, found.toString());
  }

  @Test
  void onlyPicturesNearWhatIsSeenAreLoaded() throws IOException {
    browser.size(420, 500);
    open("#/volumes?page=50"); // that no other test has brought into the browser's memory
    assertEquals(60, listed().size());
    browser.await("document.querySelector('.card img').naturalWidth === 64");
    String loaded =
        "[...document.querySelectorAll('.card img')].filter(i => i.naturalWidth > 0).length";
    assertTrue(browser.script("return " + loaded).asInt() < 180, "the last are not loaded yet");
    browser.script("scrollTo(0, document.body.scrollHeight)");
    browser.await("[...document.querySelectorAll('.card img')].at(-1).naturalWidth === 64");
  }

  @Test
  void aVolumeHasItsPicturesReasonsAndRow() throws IOException {
    open("#/volume/" + id(10));
    assertTrue(text("#volume").contains("MISSING_SLICES: 1 of 10"));
    assertTrue(text("#volume").contains("missing_indices names them."), "the reason in words");
    assertTrue(text("#volume .matrix").startsWith("0  0  1  0\n0  1  0  0"));
    browser.await("document.querySelectorAll('.shot img').length === 3");
    open("#/volume/" + id(1));
    assertEquals(5, browser.script("return document.querySelectorAll('.shot').length").asInt());
    assertEquals(
        "none",
        browser
            .script(
                "return document.querySelector('.shot img[hidden]').getAttribute('src') ?? 'none'")
            .asText(),
        "nothing moves before it is told to");
    browser.script("document.querySelector('.shot button').click()");
    browser.await("document.querySelector('.shot button ~ img').naturalWidth === 64");
    open("#/volume/ffffffffffffffff");
    assertTrue(text("#volume").contains("There is no volume"));
  }

  @Test
  void theKeyboardIsEnough() throws IOException {
    open("#/volumes?sort=value_mean");
    browser.script("document.querySelector('.card a').focus()");
    browser.keys("\uE007"); // Enter
    browser.await("document.querySelector('#volume code')?.textContent === '" + id(0) + "'");
    browser.keys("\uE014"); // right arrow
    browser.await("document.querySelector('#volume code')?.textContent === '" + id(1) + "'");
    browser.keys("\uE012"); // left arrow
    browser.await("document.querySelector('#volume code')?.textContent === '" + id(0) + "'");
  }

  @Test
  void hostileTextIsShownAsText() throws IOException {
    open("#/volumes?q=gnp.exe");
    browser.await("document.querySelectorAll('.card').length === 1");
    assertTrue(text(".card").contains("<img src=x onerror=hacked=1>\uFFFDgnp.exe"));
    open("#/volume/" + id(4321));
    assertTrue(text("#volume").contains("<img src=x onerror=hacked=1>\uFFFDgnp.exe"));
    assertEquals("undefined", browser.script("return typeof hacked").asText());
    assertEquals(List.of(), browser.console());
  }

  @ParameterizedTest
  @CsvSource({"#/", "#/volumes", "#/volumes?layout=table", "#/volume/0000000002468ace"})
  void nothingIsWiderThanANarrowScreen(String view) throws IOException {
    browser.size(320, 700);
    open(view);
    assertEquals(
        List.of(),
        texts(
            browser.script(
                "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll')"
                    + " && !e.matches('.unseen, .unseen *, .skip')"
                    + " && e.getBoundingClientRect().right > 321)"
                    + ".map(e => e.outerHTML.slice(0, 120))")));
  }

  @ParameterizedTest
  @CsvSource({"light, 1400", "dark, 400"})
  void axeFindsNoSeriousFault(String scheme, int width) throws IOException {
    browser.size(width, 900);
    browser.prefer(scheme);
    for (String view :
        List.of(
            "#/", "#/volumes", "#/volumes?layout=table", "#/volume/" + id(10), "#/volumes?q=zz")) {
      open(view);
      browser.script("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertEquals(List.of(), seriousFaults(), view);
    }
    browser.script("document.body.append(document.createElement('img'))");
    assertEquals(1, seriousFaults().size(), "a picture without a text is a fault that it knows");
  }

  private static List<String> seriousFaults() throws IOException {
    String axe;
    try (InputStream in = PageInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return texts(
        browser.script(
            axe
                + "; return axe.run().then(result => result.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' ')))"));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
