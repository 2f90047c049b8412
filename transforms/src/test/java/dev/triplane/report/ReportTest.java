package dev.triplane.report;

import static dev.triplane.report.SyntheticRun.failure;
import static dev.triplane.report.SyntheticRun.picture;
import static dev.triplane.report.SyntheticRun.volume;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.failure.Reason;
import dev.triplane.series.Remark;
import dev.triplane.table.Table;
import dev.triplane.volume.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private static final String A = "00000000000000aa";
  private static final String B = "00000000000000bb";
  private static final String C = "00000000000000cc";

  @TempDir Path folder;

  /** Two series of one study, one of them of two volumes. */
  private SyntheticRun run() throws IOException {
    return SyntheticRun.in(folder)
        .part(
            Table.VOLUMES,
            0,
            volume(B, "1.2.77", 1).set("StudyInstanceUID", "1").set("SeriesNumber", 7),
            volume(C, "1.3.77", 0).set("StudyInstanceUID", "1").set("SeriesNumber", 3))
        .part(
            Table.VOLUMES,
            1,
            volume(A, "1.2.77", 0)
                .set("StudyInstanceUID", "1")
                .set("SeriesNumber", 7)
                .set("PatientID", "PAT-77")
                .set("SeriesDescription", "Head of Jane Doe")
                .set("Modality", "CT")
                .set("spacing_slice_mm", 1 / 3.0)
                .set("reasons", List.of("MISSING_SLICES: 1 of 4", "SPLIT_BY_KEY")))
        .part(
            Table.PREVIEWS,
            0,
            picture(A, "1.2.77", "CORONAL", "previews/00/" + A + "/coronal.png"),
            picture(A, "1.2.77", "AXIAL", "previews/00/" + A + "/axial.png"))
        .part(
            Table.FAILURES,
            0,
            failure("/in/Doe_Jane/x.dcm", "READ", "NOT_DICOM").set("byte_offset", 5L),
            failure("/in/y.dcm", "READ", "NOT_DICOM"),
            failure("/in/z.dcm", "DECODE", "BAD_CODESTREAM").set("frame_number", 2));
  }

  /** The data that a file gives to the page. */
  private static JsonNode data(SyntheticRun run, String kind) throws IOException {
    String script = run.page("data/" + kind + "-0.js");
    String head = "triplane.put(\"" + kind + "\",0,";
    assertTrue(script.startsWith(head) && script.endsWith(");\n"), script);
    return new ObjectMapper().readTree(script.substring(head.length(), script.length() - 3));
  }

  private static JsonNode manifest(SyntheticRun run) throws IOException {
    String page = run.page("index.html");
    String head = "<script type=\"application/json\" id=\"manifest\">";
    int from = page.indexOf(head) + head.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  @Test
  void volumesStandByStudySeriesNumberAndIndexWithTheirPictures() throws IOException {
    SyntheticRun run = run().report(ReportMode.NO_IDENTIFIERS);
    JsonNode index = data(run, "index");
    assertEquals("[\"" + C + "\",\"" + A + "\",\"" + B + "\"]", index.get("volume_id").toString());
    assertEquals("[1,1,1]", index.get("study").toString());
    assertEquals("[1,2,2]", index.get("series").toString());
    assertEquals("{\"numbers\":[-1,0,-1],\"values\":[\"CT\"]}", index.get("Modality").toString());
    assertEquals("[null,0.333333333,null]", index.get("spacing_slice_mm").toString());
    assertEquals(
        "{\"numbers\":[0,1,0],\"values\":[[],[\"MISSING_SLICES\",\"SPLIT_BY_KEY\"]]}",
        index.get("reasons").toString());
    assertEquals(
        "[[],[[\"SLICE\",\"AXIAL\",\"axial.png\"],[\"SLICE\",\"CORONAL\",\"coronal.png\"]]]",
        index.get("pictures").get("values").toString());
    JsonNode row = data(run, "rows").get(1);
    assertEquals("[\"MISSING_SLICES: 1 of 4\",\"SPLIT_BY_KEY\"]", row.get("reasons").toString());
    assertEquals(
        "previews/00/" + A + "/axial.png", row.get("pictures").get(0).get("path").asText());
    assertEquals(3, manifest(run).get("volumes").asInt());
  }

  @Test
  void howAPictureWasDrawnIsNoFlagOfItsVolume() throws IOException {
    SyntheticRun run =
        SyntheticRun.in(folder)
            .part(Table.VOLUMES, 0, volume(A, "1", 0), volume(B, "2", 0))
            .part(Table.PREVIEWS, 0, picture(A, "1", "AXIAL", "p/x.png").set("resliced", true))
            .report(ReportMode.NO_IDENTIFIERS);
    assertEquals("[[]]", data(run, "index").get("flags").get("values").toString());
    assertEquals("[]", manifest(run).get("counts").get("flags").toString());
  }

  @Test
  void sameTablesSameBytesWhateverTheOrderOfTheirParts(@TempDir Path other) throws IOException {
    SyntheticRun run = run();
    for (int i = 0; i < 30; i++) {
      // More of one reason than are shown, in parts of one row.
      run.part(Table.FAILURES, 1 + i, failure("/in/" + i * 7919 % 30, "READ", "EMPTY_FILE"));
    }
    String once = run.report(ReportMode.IDENTIFIERS).allPages();
    SyntheticRun reversed = run.reversed(other.resolve("r")).report(ReportMode.IDENTIFIERS);
    assertEquals(once, reversed.allPages());
    assertEquals(once, run.report(ReportMode.IDENTIFIERS).allPages());
    assertTrue(once.contains("/in/10") && !once.contains("/in/8"), "the first twenty by uri");
  }

  @Test
  void withoutIdentifiersNothingLeadsToAPatient() throws IOException {
    String all = run().report(ReportMode.NO_IDENTIFIERS).allPages();
    for (String hidden :
        List.of("PAT-77", "Jane", "Doe", "1.2.77", "1.3.77", "x.dcm", "/archive", "PatientID")) {
      assertFalse(all.contains(hidden), hidden);
    }
    assertTrue(all.contains("where reason = &#39;NOT_DICOM&#39;"), "how to find the files");
  }

  @Test
  void withIdentifiersAllColumnsAreThere() throws IOException {
    String all = run().report(ReportMode.IDENTIFIERS).allPages();
    for (String shown : List.of("PAT-77", "Head of Jane Doe", "1.3.77", "/in/Doe_Jane/x.dcm")) {
      assertTrue(all.contains(shown), shown);
    }
  }

  @Test
  void countsAndWordsOfFailuresAndTheBalance() throws IOException {
    String page = run().report(ReportMode.NO_IDENTIFIERS).page("index.html");
    assertTrue(page.indexOf("NOT_DICOM") < page.indexOf("BAD_CODESTREAM"), "the most first");
    assertTrue(page.indexOf("id=\"failures\"") < page.indexOf("id=\"balance\""));
    assertTrue(page.contains("<strong>− 2</strong> failed to be read"), page);
    assertTrue(page.contains("<strong>− 1</strong> failed or left out"), page);
    assertTrue(page.contains("3 files or frames were not used"), page);
  }

  @Test
  void everyNameHasItsWords() throws IOException {
    JsonNode words = manifest(run().report(ReportMode.NO_IDENTIFIERS)).get("words");
    for (Remark remark : Remark.values()) {
      assertEquals(remark.meaning(), words.get(remark.name()).asText());
    }
    for (Verdict verdict : Verdict.values()) {
      assertEquals(verdict.meaning(), words.get(verdict.name()).asText());
    }
    for (Reason reason : Reason.values()) {
      assertEquals(reason.meaning(), words.get(reason.name()).asText());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<!--<script>",
        "\"]);alert(1)//",
        "{{manifest}}",
        "' onmouseover='alert(1)",
      })
  void hostileTextIsNeverMarkup(String hostile) throws IOException {
    SyntheticRun run =
        SyntheticRun.in(folder)
            .part(
                Table.VOLUMES,
                0,
                volume(A, hostile, 0)
                    .set("Modality", hostile)
                    .set("SeriesDescription", hostile)
                    .set("split_key", hostile)
                    .set("verdict", hostile)
                    .set("reasons", List.of(hostile))
                    .set("BodyPartExamined", hostile))
            .part(Table.PREVIEWS, 0, picture(A, hostile, hostile, hostile))
            .part(Table.FAILURES, 0, failure(hostile, "READ", hostile).set("detail", hostile));
    String page = run.report(ReportMode.IDENTIFIERS).page("index.html");
    assertEquals(-1, page.indexOf("<img"), "an element of the text");
    assertEquals(-1, page.indexOf("<!--"), "a comment of the text");
    assertEquals(page.indexOf("<script src"), page.indexOf("<script", page.indexOf("</script>")));
    assertEquals(6, page.split("<script", -1).length - 1);
    for (String kind : List.of("index", "more", "rows")) {
      String script = run.page("data/" + kind + "-0.js");
      assertEquals(-1, script.indexOf('<'));
      assertTrue(data(run, kind).isContainerNode());
    }
    JsonNode index = data(run, "index");
    assertEquals(hostile, index.get("SeriesDescription").get("values").get(0).asText());
    assertEquals(
        "[[\"SLICE\"," + new ObjectMapper().writeValueAsString(hostile) + ",null,null]]",
        index.get("pictures").get("values").get(0).toString(),
        "no path that leads anywhere");
  }

  @Test
  void controlsAndDirectionsActOnNothing() throws IOException {
    String text = "a\u202Eb\u2066c\u0000d\u009Be\u200Ff";
    SyntheticRun run =
        SyntheticRun.in(folder)
            .part(Table.VOLUMES, 0, volume(A, "1", 0).set("SeriesDescription", text))
            .report(ReportMode.IDENTIFIERS);
    assertEquals(
        "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\u200Ff",
        data(run, "index").get("SeriesDescription").get("values").get(0).asText());
    assertEquals("a\uFFFDb\uD83D\uDE00", CleanText.of("a\uD800b\uD83D\uDE00"));
  }

  @Test
  void aTextOfTenMegabytesIsCut() throws IOException {
    String text = "x".repeat(10_000_000);
    SyntheticRun run =
        SyntheticRun.in(folder)
            .part(Table.VOLUMES, 0, volume(A, "1", 0).set("SeriesDescription", text))
            .part(Table.FAILURES, 0, failure(text, "READ", "NOT_DICOM").set("detail", text))
            .report(ReportMode.IDENTIFIERS);
    assertEquals(
        "x".repeat(200) + "… (10,000,000 characters)",
        data(run, "index").get("SeriesDescription").get("values").get(0).asText());
    assertTrue(run.allPages().length() < 200_000);
  }

  @Test
  void aRunWithoutVolumesOrFailuresHasAPageToo() throws IOException {
    SyntheticRun run = SyntheticRun.in(folder).part(Table.VOLUMES, 0).part(Table.FAILURES, 0);
    String page = run.report(ReportMode.NO_IDENTIFIERS).page("index.html");
    assertTrue(page.contains("No file and no frame failed."));
    assertEquals(0, manifest(run).get("volumes").asInt());
  }

  @Test
  void oneVolumeMayStandInTwoSeries() throws IOException {
    // A copied series with a new UID but the old SOPInstanceUIDs: both have the same volume_id.
    SyntheticRun run =
        SyntheticRun.in(folder)
            .part(Table.VOLUMES, 0, volume(A, "1", 0), volume(A, "2", 0))
            .report(ReportMode.IDENTIFIERS);
    JsonNode index = data(run, "index");
    assertEquals(2, index.get("volume_id").size());
    assertEquals("[1,2]", index.get("series").toString());
    List<String> series = new ArrayList<>();
    data(run, "more").get("SeriesInstanceUID").get("values").forEach(v -> series.add(v.asText()));
    series.sort(null);
    assertEquals(List.of("1", "2"), series);
  }

  @Test
  void whatIsNoRunJsonIsRefused() throws IOException {
    SyntheticRun run = run();
    byte[] other = "{\"triplane_version\": \"1\"}".getBytes(StandardCharsets.UTF_8);
    assertThrows(IOException.class, () -> Report.write(run, other, ReportMode.IDENTIFIERS));
  }
}
