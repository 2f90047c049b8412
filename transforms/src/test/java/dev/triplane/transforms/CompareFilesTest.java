package dev.triplane.transforms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.table.FailureRows;
import dev.triplane.table.Row;
import dev.triplane.table.RowWriter;
import dev.triplane.table.Table;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each file is the same, changed, new or gone, and what failed of it is kept or tried again. */
class CompareFilesTest {
  @TempDir Path folder;
  private final Pipeline p =
      Pipeline.create(
          PipelineOptionsFactory.fromArgs("--targetParallelism=2", "--blockOnRun=true").create());

  private static GenericRecord instance(String uri, String series, long modified) {
    return Row.of(Table.INSTANCES)
        .set("uri", uri)
        .set("size_bytes", 100)
        .set("modified", modified == 0 ? null : modified)
        .set("SeriesInstanceUID", series)
        .set("number_of_frames", 1)
        .set("has_pixels", true)
        .set("truncated", false)
        .set("text_replaced", false)
        .set("dicom_json", "{}")
        .build();
  }

  private EarlierPart part(Table table, List<GenericRecord> rows) throws IOException {
    Path file = folder.resolve(table.folder() + ".parquet");
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        RowWriter writer = RowWriter.open(table, channel)) {
      for (GenericRecord row : rows) {
        writer.write(row);
      }
    }
    return new EarlierPart(table, file.toString(), Files.size(file));
  }

  private static GenericRecord unread(String uri, Reason reason) {
    return FailureRows.of(Failure.ofFile(uri, reason, "").ofListed(100, 5));
  }

  private static GenericRecord frame(String uri, Reason reason) {
    return FailureRows.of(Failure.ofFrame(uri, 1, reason, ""));
  }

  @Test
  void eachFileHasOneFate() throws IOException {
    EarlierPart instances =
        part(
            Table.INSTANCES,
            List.of(
                instance("same", "1.1", 5),
                instance("same-failed", "1.1", 5),
                instance("same-unread-pixels", "1.2", 5),
                instance("same-without-series", null, 5),
                instance("longer", "1.3", 5),
                instance("newer", "1.4", 5),
                instance("timeless", "1.5", 0),
                instance("gone", "1.6", 5)));
    EarlierPart failures =
        part(
            Table.FAILURES,
            List.of(
                frame("same-failed", Reason.BAD_CODESTREAM),
                frame("same-unread-pixels", Reason.PIXELS_UNREADABLE),
                frame("same-without-series", Reason.NO_SERIES),
                frame("longer", Reason.BAD_CODESTREAM),
                frame("gone", Reason.DUPLICATE_POSITION),
                unread("bad", Reason.NOT_DICOM),
                unread("bad-changed", Reason.NOT_DICOM),
                unread("bad-gone", Reason.NOT_DICOM),
                unread("locked", Reason.UNREADABLE),
                FailureRows.of(Failure.ofFile("folder", Reason.UNREADABLE, "")),
                FailureRows.of(
                    Failure.ofFile("previews/aa/aabb/axial.png", Reason.PICTURE_NOT_WRITTEN, ""))));
    EarlierPart volumes =
        part(Table.VOLUMES, List.of(volume("aabb", "1.7"), volume("aacc", "1.8")));
    List<FileRef> listed = new ArrayList<>();
    for (String uri :
        List.of("same", "same-failed", "same-unread-pixels", "same-without-series", "bad")) {
      listed.add(new FileRef(uri, 100, 5));
    }
    listed.add(new FileRef("longer", 101, 5));
    listed.add(new FileRef("newer", 100, 6));
    listed.add(new FileRef("timeless", 100, 0));
    listed.add(new FileRef("bad-changed", 99, 5));
    listed.add(new FileRef("locked", 100, 5));
    listed.add(new FileRef("new", 100, 5));
    KV<Long, Iterable<FileBatch>> group = KV.of(0L, List.of(new FileBatch(listed)));

    EarlierRun earlier = new EarlierRun("/out", EarlierRun.Reuse.SERIES, 9000, 1);
    PCollectionTuple compared =
        PCollectionTuple.of(
                CompareFiles.LISTED,
                p.apply(
                    "listed",
                    Create.<KV<Long, Iterable<FileBatch>>>of(List.of(group))
                        .withCoder(
                            KvCoder.of(VarLongCoder.of(), IterableCoder.of(Coders.FILE_BATCH)))))
            .and(
                CompareFiles.PARTS,
                p.apply(
                    "parts",
                    Create.of(instances, failures, volumes).withCoder(Coders.EARLIER_PART)))
            .apply(new CompareFiles(earlier, 2));

    PAssert.that(compared.get(CompareFiles.FILES))
        .satisfies(
            groups -> {
              TreeSet<String> uris = new TreeSet<>();
              for (KV<Long, Iterable<FileBatch>> some : groups) {
                for (FileBatch batch : some.getValue()) {
                  assertTrue(batch.files().size() <= 2);
                  batch.files().forEach(file -> assertTrue(uris.add(file.uri()), file.uri()));
                }
              }
              assertEquals("[bad-changed, locked, longer, new, newer, timeless]", uris.toString());
              return null;
            });
    PAssert.that(compared.get(CompareFiles.GONE))
        .satisfies(
            gone -> {
              TreeSet<String> uris = new TreeSet<>();
              gone.forEach(some -> uris.addAll(some.getValue()));
              assertEquals("[gone, longer, newer, timeless]", uris.toString());
              return null;
            });
    PAssert.that(compared.get(CompareFiles.SERIES))
        .satisfies(
            series -> {
              TreeSet<Long> touched = new TreeSet<>();
              series.forEach(touched::add);
              TreeSet<Long> expected = new TreeSet<>();
              for (String uid : List.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7")) {
                expected.add(NameHash.of(uid));
              }
              assertEquals(expected, touched);
              return null;
            });
    checkUris(compared.get(CompareFiles.ROWS), "[bad NOT_DICOM, same-without-series NO_SERIES]");
    checkUris(compared.get(CompareFiles.SERIES_ROWS), "[same-failed BAD_CODESTREAM]");
    PAssert.that(compared.get(CompareFiles.TALLIES))
        .satisfies(
            tallies -> {
              Map<String, Long> sums = new TreeMap<>();
              tallies.forEach(t -> sums.merge(t.getKey(), t.getValue(), Long::sum));
              assertEquals(
                  "{files_added=1, files_changed=5, files_removed=2, files_unchanged=5}",
                  sums.toString());
              return null;
            });
    p.run().waitUntilFinish();
  }

  private static GenericRecord volume(String id, String series) {
    return Row.of(Table.VOLUMES)
        .set("volume_id", id)
        .set("SeriesInstanceUID", series)
        .set("volume_index", 0)
        .set("planes", 1)
        .set("rows", 1)
        .set("columns", 1)
        .set("frame_count", 1)
        .set("missing_slices", 0)
        .set("duplicate_slices", 0)
        .set("samples_per_pixel", 1)
        .set("bits_stored", 16)
        .set("verdict", "SINGLE")
        .build();
  }

  private static <K> void checkUris(PCollection<KV<K, TableRows>> rows, String expected) {
    PAssert.that(rows)
        .satisfies(
            all -> {
              TreeSet<String> found = new TreeSet<>();
              for (KV<K, TableRows> some : all) {
                some.getValue()
                    .rows()
                    .forEach(r -> found.add(r.get("uri") + " " + r.get("reason")));
              }
              assertEquals(expected, found.toString());
              return null;
            });
  }
}
