package dev.triplane.transforms;

import dev.triplane.failure.Stage;
import dev.triplane.table.RowReader;
import dev.triplane.table.Table;
import dev.triplane.transforms.KnownFiles.KnownFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Compares the files that were listed with those that an earlier run knew: one is the same where
 * its uri, size and time of the last change are. Where a store tells no time, none is the same.
 *
 * <p>Inputs: {@link #LISTED}, from {@link ListFiles}; {@link #PARTS}, from {@link ListParts}.
 *
 * <p>Outputs: {@link #FILES}, those to be read, in batches; {@link #GONE}, the files whose rows do
 * not count any more, by the part of the instances table that has them; {@link #SERIES}, the series
 * that lost a file or must be assembled again; {@link #ROWS}, failures of files that are the same;
 * {@link #SERIES_ROWS}, failures that count unless their series is touched; {@link #TALLIES}.
 * Memory: the names of about 2000 files, and what failed of them.
 */
public final class CompareFiles extends PTransform<PCollectionTuple, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<Long, Iterable<FileBatch>>> LISTED = new TupleTag<>() {};
  public static final TupleTag<EarlierPart> PARTS = new TupleTag<>() {};

  public static final TupleTag<KV<Long, Iterable<FileBatch>>> FILES = new TupleTag<>() {};
  public static final TupleTag<KV<String, List<String>>> GONE = new TupleTag<>() {};
  public static final TupleTag<Long> SERIES = new TupleTag<>() {};
  public static final TupleTag<KV<String, TableRows>> ROWS = new TupleTag<>() {};
  public static final TupleTag<KV<Long, TableRows>> SERIES_ROWS = new TupleTag<>() {};
  public static final TupleTag<KV<String, Long>> TALLIES = new TupleTag<>() {};

  private final EarlierRun earlier;
  private final int batchSize;

  /**
   * @param earlier the run to compare with
   * @param batchSize files a batch
   */
  public CompareFiles(EarlierRun earlier, int batchSize) {
    this.earlier = earlier;
    this.batchSize = batchSize;
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple input) {
    PCollection<KV<Long, FileBatch>> listed =
        input
            .get(LISTED)
            .apply("Deal", ParDo.of(new DealFn(earlier.buckets())))
            .setCoder(KvCoder.of(VarLongCoder.of(), Coders.FILE_BATCH));
    PCollectionTuple known = input.get(PARTS).apply("Known", new ReadEarlier(earlier.buckets()));
    TupleTag<FileBatch> listedTag = new TupleTag<>() {};
    TupleTag<KnownFiles> knownTag = new TupleTag<>() {};
    TupleTag<TableRows> failedTag = new TupleTag<>() {};
    PCollectionTuple compared =
        KeyedPCollectionTuple.of(listedTag, listed)
            .and(knownTag, known.get(ReadEarlier.KNOWN))
            .and(failedTag, known.get(ReadEarlier.FAILED))
            .apply("ByName", CoGroupByKey.create())
            .apply(
                "Compare",
                ParDo.of(new CompareFn(batchSize, listedTag, knownTag, failedTag))
                    .withOutputTags(
                        FILES,
                        TupleTagList.of(GONE).and(SERIES).and(ROWS).and(SERIES_ROWS).and(TALLIES)));
    compared
        .get(FILES)
        .setCoder(KvCoder.of(VarLongCoder.of(), IterableCoder.of(Coders.FILE_BATCH)));
    compared.get(GONE).setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.TEXTS));
    compared.get(SERIES).setCoder(VarLongCoder.of());
    compared.get(ROWS).setCoder(Coders.KEYED_ROWS);
    compared.get(SERIES_ROWS).setCoder(KvCoder.of(VarLongCoder.of(), Coders.TABLE_ROWS));
    compared.get(TALLIES).setCoder(Coders.TALLY);
    if (earlier.writeFailures() == 0) {
      return compared;
    }
    PCollectionView<Iterable<String>> unwritten =
        known.get(ReadEarlier.UNWRITTEN).apply("Unwritten", View.asIterable());
    PCollection<Long> again =
        input
            .get(PARTS)
            .apply("FindUnwritten", ParDo.of(new UnwrittenFn(unwritten)).withSideInputs(unwritten))
            .setCoder(VarLongCoder.of());
    PCollection<Long> series =
        PCollectionList.of(compared.get(SERIES))
            .and(again)
            .apply("AllSeries", Flatten.pCollections());
    return PCollectionTuple.of(FILES, compared.get(FILES))
        .and(GONE, compared.get(GONE))
        .and(SERIES, series)
        .and(ROWS, compared.get(ROWS))
        .and(SERIES_ROWS, compared.get(SERIES_ROWS))
        .and(TALLIES, compared.get(TALLIES));
  }

  /** Deals the files of each batch into the units of work by their names. */
  private static final class DealFn
      extends DoFn<KV<Long, Iterable<FileBatch>>, KV<Long, FileBatch>> {
    private static final long serialVersionUID = 1L;
    private final int buckets;

    DealFn(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element KV<Long, Iterable<FileBatch>> group, OutputReceiver<KV<Long, FileBatch>> out) {
      Map<Long, List<FileRef>> dealt = new HashMap<>();
      for (FileBatch batch : group.getValue()) {
        for (FileRef file : batch.files()) {
          long bucket = NameHash.among(file.uri(), buckets);
          dealt.computeIfAbsent(bucket, b -> new ArrayList<>()).add(file);
        }
      }
      dealt.forEach((bucket, files) -> out.output(KV.of(bucket, new FileBatch(files))));
    }
  }

  private static final class CompareFn
      extends DoFn<KV<Long, CoGbkResult>, KV<Long, Iterable<FileBatch>>> {
    private static final long serialVersionUID = 1L;
    private final int batchSize;
    private final TupleTag<FileBatch> listedTag;
    private final TupleTag<KnownFiles> knownTag;
    private final TupleTag<TableRows> failedTag;

    CompareFn(
        int batchSize,
        TupleTag<FileBatch> listedTag,
        TupleTag<KnownFiles> knownTag,
        TupleTag<TableRows> failedTag) {
      this.batchSize = batchSize;
      this.listedTag = listedTag;
      this.knownTag = knownTag;
      this.failedTag = failedTag;
    }

    @ProcessElement
    public void process(@Element KV<Long, CoGbkResult> bucket, MultiOutputReceiver out) {
      Map<String, FileRef> listed = new HashMap<>();
      bucket
          .getValue()
          .getAll(listedTag)
          .forEach(batch -> batch.files().forEach(file -> listed.put(file.uri(), file)));
      Map<String, List<GenericRecord>> failed = new HashMap<>();
      for (TableRows rows : bucket.getValue().getAll(failedTag)) {
        for (GenericRecord row : rows.rows()) {
          failed.computeIfAbsent(row.get("uri").toString(), uri -> new ArrayList<>()).add(row);
        }
      }
      Comparison comparison = new Comparison(listed, failed, out);
      bucket.getValue().getAll(knownTag).forEach(comparison::compare);
      comparison.compareUnread();
      comparison.finish(bucket.getKey(), batchSize);
    }
  }

  /** What comes of the files of one unit of work. */
  private static final class Comparison {
    private final Map<String, FileRef> listed;
    private final Map<String, List<GenericRecord>> failed;
    private final MultiOutputReceiver out;
    private final List<FileRef> toRead = new ArrayList<>();
    private final List<GenericRecord> kept = new ArrayList<>();
    private final Tally tally = new Tally();

    /**
     * @param listed files by uri; those that were compared are removed
     * @param failed rows of failures by uri; those that were looked at are removed
     */
    Comparison(
        Map<String, FileRef> listed,
        Map<String, List<GenericRecord>> failed,
        MultiOutputReceiver out) {
      this.listed = listed;
      this.failed = failed;
      this.out = out;
    }

    /** Compares files that were read. */
    void compare(KnownFiles known) {
      List<String> gone = new ArrayList<>();
      for (KnownFile file : known.files()) {
        String uri = file.ref().uri();
        List<GenericRecord> failures = failed.remove(uri);
        if (isSame(file.ref(), listed.remove(uri))) {
          keep(file, failures == null ? List.of() : failures);
        } else {
          gone.add(uri);
          touch(file);
        }
      }
      if (!gone.isEmpty()) {
        out.get(GONE).output(KV.of(known.part(), gone));
      }
    }

    /** Takes over what failed of a file that is the same, unless it may succeed now. */
    private void keep(KnownFile file, List<GenericRecord> failures) {
      if (!file.inSeries()) {
        kept.addAll(failures);
      } else if (failures.stream().anyMatch(PassingFailures::has)) {
        touch(file);
      } else if (!failures.isEmpty()) {
        out.get(SERIES_ROWS).output(KV.of(file.series(), TableRows.of(Table.FAILURES, failures)));
      }
    }

    private void touch(KnownFile file) {
      if (file.inSeries()) {
        out.get(SERIES).output(file.series());
      }
    }

    /** Compares files that could not be read. */
    void compareUnread() {
      for (Map.Entry<String, List<GenericRecord>> entry : failed.entrySet()) {
        for (GenericRecord row : entry.getValue()) {
          FileRef known = ReadEarlier.ref(row);
          boolean file = known.sizeBytes() >= 0;
          if (!file || !row.get("stage").toString().equals(Stage.READ.name())) {
            continue; // a folder that could not be listed, which the listing tells again
          }
          FileRef now = listed.remove(known.uri());
          if (PassingFailures.has(row) && now != null) {
            tally.add(Tally.FILES_CHANGED, 1);
            toRead.add(now);
          } else if (isSame(known, now)) {
            kept.add(row);
          }
        }
      }
    }

    /** Reads what is not known, and gives all on. */
    void finish(long bucket, int batchSize) {
      tally.add(Tally.FILES_ADDED, listed.size());
      toRead.addAll(listed.values());
      toRead.sort(Comparator.comparing(FileRef::uri));
      List<FileBatch> batches = new ArrayList<>();
      for (int from = 0; from < toRead.size(); from += batchSize) {
        batches.add(new FileBatch(toRead.subList(from, Math.min(toRead.size(), from + batchSize))));
      }
      if (!batches.isEmpty()) {
        out.get(FILES).output(KV.of(bucket, batches));
      }
      if (!kept.isEmpty()) {
        out.get(ROWS).output(TableRows.keyed(Table.FAILURES, kept));
      }
      tally.counts().forEach((name, count) -> out.get(TALLIES).output(KV.of(name, count)));
    }

    /**
     * @param now null where the file is not there any more
     */
    private boolean isSame(FileRef known, FileRef now) {
      boolean same = now != null && now.equals(known) && now.modifiedMillis() != 0;
      if (same) {
        tally.add(Tally.FILES_UNCHANGED, 1);
      } else if (now == null) {
        tally.add(Tally.FILES_REMOVED, 1);
      } else {
        tally.add(Tally.FILES_CHANGED, 1);
        toRead.add(now);
      }
      return same;
    }
  }

  /** The series whose pictures or volumes could not be written. */
  private static final class UnwrittenFn extends DoFn<EarlierPart, Long> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Iterable<String>> unwritten;

    UnwrittenFn(PCollectionView<Iterable<String>> unwritten) {
      this.unwritten = unwritten;
    }

    @ProcessElement
    public void process(ProcessContext context) throws IOException {
      EarlierPart part = context.element();
      if (part.table() != Table.VOLUMES) {
        return;
      }
      Set<String> volumes = new HashSet<>();
      context.sideInput(unwritten).forEach(path -> volumes.add(OutputLayout.volumeOf(path)));
      try (RowReader rows = RowReader.open(Table.VOLUMES, part, "volume_id", "SeriesInstanceUID")) {
        for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
          if (volumes.contains(row.get("volume_id").toString())) {
            context.output(NameHash.of((CharSequence) row.get("SeriesInstanceUID")));
          }
        }
      }
    }
  }
}
