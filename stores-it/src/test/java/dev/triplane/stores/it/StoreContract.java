package dev.triplane.stores.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What a run does on every store: the rules of its input and output, beside what comes of it. */
abstract class StoreContract extends RunContract {
  @Override
  Command launch(List<String> arguments) throws IOException {
    return Command.run(scratch, store().environment(), arguments);
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
}
