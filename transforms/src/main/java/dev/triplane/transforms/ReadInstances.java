package dev.triplane.transforms;

import dev.triplane.container.ContainerException;
import dev.triplane.dicom.ByteStore;
import dev.triplane.dicom.DicomException;
import dev.triplane.dicom.Dictionary;
import dev.triplane.dicom.Header;
import dev.triplane.dicom.HeaderParser;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.series.Instance;
import dev.triplane.series.InstanceReader;
import dev.triplane.table.InstanceRows;
import dev.triplane.table.StateRows;
import dev.triplane.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads the header of each listed file: one ranged read, more only where the header goes on; no
 * pixels.
 *
 * <p>Outputs: {@link #INSTANCES}, what the grouping needs, by unit of work; {@link #ROWS}, the
 * instances table, one row a file that was read, and the same as a later run needs it; {@link
 * #FAILURES}, one a file that was not, and one a frame of an image without a series. Every file
 * gives a row or a failure of the READ stage, never both. Several reads are in flight at once where
 * the files are not on the local disk ({@link StoreOptions}). Memory: the headers of one batch and
 * those in flight. Counters: {@code files_read}, {@code read_failures}; distribution: {@code
 * header_bytes}.
 */
public final class ReadInstances
    extends PTransform<PCollection<KV<Long, Iterable<FileBatch>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<String, InstanceBatch>> INSTANCES = new TupleTag<>() {};
  public static final TupleTag<TableRows> ROWS = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};

  private final ReadSettings settings;
  private final WorkUnits units;

  /**
   * @param settings how headers are read
   * @param units what series are dealt into
   */
  public ReadInstances(ReadSettings settings, WorkUnits units) {
    this.settings = settings;
    this.units = units;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Long, Iterable<FileBatch>>> batches) {
    PCollectionTuple read =
        batches.apply(
            "Read",
            ParDo.of(new ReadFn(settings, units))
                .withOutputTags(INSTANCES, TupleTagList.of(ROWS).and(FAILURES)));
    read.get(INSTANCES).setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.INSTANCE_BATCH));
    read.get(ROWS).setCoder(Coders.TABLE_ROWS);
    read.get(FAILURES).setCoder(Coders.FAILURE);
    return read;
  }

  /** Either of the two is null. */
  private record ReadHeader(Header header, Failure failure) {}

  private static final class ReadFn
      extends DoFn<KV<Long, Iterable<FileBatch>>, KV<String, InstanceBatch>> {
    private static final long serialVersionUID = 1L;
    private final Counter filesRead = Metrics.counter(ReadInstances.class, "files_read");
    private final Counter readFailures = Metrics.counter(ReadInstances.class, "read_failures");
    private final Distribution headerBytes =
        Metrics.distribution(ReadInstances.class, "header_bytes");
    private final ReadSettings settings;
    private final WorkUnits units;
    private transient Stores stores;
    private transient Queue<HeaderParser> parsers;
    private transient InstanceRows instanceRows;

    ReadFn(ReadSettings settings, WorkUnits units) {
      this.settings = settings;
      this.units = units;
    }

    @Setup
    public void setup(PipelineOptions options) {
      stores = new Stores(options);
      parsers = new ConcurrentLinkedQueue<>();
      instanceRows = new InstanceRows(settings.jsonValueLimit());
    }

    @Teardown
    public void teardown() {
      stores.close();
    }

    @ProcessElement
    public void process(@Element KV<Long, Iterable<FileBatch>> group, MultiOutputReceiver out) {
      List<FileBatch> batches = new ArrayList<>();
      group.getValue().forEach(batches::add);
      Iterator<FileRef> files =
          batches.stream().flatMap(batch -> batch.files().stream()).iterator();
      try (InFlight<FileRef, ReadHeader> headers =
          new InFlight<>(files, this::header, file -> stores.readsInFlight(file.uri()))) {
        for (FileBatch batch : batches) {
          read(batch, headers, out);
        }
      }
    }

    private void read(FileBatch batch, Iterator<ReadHeader> headers, MultiOutputReceiver out) {
      Map<String, List<Instance>> bySeries = new LinkedHashMap<>();
      List<GenericRecord> rows = new ArrayList<>(batch.files().size());
      Instance like = null;
      for (FileRef file : batch.files()) {
        ReadHeader read = headers.next();
        if (read.failure() != null) {
          readFailures.inc();
          out.get(FAILURES)
              .output(read.failure().ofListed(file.sizeBytes(), file.modifiedMillis()));
          continue;
        }
        Header header = read.header();
        Instance instance = InstanceReader.read(file.uri(), file.sizeBytes(), header, like);
        rows.add(instanceRows.of(file.modifiedMillis(), header, instance));
        headerBytes.update(headerBytes(file, header));
        like = instance;
        if (instance.seriesInstanceUid().isEmpty()) {
          withoutSeries(instance, out);
        } else {
          bySeries
              .computeIfAbsent(instance.seriesInstanceUid(), uid -> new ArrayList<>())
              .add(instance);
        }
      }
      filesRead.inc(rows.size());
      if (!rows.isEmpty()) {
        out.get(ROWS).output(TableRows.of(Table.INSTANCES, rows));
      }
      List<GenericRecord> state = new ArrayList<>();
      bySeries.forEach(
          (uid, instances) -> {
            InstanceBatch read = InstanceBatch.of(uid, instances);
            out.get(INSTANCES).output(KV.of(units.of(uid), read));
            state.add(StateRows.of(uid, read.packed()));
          });
      if (!state.isEmpty()) {
        out.get(ROWS).output(TableRows.of(Table.STATE, state));
      }
    }

    /** Reads one header, by any thread. */
    private ReadHeader header(FileRef file) {
      HeaderParser parser = parsers.poll();
      if (parser == null) {
        parser = settings.parser();
      }
      try (ByteStore.OpenFile open = stores.open(file.uri(), file.sizeBytes())) {
        return new ReadHeader(parser.read(open), null);
      } catch (DicomException e) {
        return new ReadHeader(
            null,
            new Failure(file.uri(), 0, e.reason(), e.getMessage(), e.offset(), safeTag(e.tag())));
      } catch (ContainerException e) {
        return new ReadHeader(null, Failure.ofFile(file.uri(), e.reason(), e.getMessage()));
      } catch (IOException e) {
        return new ReadHeader(
            null, Failure.ofFile(file.uri(), Reason.UNREADABLE, e.getClass().getSimpleName()));
      } finally {
        parsers.add(parser);
      }
    }

    private static long headerBytes(FileRef file, Header header) {
      return header.pixelData() == null ? file.sizeBytes() : header.pixelData().offset();
    }

    /** Where the reader lost its way, what it took for a tag may be a value's bytes. */
    private static int safeTag(int tag) {
      return Dictionary.keywordOf(tag) == null ? -1 : tag;
    }

    private static void withoutSeries(Instance instance, MultiOutputReceiver out) {
      for (int number = 1; number <= instance.numberOfFrames(); number++) {
        out.get(FAILURES)
            .output(
                Failure.ofFrame(
                    instance.uri(), number, Reason.NO_SERIES, "SeriesInstanceUID is absent"));
      }
    }
  }
}
