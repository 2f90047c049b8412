package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.dicom.ParserProvider;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.report.ReportMode;
import dev.triplane.table.FailureRows;
import dev.triplane.table.RowReader;
import dev.triplane.table.StateRows;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import dev.triplane.testing.TestHeader;
import dev.triplane.volume.VolumePlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each transform alone on the direct runner: what goes in must come out, or say why not. */
class StagesTest {
  private static final WorkUnits UNITS = new WorkUnits(0);

  @TempDir Path folder;
  private final Pipeline p =
      Pipeline.create(
          PipelineOptionsFactory.fromArgs("--targetParallelism=2", "--blockOnRun=true").create());
  private Path archive;
  private Path output;

  @BeforeEach
  void makeFolders() throws IOException {
    archive = Files.createDirectories(folder.resolve("archive"));
    output = Files.createDirectories(folder.resolve("output"));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(archive.resolve(name), bytes);
  }

  private static TestHeader slice(int k) {
    return TestHeader.ct("1.2.3." + k)
        .text(0x00200032, "DS", "0\\0\\" + 2 * k)
        .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
        .text(0x00280030, "DS", "1\\1");
  }

  /** Checks what a collection holds, in any order. */
  private static <T> void check(PCollection<T> collection, SerializableFunction<List<T>, Void> f) {
    PAssert.that(collection)
        .satisfies(all -> f.apply(StreamSupport.stream(all.spliterator(), false).toList()));
  }

  private static <T> void checkEmpty(PCollection<T> collection) {
    check(
        collection,
        all -> {
          assertEquals(0, all.size());
          return null;
        });
  }

  private PCollectionTuple read() {
    ReadSettings settings = new ReadSettings(ParserProvider.DEFAULT, 1 << 20, 32, 1 << 20, 1024);
    return p.apply(new ListFiles(List.of(archive.toString()), 2, new WorkUnits(0)))
        .get(ListFiles.BATCHES)
        .apply(new ReadInstances(settings, UNITS));
  }

  @Test
  void listFilesGivesEachFileOnceInBatches() throws IOException {
    TreeSet<String> expected = new TreeSet<>();
    for (int k = 0; k < 7; k++) {
      expected.add(write("f" + k, new byte[k]).toString());
    }
    PCollectionTuple listed =
        p.apply(new ListFiles(List.of(archive.toString(), archive + "/f1"), 3, new WorkUnits(1)));
    check(
        listed.get(ListFiles.BATCHES),
        groups -> {
          List<FileBatch> batches = new ArrayList<>();
          groups.forEach(group -> group.getValue().forEach(batches::add));
          List<String> uris =
              batches.stream().flatMap(b -> b.files().stream()).map(FileRef::uri).sorted().toList();
          assertEquals(List.copyOf(expected), uris);
          assertTrue(batches.stream().allMatch(b -> b.files().size() <= 3));
          return null;
        });
    check(
        listed.get(ListFiles.LISTED),
        tallies -> {
          assertEquals(Map.of("files_listed", 7L, "bytes_listed", 21L), sums(tallies));
          return null;
        });
    checkEmpty(listed.get(ListFiles.FAILURES));
    p.run().waitUntilFinish();
  }

  private static int count(List<TableRows> rows, Table table) {
    return rows.stream().filter(r -> r.table() == table).mapToInt(r -> r.rows().size()).sum();
  }

  private static Map<String, Long> sums(List<KV<String, Long>> tallies) {
    return tallies.stream().collect(Collectors.toMap(KV::getKey, KV::getValue, Long::sum));
  }

  @Test
  void readInstancesGivesARowOrAFailureForEveryFile() throws IOException {
    String a = write("a.dcm", slice(1).bytes()).toString();
    String b = write("b.dcm", slice(2).bytes()).toString();
    write("noSeries.dcm", slice(3).without(0x0020000E).bytes());
    write("empty", new byte[0]);
    write("text", "not an image".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    PCollectionTuple read = read();
    check(
        read.get(ReadInstances.ROWS),
        rows -> {
          assertEquals(3, count(rows, Table.INSTANCES));
          // A later run finds in the state what this one gives to the grouping.
          List<String> state = new ArrayList<>();
          for (TableRows some : rows) {
            if (some.table() == Table.STATE) {
              for (GenericRecord row : some.rows()) {
                byte[] packed = ((ByteBuffer) row.get("packed")).array();
                new InstanceBatch("1.2.3", InstanceBatch.Origin.EARLIER, packed)
                    .instances()
                    .forEach(file -> state.add(row.get("SeriesInstanceUID") + " " + file.uri()));
              }
            }
          }
          state.sort(null);
          assertEquals(List.of("1.2.3 " + a, "1.2.3 " + b), state);
          return null;
        });
    check(
        read.get(ReadInstances.INSTANCES),
        batches -> {
          assertEquals(2, batches.stream().mapToInt(x -> x.getValue().instances().size()).sum());
          assertTrue(batches.stream().allMatch(x -> x.getKey().equals("1.2.3")));
          return null;
        });
    check(
        read.get(ReadInstances.FAILURES),
        failures -> {
          Map<String, String> reasons = new TreeMap<>();
          failures.forEach(
              f ->
                  reasons.put(
                      Path.of(f.uri()).getFileName() + "#" + f.frameNumber(), "" + f.reason()));
          assertEquals(
              Map.of("empty#0", "EMPTY_FILE", "text#0", "NOT_DICOM", "noSeries.dcm#1", "NO_SERIES"),
              reasons);
          return null;
        });
    p.run().waitUntilFinish();
  }

  @Test
  void anyLimitOfHeadersThatCanBeAskedForIsTaken() {
    for (int bytes : new int[] {1024, 1 << 16, 1 << 22, 1 << 30}) {
      assertEquals(
          bytes,
          new ReadSettings(ParserProvider.DEFAULT, bytes, 32, 1, 64).limits().maxHeaderBytes());
    }
  }

  @Test
  void fileThatVanishesIsUnreadable() {
    PCollectionTuple read =
        p.apply(
                Create.of(
                        KV.of(
                            0L,
                            new FileBatch(List.of(new FileRef(archive + "/gone.dcm", 1000, 0)))))
                    .withCoder(KvCoder.of(VarLongCoder.of(), Coders.FILE_BATCH)))
            .apply(GroupByKey.create())
            .apply(
                new ReadInstances(
                    new ReadSettings(ParserProvider.DEFAULT, 1 << 20, 32, 1 << 20, 1024), UNITS));
    check(
        read.get(ReadInstances.FAILURES),
        failures -> {
          assertEquals(1, failures.size());
          assertEquals(Reason.UNREADABLE, failures.get(0).reason());
          return null;
        });
    checkEmpty(read.get(ReadInstances.ROWS));
    p.run().waitUntilFinish();
  }

  @Test
  void planVolumesTellsCopiesFromConflicts() throws IOException {
    for (int k = 0; k < 4; k++) {
      write("s" + k + ".dcm", slice(k).bytes());
    }
    write("t-copy-of-1.dcm", slice(1).bytes());
    write("t-conflict-with-2.dcm", slice(2).pixels(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).bytes());
    write("t-longer-than-3.dcm", slice(3).text(0x00104000, "LT", "longer").bytes());
    PCollectionTuple planned =
        read()
            .get(ReadInstances.INSTANCES)
            .apply(GroupByKey.create())
            .apply(new PlanVolumes(UNITS, "header", 1L << 28));
    check(
        planned.get(PlanVolumes.PLANS),
        plans -> {
          assertEquals(1, plans.size());
          VolumePlan plan = plans.get(0).getValue().unpack().plan();
          assertEquals(4, plan.slots().size());
          assertEquals(2.0, plan.geometry().sliceSpacing(), 1e-9);
          return null;
        });
    check(
        planned.get(PlanVolumes.FAILURES),
        failures -> {
          Map<String, String> reasons = new TreeMap<>();
          failures.forEach(
              f ->
                  reasons.put(
                      Path.of(f.uri()).getFileName() + "#" + f.frameNumber(), "" + f.reason()));
          assertEquals(
              Map.of(
                  "t-copy-of-1.dcm#1", "DUPLICATE_IDENTICAL",
                  "t-conflict-with-2.dcm#1", "DUPLICATE_CONFLICT",
                  "t-longer-than-3.dcm#1", "DUPLICATE_CONFLICT"),
              reasons);
          return null;
        });
    check(
        planned.get(PlanVolumes.ROWS),
        rows -> {
          GenericRecord series = rows.get(0).getValue().rows().get(0);
          assertEquals(7, ((Number) series.get("instance_count")).intValue());
          assertEquals(3, ((Number) series.get("unplaced_frame_count")).intValue());
          return null;
        });
    p.run().waitUntilFinish();
  }

  @Test
  void everyTableHasAPartEvenWithoutRowsAndRowsAreCounted() throws IOException {
    OutputLayout layout = new OutputLayout(output.toString(), "test");
    GenericRecord row = FailureRows.of(Failure.ofFrame("/a", 2, Reason.BAD_CODESTREAM, ""));
    GenericRecord file = FailureRows.of(Failure.ofFile("/b", Reason.NOT_DICOM, ""));
    PCollection<TableRows> none = p.apply("none", Create.empty(Coders.TABLE_ROWS));
    PCollection<KV<String, TableRows>> some =
        p.apply(
            "some",
            Create.of(
                    TableRows.keyed(Table.FAILURES, List.of(row, file)),
                    TableRows.keyed(Table.FAILURES, List.of(row)))
                .withCoder(Coders.KEYED_ROWS));
    PCollection<KV<String, Long>> tallies =
        PCollectionTuple.of(WriteTables.INSTANCES, none)
            .and(WriteTables.OTHERS, some)
            .and(WriteTables.LISTED, listed(3))
            .apply(new WriteTables(layout));
    check(
        tallies,
        all -> {
          Map<String, Long> sums = sums(all);
          assertEquals(3, sums.get("rows/failures"));
          assertEquals(2, sums.get("frame_failures"));
          assertEquals(2, sums.get("failure/DECODE/BAD_CODESTREAM"));
          assertEquals(1, sums.get("failure/READ/NOT_DICOM"));
          assertEquals(0, sums.get("rows/instances"));
          return null;
        });
    p.run().waitUntilFinish();
    for (Table table : Table.values()) {
      assertEquals(List.of("part-00000-of-00001.parquet"), names(output.resolve(table.path())));
    }
  }

  @Test
  void bundlesOfOneTableAreJoined() throws IOException {
    OutputLayout layout = new OutputLayout(output.toString(), "test");
    // A try at the same step that a lost worker made void, with other bundles and so other parts.
    Path failures = Files.createDirectories(output.resolve("tables/failures"));
    Files.write(failures.resolve("part-00000-of-00002.parquet"), new byte[3]);
    Files.write(failures.resolve("part-00001-of-00002.parquet"), new byte[3]);
    List<TableRows> many = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      many.add(
          TableRows.of(
              Table.FAILURES,
              List.of(FailureRows.of(Failure.ofFile("/" + k, Reason.NOT_DICOM, "")))));
    }
    // The first collection is written bundle by bundle; any table may come that way.
    PCollection<TableRows> bundles =
        p.apply("many", Create.of(many).withCoder(Coders.TABLE_ROWS))
            .apply(org.apache.beam.sdk.transforms.Reshuffle.viaRandomKey());
    PCollection<KV<String, Long>> tallies =
        PCollectionTuple.of(WriteTables.INSTANCES, bundles)
            .and(WriteTables.OTHERS, p.apply("none", Create.empty(Coders.KEYED_ROWS)))
            .and(WriteTables.LISTED, listed(40))
            .apply(new WriteTables(layout));
    check(
        tallies,
        all -> {
          assertEquals(40, sums(all).get("rows/failures"));
          return null;
        });
    p.run().waitUntilFinish();
    assertEquals(List.of("part-00000-of-00001.parquet"), names(failures));
    // They are there for the step to be repeated; the end of the run removes them.
    assertTrue(names(output.resolve(".triplane-tmp-test")).size() > 1);
  }

  @Test
  void partsHaveTheSizeThatIsAskedFor() throws IOException {
    OutputLayout layout = new OutputLayout(output.toString(), "test");
    // Large against what every temporary file has besides its rows, as parts are.
    long size = 640 << 10;
    Random random = new Random(1);
    List<TableRows> inPlace = new ArrayList<>();
    List<KV<String, TableRows>> others = new ArrayList<>();
    for (int k = 0; k < 300; k++) {
      byte[] noise = new byte[15_000];
      random.nextBytes(noise);
      String detail = Base64.getEncoder().encodeToString(noise);
      Failure failure = Failure.ofFile("/" + k, Reason.NOT_DICOM, detail);
      inPlace.add(TableRows.of(Table.FAILURES, List.of(FailureRows.of(failure))));
      GenericRecord state = StateRows.of("1.2." + k, noise);
      others.add(TableRows.keyed(Table.STATE, List.of(state)));
    }
    PCollectionTuple.of(
            WriteTables.INSTANCES,
            p.apply("inPlace", Create.of(inPlace).withCoder(Coders.TABLE_ROWS)))
        .and(WriteTables.OTHERS, p.apply("others", Create.of(others).withCoder(Coders.KEYED_ROWS)))
        .and(WriteTables.LISTED, listed(1_000_000))
        .apply(new WriteTables(layout, size));
    p.run().waitUntilFinish();
    for (Table table : List.of(Table.FAILURES, Table.STATE)) {
      List<String> names = names(output.resolve(table.path()));
      assertTrue(names.size() > 2, table + " " + names);
      long rows = 0;
      for (String name : names) {
        Path part = output.resolve(table.path()).resolve(name);
        long bytes = Files.size(part);
        assertTrue(bytes >= size / 4 && bytes <= 2 * size, name + " has " + bytes);
        try (RowReader reader = RowReader.open(table, TableFile.of(part))) {
          while (reader.read() != null) {
            rows++;
          }
        }
      }
      assertEquals(300, rows);
    }
  }

  private PCollection<KV<String, Long>> listed(long files) {
    return p.apply("listed", Create.of(KV.of(Tally.FILES_LISTED, files)).withCoder(Coders.TALLY));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private JsonNode finish(Map<String, Long> tallies) throws IOException {
    OutputLayout layout = new OutputLayout(output.toString(), "test");
    Path leftover = output.resolve(".triplane-tmp-test/left.parquet");
    Files.createDirectories(leftover.getParent());
    Files.write(leftover, new byte[3]);
    List<KV<String, Long>> list = new ArrayList<>();
    tallies.forEach((name, count) -> list.add(KV.of(name, count)));
    p.apply(Create.of(list).withCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
        .apply(
            new FinishRun(
                layout, new RunDescription("1", Instant.EPOCH, "{\"a\":1}"), ReportMode.NONE));
    p.run().waitUntilFinish();
    assertFalse(Files.exists(leftover));
    return new ObjectMapper().readTree(output.resolve("run.json").toFile());
  }

  @Test
  void balancedRunEndsWithItsMarker() throws IOException {
    JsonNode run =
        finish(
            Map.of(
                "files_listed", 3L,
                "rows/instances", 2L,
                "failure/READ/NOT_DICOM", 1L,
                "image_frames", 2L,
                "rows/slices", 1L,
                "frame_failures", 1L,
                "failure/GROUP/NO_SERIES", 1L));
    assertTrue(Files.exists(output.resolve("_SUCCESS")));
    assertEquals(0, run.at("/balance/files").asLong());
    assertEquals(0, run.at("/balance/frames").asLong());
    assertEquals(1, run.at("/counts/failures/READ/NOT_DICOM").asLong());
    assertEquals(1, run.at("/options/a").asLong());
  }

  @Test
  void runThatLostAFileHasNoMarker() throws IOException {
    JsonNode run = finish(Map.of("files_listed", 3L, "rows/instances", 2L));
    assertFalse(Files.exists(output.resolve("_SUCCESS")));
    assertEquals(1, run.at("/balance/files").asLong());
  }

  @Test
  void runThatLostAFrameHasNoMarker() throws IOException {
    JsonNode run = finish(Map.of("image_frames", 3L, "rows/slices", 4L));
    assertFalse(Files.exists(output.resolve("_SUCCESS")));
    assertEquals(-1, run.at("/balance/frames").asLong());
  }
}
