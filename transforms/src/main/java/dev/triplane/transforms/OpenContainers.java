package dev.triplane.transforms;

import dev.triplane.container.ContainerEntry;
import dev.triplane.container.ContainerException;
import dev.triplane.container.ContainerIndex;
import dev.triplane.container.ContainerKind;
import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Puts the files inside of containers (.zip, .tar, .tar.gz) in the place of the containers. Only
 * directories are read, and of a .tar.gz, which has none, the whole. Containers in containers are
 * files like others.
 *
 * <p>Outputs: {@link #BATCHES}, all files that are no containers, spread anew where they are
 * entries; {@link #LISTED}, what is to be added to the count of files, so that it becomes that of
 * files and entries, and of containers that failed or hold nothing; {@link #FAILURES}, such
 * containers, and entries that are known not to be readable. Memory: the directory of one
 * container. Counter: {@code containers_opened}.
 */
public final class OpenContainers
    extends PTransform<PCollection<KV<Long, Iterable<FileBatch>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<Long, Iterable<FileBatch>>> BATCHES = new TupleTag<>() {};
  public static final TupleTag<KV<String, Long>> LISTED = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};
  private static final TupleTag<KV<Long, FileBatch>> ENTRIES = new TupleTag<>() {};

  private static final int BATCHES_PER_GROUP = 16;

  private final int batchSize;

  /**
   * @param batchSize files a batch
   */
  public OpenContainers(int batchSize) {
    this.batchSize = batchSize;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Long, Iterable<FileBatch>>> batches) {
    PCollectionTuple opened =
        batches.apply(
            "Open",
            ParDo.of(new OpenFn(batchSize))
                .withOutputTags(BATCHES, TupleTagList.of(ENTRIES).and(LISTED).and(FAILURES)));
    KvCoder<Long, FileBatch> coder = KvCoder.of(VarLongCoder.of(), Coders.FILE_BATCH);
    opened
        .get(BATCHES)
        .setCoder(KvCoder.of(VarLongCoder.of(), IterableCoder.of(Coders.FILE_BATCH)));
    opened.get(ENTRIES).setCoder(coder);
    opened.get(LISTED).setCoder(Coders.TALLY);
    opened.get(FAILURES).setCoder(Coders.FAILURE);
    PCollection<KV<Long, Iterable<FileBatch>>> entries =
        opened.get(ENTRIES).apply("Spread", GroupByKey.create());
    return PCollectionTuple.of(
            BATCHES,
            PCollectionList.of(opened.get(BATCHES))
                .and(entries)
                .apply("FilesAndEntries", Flatten.pCollections()))
        .and(LISTED, opened.get(LISTED))
        .and(FAILURES, opened.get(FAILURES));
  }

  private static final class OpenFn
      extends DoFn<KV<Long, Iterable<FileBatch>>, KV<Long, Iterable<FileBatch>>> {
    private static final long serialVersionUID = 1L;
    private final Counter opened = Metrics.counter(OpenContainers.class, "containers_opened");
    private final Counter filesListed = Metrics.counter(ListFiles.class, "files_listed");
    private final int batchSize;
    private transient Stores stores;

    OpenFn(int batchSize) {
      this.batchSize = batchSize;
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
    public void process(@Element KV<Long, Iterable<FileBatch>> group, MultiOutputReceiver out) {
      List<FileRef> containers = new ArrayList<>();
      List<FileBatch> others = new ArrayList<>();
      for (FileBatch batch : group.getValue()) {
        List<FileRef> files = new ArrayList<>(batch.files().size());
        for (FileRef file : batch.files()) {
          (ContainerKind.of(file.uri()).isPresent() ? containers : files).add(file);
        }
        if (!files.isEmpty()) {
          others.add(files.size() == batch.files().size() ? batch : new FileBatch(files));
        }
      }
      if (!others.isEmpty()) {
        out.get(BATCHES).output(KV.of(group.getKey(), others));
      }
      containers.forEach(container -> open(container, out));
    }

    private void open(FileRef container, MultiOutputReceiver out) {
      if (container.sizeBytes() == 0) {
        fail(container.uri(), Reason.EMPTY_FILE, "the file has no bytes", out);
        return;
      }
      long files = 0;
      try {
        ContainerIndex index = Containers.index(stores, container, stores.containerLimits());
        opened.inc();
        files += output(container, index, out);
        if (index.fault() != null) {
          files += fail(container.uri(), index.fault().reason(), index.fault().getMessage(), out);
        } else if (files == 0) {
          files += fail(container.uri(), Reason.EMPTY_FILE, "the container holds no files", out);
        }
      } catch (ContainerException e) {
        files += fail(container.uri(), e.reason(), e.getMessage(), out);
      } catch (IOException e) {
        files += fail(container.uri(), Reason.UNREADABLE, e.getClass().getSimpleName(), out);
      }
      // The container itself was counted when it was listed.
      out.get(LISTED).output(KV.of(Tally.FILES_LISTED, files - 1));
      filesListed.inc(files - 1);
    }

    private static int fail(String uri, Reason reason, String detail, MultiOutputReceiver out) {
      out.get(FAILURES).output(Failure.ofFile(uri, reason, detail));
      return 1;
    }

    private int output(FileRef container, ContainerIndex index, MultiOutputReceiver out) {
      List<FileRef> batch = new ArrayList<>();
      int batches = 0;
      List<ContainerEntry> entries = index.entries();
      for (ContainerEntry entry : entries) {
        String uri = Containers.uri(container, entry.name());
        if (entry.fault() != null) {
          fail(uri, entry.fault().reason(), entry.fault().getMessage(), out);
          continue;
        }
        batch.add(new FileRef(uri, entry.size(), container.modifiedMillis()));
        if (batch.size() == batchSize) {
          out.get(ENTRIES).output(KV.of(key(container, index, batches++), new FileBatch(batch)));
          batch.clear();
        }
      }
      if (!batch.isEmpty()) {
        out.get(ENTRIES).output(KV.of(key(container, index, batches), new FileBatch(batch)));
      }
      return entries.size();
    }

    /** What was unpacked should not have to be so by a second worker. */
    private static long key(FileRef container, ContainerIndex index, int batch) {
      int group = index.unpacked() == null ? batch / BATCHES_PER_GROUP : 0;
      return ((long) container.uri().hashCode() << 32) + group;
    }
  }
}
