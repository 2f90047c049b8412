package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.triplane.dicom.Deviation;
import dev.triplane.failure.Reason;
import dev.triplane.series.Remark;
import dev.triplane.volume.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tables of docs/reasons.md name those that there are, in their order and their words. */
class ReasonTablesTest {
  @Test
  void reasonsOfInstances() throws IOException {
    List<String> rows = new ArrayList<>(List.of("| reason | meaning |", "|---|---|"));
    for (Deviation deviation : Deviation.values()) {
      rows.add("| `" + deviation + "` | " + deviation.meaning() + " |");
    }
    assertEquals(rows, section("deviations"));
  }

  @Test
  void verdictsOfVolumes() throws IOException {
    List<String> rows = new ArrayList<>(List.of("| verdict | meaning |", "|---|---|"));
    for (Verdict verdict : Verdict.values()) {
      rows.add("| `" + verdict + "` | " + verdict.meaning() + " |");
    }
    assertEquals(rows, section("verdicts"));
  }

  @Test
  void reasonsOfVolumes() throws IOException {
    List<String> rows = new ArrayList<>(List.of("| reason | meaning |", "|---|---|"));
    for (Remark remark : Remark.values()) {
      rows.add("| `" + remark + "` | " + remark.meaning() + " |");
    }
    assertEquals(rows, section("reasons"));
  }

  @Test
  void reasonsOfFailures() throws IOException {
    List<String> rows = new ArrayList<>(List.of("| reason | stage | meaning |", "|---|---|---|"));
    for (Reason reason : Reason.values()) {
      rows.add("| `" + reason + "` | " + reason.stage() + " | " + reason.meaning() + " |");
    }
    assertEquals(rows, section("failures"));
  }

  private static List<String> section(String name) throws IOException {
    return Docs.section("reasons.md", name).lines().toList();
  }
}
