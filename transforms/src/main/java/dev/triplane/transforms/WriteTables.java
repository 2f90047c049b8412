package dev.triplane.transforms;

import dev.triplane.table.PartMerger;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;

/**
 * Writes the tables as Parquet, {@code tables/<table>/part-*.parquet}, each table with at least one
 * part, and the state beside them.
 *
 * <p>Rows of the instances table carry a header each and never cross a shuffle: each bundle writes
 * a temporary file where its rows are made, and whole row groups are then joined to parts. The rows
 * of the other tables are small: they are shuffled to a few writers a table, one in an archive of
 * up to {@value #ROWS_PER_WRITER} files. Parts have about 256 MB, 64 MB to 512 MB where there is
 * enough, and each appears under its name when it is complete.
 *
 * <p>Output: the {@link Tally} of the rows and of the parts, the last when they are in place.
 * Memory: one row group a table being written.
 */
public final class WriteTables extends PTransform<PCollectionTuple, PCollection<KV<String, Long>>> {
  private static final long serialVersionUID = 1L;

  /** Input: rows that are written where they are made, such as those of the instances table. */
  public static final TupleTag<TableRows> INSTANCES = new TupleTag<>() {};

  /** Input: the rows of all other tables, under their table's name. */
  public static final TupleTag<KV<String, TableRows>> OTHERS = new TupleTag<>() {};

  /** Input: what was listed, from {@link ListFiles}, which tells how many rows to expect. */
  public static final TupleTag<KV<String, Long>> LISTED = new TupleTag<>() {};

  /** Input, may be absent: temporary files of tables that were made elsewhere. */
  public static final TupleTag<TempPart> FILES = new TupleTag<>() {};

  private static final TupleTag<KV<String, PartPlan>> PLANS = new TupleTag<>() {};
  private static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>() {};

  /** The size of parts in bytes, about: see {@link PartPlan}. */
  private static final long PART_BYTES = 256L << 20;

  /** Rows of a table that one writer takes, about. */
  static final int ROWS_PER_WRITER = 100_000;

  /** What a file, or a frame of a large file, has at least in most archives. */
  private static final long BYTES_PER_ROW = 128 << 10;

  private static final int MOST_WRITERS = 512;

  private final OutputLayout layout;
  private final long partBytes;

  public WriteTables(OutputLayout layout) {
    this(layout, PART_BYTES);
  }

  /** With another size of parts. */
  WriteTables(OutputLayout layout, long partBytes) {
    this.layout = layout;
    this.partBytes = partBytes;
  }

  /** How many writers share the rows of a table. */
  static int writers(Map<String, Long> listed) {
    long files = listed.getOrDefault(Tally.FILES_LISTED, 0L);
    long bytes = listed.getOrDefault(Tally.BYTES_LISTED, 0L);
    long rows = Math.max(files, bytes / BYTES_PER_ROW);
    return (int) Math.max(1, Math.min(MOST_WRITERS, rows / ROWS_PER_WRITER));
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollectionTuple rows) {
    PCollection<TempPart> instances =
        rows.get(INSTANCES)
            .apply("WriteInstances", ParDo.of(new WriteBundleFn(layout, partBytes)))
            .setCoder(Coders.TEMP_PART);
    PCollectionView<Iterable<KV<String, Long>>> listed =
        rows.get(LISTED).apply("Listed", View.asIterable());
    PCollection<TempPart> others =
        rows.get(OTHERS)
            .apply("DealRows", ParDo.of(new DealFn(listed)).withSideInputs(listed))
            .setCoder(Coders.KEYED_ROWS)
            .apply("GroupRows", GroupByKey.create())
            .apply("WriteOthers", ParDo.of(new WriteTableFn(layout, partBytes)))
            .setCoder(Coders.TEMP_PART);
    PCollection<TempPart> all =
        rows.getPipeline()
            .apply(
                "AllTables",
                Create.of(Arrays.stream(Table.values()).map(TempPart::empty).toList())
                    .withCoder(Coders.TEMP_PART));
    PCollectionList<TempPart> files = PCollectionList.of(instances).and(others).and(all);
    if (rows.has(FILES)) {
      files = files.and(rows.get(FILES));
    }
    PCollectionTuple planned =
        files
            .apply("AllFiles", Flatten.pCollections())
            .apply(
                "ByTable",
                WithKeys.<String, TempPart>of(part -> part.table().name())
                    .withKeyType(TypeDescriptors.strings()))
            .apply("GroupParts", GroupByKey.create())
            .apply(
                "PlanParts",
                ParDo.of(new PlanFn(partBytes)).withOutputTags(COUNTS, TupleTagList.of(PLANS)));
    planned.get(COUNTS).setCoder(Coders.TALLY);
    PCollection<KV<String, Long>> placed =
        planned
            .get(PLANS)
            .setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.PART_PLAN))
            .apply("SpreadParts", GroupByKey.create())
            .apply("JoinParts", ParDo.of(new JoinFn(layout)))
            .setCoder(Coders.TALLY);
    return PCollectionList.of(planned.get(COUNTS))
        .and(placed)
        .apply("AllCounts", Flatten.pCollections());
  }

  /** Deals the rows of each table to its writers. */
  private static final class DealFn extends DoFn<KV<String, TableRows>, KV<String, TableRows>> {
    private static final long serialVersionUID = 1L;
    private final PCollectionView<Iterable<KV<String, Long>>> listed;
    private transient int writers;

    DealFn(PCollectionView<Iterable<KV<String, Long>>> listed) {
      this.listed = listed;
    }

    @StartBundle
    public void start() {
      writers = 0;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      if (writers == 0) {
        Map<String, Long> sums = new HashMap<>();
        context
            .sideInput(listed)
            .forEach(tally -> sums.merge(tally.getKey(), tally.getValue(), Long::sum));
        writers = writers(sums);
      }
      TableRows rows = context.element().getValue();
      // By the rows themselves, so that a bundle that is repeated deals as before.
      int writer = Math.floorMod(Arrays.hashCode(rows.packed()), writers);
      context.output(KV.of(rows.table().name() + "/" + writer, rows));
    }
  }

  /** One temporary file a bundle and table. */
  private static final class WriteBundleFn extends DoFn<TableRows, TempPart> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;
    private final long partBytes;
    private transient Map<Table, TableFileWriter> writers;

    WriteBundleFn(OutputLayout layout, long partBytes) {
      this.layout = layout;
      this.partBytes = partBytes;
    }

    @StartBundle
    public void start() {
      writers = new EnumMap<>(Table.class);
    }

    @ProcessElement
    public void process(@Element TableRows rows, OutputReceiver<TempPart> out) throws IOException {
      TableFileWriter writer = writers.get(rows.table());
      if (writer == null) {
        writer = new TableFileWriter(layout, rows.table());
        writers.put(rows.table(), writer);
      }
      writer.write(rows);
      if (writer.bytes() > partBytes) {
        out.output(writer.close());
        writers.remove(rows.table());
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) throws IOException {
      Instant now = BoundedWindow.TIMESTAMP_MIN_VALUE;
      for (TableFileWriter writer : writers.values()) {
        context.output(writer.close(), now, GlobalWindow.INSTANCE);
      }
    }
  }

  /** The temporary files of one writer. */
  private static final class WriteTableFn extends DoFn<KV<String, Iterable<TableRows>>, TempPart> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;
    private final long partBytes;

    WriteTableFn(OutputLayout layout, long partBytes) {
      this.layout = layout;
      this.partBytes = partBytes;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<TableRows>> rows, OutputReceiver<TempPart> out)
        throws IOException {
      TableFileWriter writer = null;
      for (TableRows batch : rows.getValue()) {
        if (writer != null && writer.bytes() > partBytes) {
          out.output(writer.close());
          writer = null;
        }
        if (writer == null) {
          writer = new TableFileWriter(layout, batch.table());
        }
        writer.write(batch);
      }
      if (writer != null) {
        out.output(writer.close());
      }
    }
  }

  /** Counts a table's rows and says which temporary files make which part. */
  private static final class PlanFn extends DoFn<KV<String, Iterable<TempPart>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;
    private final long partBytes;

    PlanFn(long partBytes) {
      this.partBytes = partBytes;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<TempPart>> parts, MultiOutputReceiver out) {
      Table table = Table.valueOf(parts.getKey());
      Tally tally = new Tally();
      List<TempPart> files = new ArrayList<>();
      for (TempPart part : parts.getValue()) {
        part.tallies().forEach(tally::add);
        tally.add(Tally.ROWS + table.folder(), part.rows());
        files.add(part);
      }
      for (PartPlan plan : PartPlan.of(table, files, partBytes)) {
        out.get(PLANS).output(KV.of(table.name() + "/" + plan.number(), plan));
      }
      tally.counts().forEach((name, count) -> out.get(COUNTS).output(KV.of(name, count)));
    }
  }

  /** Joins temporary files to a part and puts it in place. */
  private static final class JoinFn extends DoFn<KV<String, Iterable<PartPlan>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;

    JoinFn(OutputLayout layout) {
      this.layout = layout;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<PartPlan>> plans, OutputReceiver<KV<String, Long>> out)
        throws IOException {
      for (PartPlan plan : plans.getValue()) {
        place(plan, layout.part(plan.table(), plan.number(), plan.of()));
        out.output(KV.of(Tally.PARTS, 1L));
      }
    }

    private void place(PartPlan plan, ResourceId target) throws IOException {
      if (plan.of() == 1 && plan.files().size() == 1) {
        OutputFiles.move(layout.temporary(plan.files().get(0).name()), target);
      } else {
        join(plan, target);
      }
      if (plan.number() == 0) {
        removeOtherParts(plan);
      }
    }

    /**
     * The temporary files stay until the end of the run, even where one alone makes a part: when a
     * runner does a lost worker's share again, this step meets those of the other workers again.
     */
    private void join(PartPlan plan, ResourceId target) throws IOException {
      ResourceId joined =
          layout.temporary("joined-" + plan.table().folder() + "-" + target.getFilename());
      try (WritableByteChannel channel =
          StoreChannel.create(joined, "application/vnd.apache.parquet")) {
        PartMerger.merge(
            plan.table(),
            plan.files().stream().map(part -> new StoredFile(layout, part)).toList(),
            channel);
      }
      OutputFiles.move(joined, target);
    }

    /** Parts of an earlier try at this step, which cut the table into another number of them. */
    private void removeOtherParts(PartPlan plan) throws IOException {
      List<ResourceId> others =
          FolderListing.match(layout.root() + "/" + plan.table().path(), OutputLayout.PARTS)
              .stream()
              .map(MatchResult.Metadata::resourceId)
              .filter(part -> !part.getFilename().endsWith(OutputLayout.partsSuffix(plan.of())))
              .toList();
      FileSystems.delete(others, StandardMoveOptions.IGNORE_MISSING_FILES);
    }
  }

  private record StoredFile(OutputLayout layout, TempPart part) implements TableFile {
    @Override
    public long sizeBytes() {
      return part.bytes();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      return (SeekableByteChannel) FileSystems.open(layout.temporary(part.name()));
    }
  }
}
