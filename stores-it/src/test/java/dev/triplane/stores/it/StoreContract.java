package dev.triplane.stores.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a run does on every store, against the same run on the local disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {
  @TempDir static Path scratch;

  /** The archive and the local run's output. */
  Path archive;

  Path local;

  abstract Store store();

  @BeforeAll
  void runLocally() throws IOException {
    archive = scratch.resolve("archive");
    local = scratch.resolve("local");
    Command.run(
            scratch,
            store().environment(),
            List.of(
                "--phantom=" + archive,
                "--input=" + archive,
                "--output=" + local,
                "--volumes=nifti"))
        .assertDone();
    store().upload(archive, "archive");
  }

  Command run(String input, String output, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(store().options());
    arguments.add("--input=" + store().uri(input));
    arguments.add("--output=" + store().uri(output));
    arguments.addAll(Arrays.asList(more));
    return Command.run(scratch, store().environment(), arguments);
  }

  Path download(String folder) throws IOException {
    Path to = Files.createTempDirectory(scratch, "download");
    store().download(folder, to);
    return to;
  }

  @Test
  void aRunFromAndToTheStoreMakesWhatALocalOneMakes() throws IOException {
    run("archive", "whole", "--volumes=nifti").assertDone();
    Path whole = download("whole");
    for (String table : Tables.NAMES) {
      assertSameRows(table, whole);
    }
    String root = store().uri("archive") + "/";
    assertEquals(
        Tables.query(
            local, "instances", "select replace(uri, '" + archive + "/', '') from %s order by 1"),
        Tables.query(
            whole, "instances", "select replace(uri, '" + root + "', '') from %s order by 1"));
    SortedMap<String, byte[]> expected = Folders.content(local);
    SortedMap<String, byte[]> found = Folders.content(whole);
    assertEquals(names(expected), names(found));
    for (String name : found.keySet()) {
      if (name.endsWith(".png") || name.endsWith(".nii") || name.equals("_SUCCESS")) {
        assertArrayEquals(expected.get(name), found.get(name), name);
      }
    }
    assertTrue(found.containsKey("_SUCCESS"));
    String json = Files.readString(whole.resolve("run.json")).replaceAll("\\s", "");
    assertTrue(json.matches(".*\"balance\":\\{\"f\\w+\":0,\"f\\w+\":0}.*"), json);
  }

  /** Fails with the first row that the local run's table does not have. */
  void assertSameRows(String table, Path output) {
    List<String> expected = Tables.rows(local, table);
    List<String> found = Tables.rows(output, table);
    assertFalse(expected.isEmpty(), table);
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i), table);
    }
    assertEquals(expected.size(), found.size(), table);
  }

  /** Names of files; how many parts a table has is the runner's affair. */
  private static Set<String> names(SortedMap<String, byte[]> content) {
    TreeSet<String> names = new TreeSet<>();
    content.keySet().forEach(name -> names.add(name.replaceFirst("part-.*", "part")));
    return names;
  }

  @Test
  void anOutputThatHoldsARunNeedsOverwrite() throws IOException {
    String few = "archive/" + someFolder();
    run(few, "twice").assertDone();
    SortedMap<String, byte[]> first = Folders.content(download("twice"));
    run(few, "twice").assertRefused("--overwrite would remove it");
    assertEquals(first.keySet(), Folders.content(download("twice")).keySet());
    Path stray = Files.createDirectories(scratch.resolve("stray"));
    Files.writeString(stray.resolve("old.png"), "old");
    store().upload(stray, "twice/previews/00/0000");
    store().upload(stray, "twice/mine");
    run(few, "twice", "--overwrite").assertDone();
    SortedMap<String, byte[]> second = Folders.content(download("twice"));
    assertTrue(second.remove("mine/old.png") != null, "what no run wrote stays");
    assertEquals(names(first), names(second));
  }

  @Test
  void aFolderThatHoldsNoRunIsRefusedAsOutput() throws IOException {
    Path theirs = Files.createDirectories(scratch.resolve("theirs"));
    Files.writeString(theirs.resolve("photo.jpg"), "theirs");
    store().upload(theirs, "theirs");
    run("archive", "theirs").assertRefused("holds no Triplane run");
    run("archive", "theirs", "--overwrite").assertRefused("holds no Triplane run");
    assertEquals(List.of("photo.jpg"), List.copyOf(Folders.content(download("theirs")).keySet()));
    run("archive", "archive/below").assertRefused(" lies in the input ");
    run("archive/none", "none").assertRefused("No file matches the input");
  }

  @Test
  void aRunTakesOverFromTheOneBefore() throws IOException {
    String few = "archive/" + someFolder();
    run(few, "monday").assertDone();
    run(few, "tuesday", "--previous=" + store().uri("monday")).assertDone();
    Path monday = download("monday");
    Path tuesday = download("tuesday");
    String json = Files.readString(tuesday.resolve("run.json")).replaceAll("\\s", "");
    assertTrue(json.contains("\"reused\":\"series\""), json);
    assertTrue(
        json.contains("\"unchanged\":" + Folders.content(archive.resolve(someFolder())).size()),
        json);
    for (String table : Tables.NAMES) {
      assertEquals(Tables.rows(monday, table), Tables.rows(tuesday, table), table);
    }
    SortedMap<String, byte[]> expected = Folders.content(monday.resolve("previews"));
    SortedMap<String, byte[]> found = Folders.content(tuesday.resolve("previews"));
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
  }

  @Test
  void globsAndFilesAreInputs() throws IOException {
    String folder = someFolder();
    long files = Folders.content(archive.resolve(folder)).size();
    String first =
        archive.relativize(Folders.files(archive.resolve(folder)).iterator().next()).toString();
    String cut = folder.substring(0, folder.length() - 1);
    run("archive/" + cut + "?", "glob").assertDone();
    assertEquals(
        List.of(Long.toString(files)),
        Tables.query(
            download("glob"),
            "instances",
            "select count(*) from %s where uri like '%%/" + folder + "/%%'"));
    run("archive/" + first, "file").assertDone();
    assertEquals(
        List.of(store().uri("archive/" + first)),
        Tables.query(download("file"), "instances", "select uri from %s"));
  }

  @Test
  void filesInContainersAreReadInPlace() throws IOException {
    Path series = archive.resolve(someFolder());
    Path packed = Files.createDirectories(scratch.resolve("packed"));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(packed.resolve("deflated.zip")))) {
      for (Path file : Folders.files(series)) {
        zip.putNextEntry(new ZipEntry(series.relativize(file).toString()));
        zip.write(Files.readAllBytes(file));
      }
    }
    store().upload(packed, "packed");
    run("packed", "unpacked").assertDone();
    Path unpacked = download("unpacked");
    String volume =
        "select concat_ws(' ', volume_id, planes, value_mean, value_std, affine_lps) from %s";
    String ofSeries =
        " where SeriesInstanceUID = '"
            + Tables.query(unpacked, "series", "select SeriesInstanceUID from %s").get(0)
            + "'";
    assertEquals(
        Tables.query(local, "volumes", volume + ofSeries + " order by 1"),
        Tables.query(unpacked, "volumes", volume + " order by 1"));
    assertTrue(
        Tables.query(unpacked, "slices", "select min(uri) from %s")
            .get(0)
            .startsWith(store().uri("packed/deflated.zip!/")));
  }

  /** A folder of the archive that holds one series. */
  String someFolder() throws IOException {
    Path file = Path.of(Tables.query(local, "slices", "select min(uri) from %s").get(0));
    return archive.relativize(file.getParent()).toString();
  }
}
