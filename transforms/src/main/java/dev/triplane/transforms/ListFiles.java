package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Lists the input in batches; nothing is opened. The batches are grouped by a running number, so
 * that a runner spreads them over its workers whatever listed them.
 *
 * <p>Outputs: {@link #BATCHES}, in which each file stands once; {@link #LISTED}, counts of files
 * and bytes, which the end of the run weighs against what was made of them; {@link #FAILURES},
 * folders and links that could not be followed. Memory: one group of batches; where there are
 * several inputs, all names. Counter: {@code files_listed}.
 */
public final class ListFiles extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<Long, Iterable<FileBatch>>> BATCHES = new TupleTag<>() {};
  public static final TupleTag<KV<String, Long>> LISTED = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};
  private static final TupleTag<KV<Long, FileBatch>> UNGROUPED = new TupleTag<>() {};

  /**
   * Batches that travel together where few units of work are wanted: a thousand files keep a thread
   * busy for a second.
   */
  private static final int BATCHES_PER_GROUP = 16;

  private final List<String> inputs;
  private final int batchSize;
  private final int batchesPerGroup;

  /**
   * @param inputs folders, globs or files
   * @param batchSize files a batch
   * @param units what the work is dealt into: where names are units of their own, so are batches
   */
  public ListFiles(List<String> inputs, int batchSize, WorkUnits units) {
    this.inputs = List.copyOf(inputs);
    this.batchSize = batchSize;
    this.batchesPerGroup = units.count() == 0 ? 1 : BATCHES_PER_GROUP;
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    PCollectionTuple listed =
        input
            // Two, the second without effect: of one alone Beam makes an Impulse, and FlinkRunner's
            // sets the file systems of its worker back to their defaults.
            .apply(
                Create.of(inputs, List.<String>of()).withCoder(ListCoder.of(StringUtf8Coder.of())))
            .apply(
                "List",
                ParDo.of(new ListFn(batchSize, batchesPerGroup))
                    .withOutputTags(UNGROUPED, TupleTagList.of(LISTED).and(FAILURES)));
    listed.get(UNGROUPED).setCoder(KvCoder.of(VarLongCoder.of(), Coders.FILE_BATCH));
    listed.get(LISTED).setCoder(Coders.TALLY);
    listed.get(FAILURES).setCoder(Coders.FAILURE);
    PCollection<KV<Long, Iterable<FileBatch>>> grouped =
        listed.get(UNGROUPED).apply("Spread", GroupByKey.create());
    return PCollectionTuple.of(BATCHES, grouped)
        .and(LISTED, listed.get(LISTED))
        .and(FAILURES, listed.get(FAILURES));
  }

  private static final class ListFn extends DoFn<List<String>, KV<Long, FileBatch>> {
    private static final long serialVersionUID = 1L;
    private final Counter filesListed = Metrics.counter(ListFiles.class, "files_listed");
    private final int batchSize;
    private final int batchesPerGroup;
    private transient Stores stores;

    ListFn(int batchSize, int batchesPerGroup) {
      this.batchSize = batchSize;
      this.batchesPerGroup = batchesPerGroup;
    }

    @Setup
    public void setup(PipelineOptions options) {
      stores = new Stores(options);
    }

    @Teardown
    public void teardown() {
      stores.close();
    }

    @ProcessElement
    public void process(@Element List<String> inputs, MultiOutputReceiver out) throws Exception {
      if (inputs.isEmpty()) {
        return;
      }
      Batcher batcher = new Batcher(out);
      InputListing listing =
          new InputListing(
              stores,
              inputs,
              batcher::add,
              failure -> {
                batcher.files++;
                filesListed.inc();
                out.get(FAILURES).output(failure);
              });
      for (String input : inputs) {
        listing.list(input);
      }
      batcher.flush();
      out.get(LISTED).output(KV.of(Tally.FILES_LISTED, batcher.files));
      out.get(LISTED).output(KV.of(Tally.BYTES_LISTED, batcher.bytes));
    }

    private final class Batcher {
      private final MultiOutputReceiver out;
      private final List<FileRef> pending = new ArrayList<>();
      private long batches;
      private long files;
      private long bytes;

      Batcher(MultiOutputReceiver out) {
        this.out = out;
      }

      void add(FileRef file) {
        pending.add(file);
        bytes += file.sizeBytes();
        if (pending.size() == batchSize) {
          flush();
        }
      }

      void flush() {
        if (!pending.isEmpty()) {
          out.get(UNGROUPED).output(KV.of(batches / batchesPerGroup, new FileBatch(pending)));
          files += pending.size();
          filesListed.inc(pending.size());
          batches++;
          pending.clear();
        }
      }
    }
  }
}
