package dev.triplane.transforms;

import dev.triplane.failure.Stage;
import dev.triplane.table.RowReader;
import dev.triplane.table.Table;
import dev.triplane.transforms.KnownFiles.KnownFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads what an earlier run knew of each file, dealt into units of work by the files' names.
 *
 * <p>Outputs: {@link #KNOWN}, the files of its instances table; {@link #FAILED}, its failures of
 * files and frames; {@link #UNWRITTEN}, the paths of results that it could not write. Memory: a few
 * ten thousand names.
 */
final class ReadEarlier extends PTransform<PCollection<EarlierPart>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  static final TupleTag<KV<Long, KnownFiles>> KNOWN = new TupleTag<>() {};
  static final TupleTag<KV<Long, TableRows>> FAILED = new TupleTag<>() {};
  static final TupleTag<String> UNWRITTEN = new TupleTag<>() {};

  /** Rows that are dealt out together. */
  private static final int ROWS_HELD = 50_000;

  private final int buckets;

  ReadEarlier(int buckets) {
    this.buckets = buckets;
  }

  @Override
  public PCollectionTuple expand(PCollection<EarlierPart> parts) {
    PCollectionTuple read =
        parts.apply(
            "Read",
            ParDo.of(new ReadFn(buckets))
                .withOutputTags(KNOWN, TupleTagList.of(FAILED).and(UNWRITTEN)));
    read.get(KNOWN).setCoder(KvCoder.of(VarLongCoder.of(), Coders.KNOWN_FILES));
    read.get(FAILED).setCoder(KvCoder.of(VarLongCoder.of(), Coders.TABLE_ROWS));
    read.get(UNWRITTEN).setCoder(StringUtf8Coder.of());
    return read;
  }

  private static final class ReadFn extends DoFn<EarlierPart, KV<Long, KnownFiles>> {
    private static final long serialVersionUID = 1L;
    private final int buckets;

    ReadFn(int buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element EarlierPart part, MultiOutputReceiver out) throws IOException {
      if (part.table() == Table.INSTANCES) {
        readFiles(part, out);
      } else if (part.table() == Table.FAILURES) {
        readFailures(part, out);
      }
    }

    private void readFiles(EarlierPart part, MultiOutputReceiver out) throws IOException {
      Dealt<KnownFile> dealt =
          new Dealt<>(
              (bucket, files) ->
                  out.get(KNOWN).output(KV.of(bucket, new KnownFiles(part.uri(), files))));
      try (RowReader rows =
          RowReader.open(
              Table.INSTANCES, part, "uri", "size_bytes", "modified", "SeriesInstanceUID")) {
        for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
          Object series = row.get("SeriesInstanceUID");
          FileRef ref = ref(row);
          boolean inSeries = series != null;
          dealt.add(
              bucket(ref.uri()),
              new KnownFile(ref, inSeries ? NameHash.of((CharSequence) series) : 0, inSeries));
        }
      }
      dealt.flush();
    }

    private void readFailures(EarlierPart part, MultiOutputReceiver out) throws IOException {
      Dealt<GenericRecord> dealt =
          new Dealt<>(
              (bucket, rows) ->
                  out.get(FAILED).output(KV.of(bucket, TableRows.of(Table.FAILURES, rows))));
      try (RowReader rows = RowReader.open(Table.FAILURES, part)) {
        for (GenericRecord row = rows.read(); row != null; row = rows.read()) {
          String uri = row.get("uri").toString();
          if (row.get("stage").toString().equals(Stage.WRITE.name())) {
            out.get(UNWRITTEN).output(uri);
          } else {
            dealt.add(bucket(uri), row);
          }
        }
      }
      dealt.flush();
    }

    private long bucket(String uri) {
      return NameHash.among(uri, buckets);
    }
  }

  /** The file that a row is about, as it was listed. */
  static FileRef ref(GenericRecord row) {
    Long size = (Long) row.get("size_bytes");
    Long modified = (Long) row.get("modified");
    return new FileRef(
        row.get("uri").toString(), size == null ? -1 : size, modified == null ? 0 : modified);
  }

  /** Values by unit of work, given on in lists. */
  private static final class Dealt<T> {
    private final Map<Long, List<T>> lists = new TreeMap<>();
    private final BiConsumer<Long, List<T>> target;
    private int held;

    Dealt(BiConsumer<Long, List<T>> target) {
      this.target = target;
    }

    void add(long bucket, T value) {
      lists.computeIfAbsent(bucket, b -> new ArrayList<>()).add(value);
      if (++held == ROWS_HELD) {
        flush();
      }
    }

    void flush() {
      lists.forEach(target);
      lists.clear();
      held = 0;
    }
  }
}
