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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What comes of a run on every store, against the same run on the local disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RunContract {
  @TempDir static Path scratch;

  /** The archive and the local run's output. */
  Path archive;

  Path local;

  abstract Store store();

  /** Runs Triplane to its end, on the runner that the contract is about. */
  abstract Command launch(List<String> arguments) throws IOException;

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
    return launch(arguments(input, output, more));
  }

  /** The arguments of a run from one folder of the store to another. */
  List<String> arguments(String input, String output, String... more) {
    List<String> arguments = new ArrayList<>(store().options());
    arguments.add("--input=" + store().uri(input));
    arguments.add("--output=" + store().uri(output));
    arguments.addAll(Arrays.asList(more));
    return arguments;
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
    assertSameFiles(local, whole);
    assertSameCounts(local, whole);
  }

  @Test
  void aRunThatFollowsAnEarlierOneMakesWhatAFullOneMakes() throws IOException {
    List<Path> files = filesOfFiveSeries();
    Path growing = scratch.resolve("growing");
    for (Path file : files) {
      Folders.copy(archive.resolve(file.getParent()), growing.resolve(file.getParent()));
    }
    Folders.copy(archive.resolve("strays"), growing.resolve("strays"));
    int all = Folders.content(growing).size();
    Path wholeSeries = files.get(3).getParent(); // and the fifth stays as it is
    Path late = Files.createDirectories(scratch.resolve("late"));
    Path lateFile = late.resolve(files.get(0).toString());
    Files.createDirectories(lateFile.getParent());
    Files.move(growing.resolve(files.get(0)), lateFile);
    Files.createDirectories(late.resolve(wholeSeries).getParent());
    Files.move(growing.resolve(wholeSeries), late.resolve(wholeSeries));
    store().upload(growing, "growing");
    run("growing", "first", "--volumes=nifti").assertDone();

    byte[] replaced = Files.readAllBytes(growing.resolve(files.get(1)));
    replaced[replaced.length - 2] ^= 0x55; // of the last pixel
    Path changed = late.resolve(files.get(1));
    Files.createDirectories(changed.getParent());
    Files.write(changed, replaced);
    store().upload(late, "growing");
    store().delete("growing/" + files.get(2));

    store().forgetReads();
    String previous = "--previous=" + store().uri("first");
    run("growing", "following", "--volumes=nifti", previous).assertDone();
    Set<String> read = store().reads("growing");
    Command.run(scratch, store().environment(), arguments("growing", "full", "--volumes=nifti"))
        .assertDone();

    Path full = download("full");
    Path following = download("following");
    for (String table : Tables.NAMES) {
      assertSame(Tables.allRows(full, table), Tables.allRows(following, table), table);
    }
    assertSameFiles(full, following);
    assertSameCounts(full, following);
    // Of the series that are touched every file may be opened, and of the others none.
    Set<String> mayBeRead = new TreeSet<>();
    for (Path file : files.subList(0, 4)) {
      mayBeRead.addAll(sameSeries(full, store().uri("growing") + "/", file.getParent()));
    }
    Set<String> mustBeRead = Folders.content(late).keySet();
    assertTrue(read.containsAll(mustBeRead), read.toString());
    assertTrue(mayBeRead.containsAll(read), read.toString());
    assertEquals(
        "series: %d added, 1 changed, 1 removed, %d unchanged"
            .formatted(mustBeRead.size() - 1, all - mustBeRead.size() - 1),
        Tables.json(
            following,
            "format('{}: {} added, {} changed, {} removed, {} unchanged', previous.reused,"
                + " previous.files.added, previous.files.changed, previous.files.removed,"
                + " previous.files.unchanged)"));
  }

  /** Of the five smallest series of eight files or more, the first file of each. */
  private List<Path> filesOfFiveSeries() {
    List<Path> files =
        Tables.query(
                local,
                "slices",
                "select min(uri) from %s group by SeriesInstanceUID"
                    + " having count(distinct uri) >= 8 order by count(*), 1 limit 5")
            .stream()
            .map(uri -> archive.relativize(Path.of(uri)))
            .toList();
    assertEquals(5, files.stream().map(Path::getParent).distinct().count(), files.toString());
    return files;
  }

  /** The files of a run, below the root of its input, that are of a series of this folder. */
  private static List<String> sameSeries(Path output, String root, Path folder) {
    return Tables.query(
        output,
        "instances",
        "with i as (select replace(uri, '%s', '') as path, SeriesInstanceUID as uid from %%s)"
                .formatted(root)
            + " select path from i where uid in (select uid from i where path like '%s/%%%%')"
                .formatted(folder));
  }

  /** Fails with the first row that the local run's table does not have. */
  void assertSameRows(String table, Path output) {
    assertSame(Tables.rows(local, table), Tables.rows(output, table), table);
  }

  private static void assertSame(List<String> expected, List<String> found, String table) {
    assertFalse(expected.isEmpty(), table);
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertEquals(expected.get(i), found.get(i), table);
    }
    assertEquals(expected.size(), found.size(), table);
  }

  /** Fails unless pictures and volumes are the same byte by byte, and both runs are complete. */
  private static void assertSameFiles(Path one, Path other) throws IOException {
    SortedMap<String, byte[]> expected = Folders.content(one);
    SortedMap<String, byte[]> found = Folders.content(other);
    assertEquals(names(expected), names(found));
    for (String name : found.keySet()) {
      if (name.endsWith(".png") || name.endsWith(".nii") || name.equals("_SUCCESS")) {
        assertArrayEquals(expected.get(name), found.get(name), name);
      }
    }
    assertTrue(found.containsKey("_SUCCESS"));
  }

  /** Fails unless both run.json have the same counts, and nothing is missing. */
  private static void assertSameCounts(Path expected, Path found) {
    assertEquals(Tables.json(expected, "counts"), Tables.json(found, "counts"));
    assertEquals("[0, 0]", Tables.json(found, "[balance.files, balance.frames]"));
  }

  /** Names of files; how many parts a table has is the runner's affair. */
  static Set<String> names(SortedMap<String, byte[]> content) {
    TreeSet<String> names = new TreeSet<>();
    content.keySet().forEach(name -> names.add(name.replaceFirst("part-.*", "part")));
    return names;
  }

  /** A folder of the archive that holds one series. */
  String someFolder() throws IOException {
    Path file = Path.of(Tables.query(local, "slices", "select min(uri) from %s").get(0));
    return archive.relativize(file.getParent()).toString();
  }
}
