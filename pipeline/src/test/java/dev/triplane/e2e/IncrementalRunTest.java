package dev.triplane.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.phantom.PhantomArchive;
import dev.triplane.phantom.PhantomSeries;
import dev.triplane.phantom.PhantomSummary;
import dev.triplane.table.FailureRows;
import dev.triplane.table.RowReader;
import dev.triplane.table.RowWriter;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that takes results over from an earlier one gives what a full run gives. */
class IncrementalRunTest {
  private static final String SIZE = "--previewSize=64";

  @TempDir Path folder;
  private Path archive;
  private PhantomSummary truth;

  @BeforeEach
  void writeArchive() throws IOException {
    archive = folder.resolve("archive");
    truth = PhantomArchive.write(archive, 3);
  }

  private Job run(String name, String... more) throws IOException {
    List<String> options = new ArrayList<>(List.of(more));
    if (options.stream().noneMatch(option -> option.startsWith("--previewSize"))) {
      options.add(SIZE);
    }
    return Job.run(archive, folder.resolve(name), options.toArray(new String[0])).assertDone();
  }

  private static String previous(Job job) {
    return "--previous=" + job.output();
  }

  private static void assertSince(Job job, String reused, int... counts) throws IOException {
    JsonNode previous = job.runJson().get("previous");
    assertEquals(reused, previous.get("reused").asText());
    int[] files =
        Stream.of("added", "changed", "removed", "unchanged")
            .mapToInt(name -> previous.get("files").path(name).asInt(-1))
            .toArray();
    assertEquals(Arrays.toString(counts), Arrays.toString(files));
  }

  /** The files of the series, of those that have so many at least, with this number. */
  private List<Path> files(int number) {
    PhantomSeries series =
        truth.series().stream().filter(s -> s.paths().size() >= 8).toList().get(number);
    return series.paths().stream().sorted().map(archive::resolve).toList();
  }

  private static void changeLastByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 0x55;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(100)));
  }

  @Test
  void lateReplacedAndRemovedFiles() throws IOException {
    Path aside = Files.createDirectories(folder.resolve("aside"));
    List<Path> late = new ArrayList<>(files(0).subList(2, 5));
    late.addAll(files(1)); // a series that comes later as a whole
    late.add(archive.resolve(truth.faults().get(0).path()));
    for (Path file : late) {
      Files.move(file, aside.resolve(Integer.toString(late.indexOf(file))));
    }
    Job first = run("first");

    for (Path file : late) {
      Files.move(aside.resolve(Integer.toString(late.indexOf(file))), file);
    }
    changeLastByte(files(2).get(3));
    // The same time and another size is another file too.
    Path longer = files(2).get(5);
    FileTime time = Files.getLastModifiedTime(longer);
    Files.write(longer, new byte[8], StandardOpenOption.APPEND);
    Files.setLastModifiedTime(longer, time);
    Files.copy(files(3).get(0), files(3).get(1), StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(files(3).get(1), FileTime.from(Instant.now().plusSeconds(5)));
    int removed = 1 + files(4).size() + 1;
    Files.delete(files(3).get(4));
    for (Path file : files(4)) {
      Files.delete(file);
    }
    Files.delete(archive.resolve(truth.faults().get(1).path()));
    Files.writeString(archive.resolve("new.txt"), "no DICOM");
    int added = late.size() + 1;

    Job full = run("full");
    Job incremental = run("incremental", previous(first));
    SameResults.assertSame(full, incremental);
    int unchanged = truth.files() - late.size() - removed - 3;
    assertSince(incremental, "series", added, 3, removed, unchanged);
    String read = "finished: " + (added + 3) + " of ";
    assertTrue(incremental.err().contains(read), incremental.err());

    // What was taken over can be taken over again, though nothing could be read any more.
    loseTheContent();
    Job again = run("again", previous(incremental));
    SameResults.assertSame(full, again);
    assertSince(again, "series", 0, 0, 0, unchanged + added + 3);
  }

  /** Overwrites every file and leaves its size and time as they are. */
  private void loseTheContent() throws IOException {
    try (Stream<Path> files = Files.walk(archive)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);
      }
    }
  }

  @Test
  void changedOptionsForceWhatTheyAffect() throws IOException {
    Job first = run("first", "--volumes=nifti-gz");
    changeLastByte(files(2).get(3));
    String[] others = {"--window=auto", "--previewSize=48", "--volumes=nifti", "--readBatch=5"};
    Job full = run("full", others);
    Job pictures = run("pictures", append(others, previous(first)));
    SameResults.assertSame(full, pictures);
    assertSince(pictures, "headers", 0, 1, 0, truth.files() - 1);
    assertEquals(
        "[\"previewSize\",\"volumes\",\"window\"]",
        pictures.runJson().at("/previous/because").toString());
    assertTrue(pictures.err().contains("finished: 1 of "), pictures.err());

    Job volumes = run("volumes", append(others, previous(pictures)));
    SameResults.assertSame(full, volumes);
    assertSince(volumes, "series", 0, 0, 0, truth.files());

    Job headers = run("headers", append(others, previous(volumes), "--maxSequenceDepth=63"));
    SameResults.assertSame(full, headers);
    assertSince(headers, "nothing", -1, -1, -1, -1);
    assertEquals("[\"maxSequenceDepth\"]", headers.runJson().at("/previous/because").toString());
  }

  @Test
  void anotherVersionTakesNothingOver() throws IOException {
    Job first = run("first");
    Path json = first.output().resolve("run.json");
    String version = first.runJson().get("triplane_version").asText();
    Files.writeString(json, Files.readString(json).replace(version, "0.0.1"));
    Job now = run("now", previous(first));
    SameResults.assertSame(first, now);
    assertSince(now, "nothing", -1, -1, -1, -1);
    assertEquals("[\"version\"]", now.runJson().at("/previous/because").toString());
  }

  @Test
  void whatAMachineRefusedIsTriedAgain() throws IOException {
    Job full = run("full");
    // A file that could not be opened, one whose pixels could not be read, and a disk that was
    // full.
    Path unread = files(0).get(0);
    Path cut = files(1).get(0);
    Path aside = Files.move(unread, folder.resolve("aside"));
    Job first = run("first");
    Files.move(aside, unread);
    long size = Files.size(unread);
    long time = Files.getLastModifiedTime(unread).toMillis();
    GenericRecord picture;
    try (Tables tables = first.tables()) {
      String path = tables.row("select min(path) as path from previews").text("path");
      picture = FailureRows.of(Failure.ofFile(path, Reason.PICTURE_NOT_WRITTEN, "IOException"));
      Files.delete(first.output().resolve(path));
    }
    String path = picture.get("uri").toString();
    rewrite(first, Table.PREVIEWS, row -> !path.equals(row.get("path").toString()), List.of());
    rewrite(first, Table.SLICES, row -> !is(row, cut), List.of());
    rewrite(
        first,
        Table.FAILURES,
        row -> true,
        List.of(
            picture,
            FailureRows.of(
                Failure.ofFile(unread.toString(), Reason.UNREADABLE, "").ofListed(size, time)),
            FailureRows.of(Failure.ofFrame(cut.toString(), 1, Reason.PIXELS_UNREADABLE, ""))));
    Path json = first.output().resolve("run.json");
    Files.writeString(
        json,
        Files.readString(json)
            .replace(
                "\"failures\" : {",
                "\"failures\" : { \"WRITE\" : { \"PICTURE_NOT_WRITTEN\": 1 },"));
    Job now = run("now", previous(first));
    SameResults.assertSame(full, now);
    assertSince(now, "series", 0, 1, 0, truth.files() - 1);
  }

  private static boolean is(GenericRecord row, Path file) {
    return row.get("uri").toString().equals(file.toString());
  }

  /** Writes the only part of a table anew. */
  private static void rewrite(
      Job job, Table table, Predicate<GenericRecord> kept, List<GenericRecord> more)
      throws IOException {
    Path part = job.output().resolve(table.path()).resolve("part-00000-of-00001.parquet");
    Path old = part.resolveSibling("old");
    Files.move(part, old);
    try (RowReader reader = RowReader.open(table, TableFile.of(old));
        FileChannel channel =
            FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RowWriter writer = RowWriter.open(table, channel)) {
      for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
        if (kept.test(row)) {
          writer.write(row);
        }
      }
      for (GenericRecord row : more) {
        writer.write(row);
      }
    }
    Files.delete(old);
  }

  private static String[] append(String[] list, String... more) {
    return Stream.concat(Arrays.stream(list), Arrays.stream(more)).toArray(String[]::new);
  }
}
