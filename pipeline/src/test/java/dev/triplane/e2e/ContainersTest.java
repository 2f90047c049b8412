package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.phantom.PhantomArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that Python wrote are read as the folders that they were made of. */
class ContainersTest {
  /** Tables, and what tells two runs over the same files apart. */
  private static final Map<String, String> TABLES =
      Map.of(
          "instances", "* exclude (uri, modified)",
          "series", "*",
          "volumes", "*",
          "slices", "* exclude (uri)",
          "previews", "*",
          "failures", "* exclude (uri, modified)");

  @TempDir Path folder;

  @Test
  void eachKindGivesTheTablesOfTheFolder() throws IOException {
    Path archive = folder.resolve("archive");
    PhantomArchive.write(archive, 2);
    Path packed = folder.resolve("packed");
    JsonNode names = Python.json(folder, "containers.py", "whole", archive, packed);
    assertEquals(9, names.size());
    Job plain = Job.run(archive, folder.resolve("plain")).assertDone();
    try (Tables expected = plain.tables()) {
      for (JsonNode name : names) {
        Path container = packed.resolve(name.asText());
        Job job = Job.run(container, folder.resolve("of-" + name.asText())).assertDone();
        try (Tables found = job.tables()) {
          for (Map.Entry<String, String> table : TABLES.entrySet()) {
            String sql =
                "select cast(t as varchar) from (select "
                    + table.getValue()
                    + " from "
                    + table.getKey()
                    + ") t order by 1";
            assertEquals(texts(expected, sql), texts(found, sql), name + " " + table.getKey());
          }
          String uris = "select uri from instances";
          assertEquals(
              below(archive + "/", texts(expected, uris)),
              below(container + "!/", texts(found, uris)),
              name.asText());
        }
        assertSamePictures(plain.output(), job.output());
      }
    }
    assertNothingLeft();
  }

  private static List<String> texts(Tables tables, String sql) {
    return tables.rows(sql).stream().map(row -> row.values().get(0).toString()).toList();
  }

  /** Tar says {@code ./} in front of each name. */
  private static List<String> below(String root, List<String> uris) {
    return uris.stream()
        .map(uri -> uri.replace(root, "").replaceFirst("^\\./", ""))
        .sorted()
        .toList();
  }

  private static void assertSamePictures(Path expected, Path found) throws IOException {
    try (Stream<Path> pictures = Files.walk(expected.resolve("previews"))) {
      for (Path picture : pictures.filter(Files::isRegularFile).toList()) {
        assertEquals(-1, Files.mismatch(picture, found.resolve(expected.relativize(picture))));
      }
    }
  }

  /** What was unpacked is gone from the folder of temporary files, or will be with this process. */
  private static void assertNothingLeft() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(temporary)) {
      assertEquals(
          0, files.filter(file -> file.toString().endsWith(".entry")).count(), "unpacked entries");
    }
  }

  @Test
  void whatIsWrongWithAContainerIsARow() throws IOException {
    Path phantoms = folder.resolve("phantoms");
    String file = PhantomArchive.write(phantoms, 2).series().get(0).paths().get(0);
    Path packed = folder.resolve("a/b/c/packed");
    Python.json(folder, "containers.py", "hostile", phantoms.resolve(file), packed);
    Job job =
        Job.run(packed, folder.resolve("out"), "--maxEntryRatio=500", "--readBatch=3").assertDone();
    List<String> found = new ArrayList<>();
    try (Tables tables = job.tables()) {
      for (Cells row :
          tables.rows(
              "select uri, reason from failures where stage = 'READ' union all"
                  + " select uri, case when truncated then 'cut' else 'read' end from instances"
                  + " order by all")) {
        String uri = row.text("uri");
        assertTrue(uri.startsWith(packed + "/"), uri);
        assertTrue(uri.length() < packed.toString().length() + 1100, "a name too long");
        assertTrue(uri.chars().noneMatch(c -> c < ' ' || c == 0x202e), "characters in a name");
        String below = uri.substring(packed.toString().length() + 1);
        found.add(below.replaceAll("[xy]{1000,}\u2026", "long") + " " + row.text("reason"));
      }
      assertEquals(found.size(), job.runJson().at("/counts/files_listed").asInt());
      assertEquals(
          0,
          tables.number(
              "select count(*) from failures where detail like '%secret%' or detail like"
                  + " '%passwd%'"));
    }
    found.sort(null);
    assertEquals(
        expected().lines().sorted().collect(Collectors.joining("\n")), String.join("\n", found));
    try (Stream<Path> all = Files.walk(folder)) {
      assertFalse(all.anyMatch(path -> path.toString().contains("outside")));
    }
  }

  private static String expected() {
    return """
    beyond.zip!/beyond.dcm CONTAINER_DAMAGED
    beyond.zip!/good.dcm read
    bomb.tgz CONTAINER_LIMIT
    bomb.zip!/good.dcm read
    bomb.zip!/zeros.dcm CONTAINER_LIMIT
    broken.zip!/broken.dcm CONTAINER_DAMAGED
    broken.zip!/good.dcm read
    bzip2.zip!/good.dcm CONTAINER_UNSUPPORTED
    cut.tar CONTAINER_DAMAGED
    cut.tar!/cut.dcm cut
    cut.tar!/good.dcm read
    cut.tar.gz CONTAINER_DAMAGED
    cut.tar.gz!/cut.dcm cut
    cut.tar.gz!/good.dcm read
    cut.zip CONTAINER_DAMAGED
    empty.tar EMPTY_FILE
    empty.zip EMPTY_FILE
    encrypted.zip!/good.dcm read
    encrypted.zip!/secret.dcm CONTAINER_UNSUPPORTED
    folder.zip!/plain.dcm read
    links.tar!/good.dcm read
    links.tar!/hard CONTAINER_UNSUPPORTED
    links.tar!/pipe CONTAINER_UNSUPPORTED
    links.tar!/soft CONTAINER_UNSUPPORTED
    longer.zip!/good.dcm read
    longer.zip!/longer.dcm CONTAINER_DAMAGED
    lying.zip!/good.dcm read
    lying.zip!/lying.dcm CONTAINER_DAMAGED
    names.tar!/../../outside/b.dcm read
    names.tar!/long read
    names.tar!/new%0Aline.dcm read
    names.zip!/../../../../outside/a.dcm read
    names.zip!//etc/outside.dcm read
    names.zip!/bell%07%1B[31m%E2%80%AEgnp.dcm read
    names.zip!/c\\..\\d.dcm read
    names.zip!/long read
    names.zip!/twice read
    names.zip!/twice#2 NOT_DICOM
    nested.zip!/good.dcm read
    nested.zip!/inner.zip NOT_DICOM
    noise.tar CONTAINER_DAMAGED
    noise.tar.gz CONTAINER_DAMAGED
    noise.tgz CONTAINER_DAMAGED
    noise.zip CONTAINER_DAMAGED
    none.tar EMPTY_FILE
    none.tar.gz EMPTY_FILE
    none.tgz EMPTY_FILE
    none.zip EMPTY_FILE
    overlap.zip!/good.dcm read
    overlap.zip!/one.dcm CONTAINER_DAMAGED
    overlap.zip!/two.dcm CONTAINER_DAMAGED
    """
        .strip();
  }

  @Test
  void pixelsWithAnotherChecksumThanTheContainerGivesAreNotPictured() throws IOException {
    Path phantoms = folder.resolve("phantoms");
    String first = PhantomArchive.write(phantoms, 2).series().get(0).paths().get(0);
    // What is read to its end with the header, and one of many frames, which is not.
    Path small = phantoms.resolve(first);
    Path large = phantoms.resolve("patients/PAT004/ST001/SE001/IM00001.dcm");
    assertTrue(Files.size(small) < 1 << 16, "small");
    assertTrue(Files.size(large) > 1 << 17, "large");
    assertDamaged(small, "CONTAINER_DAMAGED", 0);
    assertDamaged(large, "PIXELS_DAMAGED", 1);
  }

  private void assertDamaged(Path file, String reason, int instances) throws IOException {
    Path packed = folder.resolve("packed-" + reason);
    Python.json(folder, "containers.py", "flipped", file, packed);
    Map<String, String> expected =
        Map.of(
            "deflated.zip",
            "bad.dcm " + reason,
            "stored.zip",
            "bad.dcm " + reason,
            "level0.zip",
            "bad.dcm " + reason,
            "right-deflated.zip",
            "",
            "right-stored.zip",
            "",
            // Of a .tar.gz only the whole has a checksum: what is in it is read.
            "checksum.tar.gz",
            "checksum.tar.gz CONTAINER_DAMAGED");
    for (Map.Entry<String, String> container : expected.entrySet()) {
      String name = container.getKey();
      Job job = Job.run(packed.resolve(name), folder.resolve(reason + name)).assertDone();
      try (Tables tables = job.tables()) {
        assertEquals(
            container.getValue(),
            String.join(
                ",",
                texts(
                    tables,
                    "select distinct parse_filename(uri) || ' ' || reason from failures where"
                        + " reason != 'NOT_DICOM'")),
            name);
        boolean pictured = !container.getValue().startsWith("bad.dcm");
        assertEquals(
            pictured ? 1 : 0,
            tables.number("select least(1, count(*)) from previews where path is not null"),
            name);
        assertEquals(
            pictured ? 1 : instances, tables.number("select count(*) from instances"), name);
      }
    }
    assertNothingLeft();
  }

  @Test
  void limitsOfEntriesAreOptions() throws IOException {
    Path archive = folder.resolve("archive");
    String series = PhantomArchive.write(archive, 2).series().get(0).paths().get(0);
    Path packed = folder.resolve("packed");
    Python.json(folder, "containers.py", "whole", archive.resolve(series).getParent(), packed);
    for (String name : List.of("stored.zip", "ustar.tar", "pax.tar.gz")) {
      Path container = packed.resolve(name);
      assertReason("CONTAINER_LIMIT", 1, container, "--maxEntries=3");
      assertReason("CONTAINER_LIMIT", 48, container, "--maxEntryBytes=1000");
    }
    assertReason("CONTAINER_LIMIT", 1, packed.resolve("pax.tar.gz"), "--maxSpillBytes=100000");
  }

  private void assertReason(String reason, long files, Path container, String... flags)
      throws IOException {
    List<String> more = new ArrayList<>(List.of(flags));
    more.add("--overwrite");
    Job job =
        Job.run(container, folder.resolve("limited"), more.toArray(new String[0])).assertDone();
    try (Tables tables = job.tables()) {
      assertEquals(
          files, tables.number("select count(*) from failures where reason = '" + reason + "'"));
      assertEquals(0, tables.number("select count(*) from instances"));
    }
    assertEquals(files, job.runJson().at("/counts/files_listed").asInt());
  }
}
