package dev.triplane.transforms;

import dev.triplane.table.PartMerger;
import dev.triplane.table.Table;
import dev.triplane.table.TableFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.joda.time.Instant;

/**
 * Writes the tables as Parquet, {@code tables/<table>/part-*.parquet}, each table with at least one
 * part.
 *
 * <p>Rows of the instances table carry a header each and never cross a shuffle: each bundle writes
 * a temporary file where its rows are made, and whole row groups are then joined to parts. The rows
 * of the other tables are small and few: they are shuffled to one writer a table. A part appears
 * under its name when it is complete.
 *
 * <p>Output: the {@link Tally} of the rows, when all parts of their table are in place. Memory: one
 * row group a table being written.
 */
public final class WriteTables extends PTransform<PCollectionTuple, PCollection<KV<String, Long>>> {
  private static final long serialVersionUID = 1L;

  /** Input: the rows of the instances table. */
  public static final TupleTag<TableRows> INSTANCES = new TupleTag<>() {};

  /** Input: the rows of all other tables, under their table's name. */
  public static final TupleTag<KV<String, TableRows>> OTHERS = new TupleTag<>() {};

  /** Parts do not grow much beyond this size, bytes. */
  private static final long PART_BYTES = 256L << 20;

  private final OutputLayout layout;

  public WriteTables(OutputLayout layout) {
    this.layout = layout;
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollectionTuple rows) {
    PCollection<TempPart> instances =
        rows.get(INSTANCES)
            .apply("WriteInstances", ParDo.of(new WriteBundleFn(layout)))
            .setCoder(Coders.TEMP_PART);
    PCollection<TempPart> others =
        rows.get(OTHERS)
            .apply("GroupRows", GroupByKey.create())
            .apply("WriteOthers", ParDo.of(new WriteTableFn(layout)))
            .setCoder(Coders.TEMP_PART);
    PCollection<TempPart> all =
        rows.getPipeline()
            .apply(
                "AllTables",
                Create.of(Arrays.stream(Table.values()).map(TempPart::empty).toList())
                    .withCoder(Coders.TEMP_PART));
    return PCollectionList.of(instances)
        .and(others)
        .and(all)
        .apply(Flatten.pCollections())
        .apply(
            "ByTable",
            WithKeys.<String, TempPart>of(part -> part.table().name())
                .withKeyType(TypeDescriptors.strings()))
        .apply("GroupParts", GroupByKey.create())
        .apply("JoinParts", ParDo.of(new JoinFn(layout)))
        .setCoder(Coders.TALLY);
  }

  /** One temporary file a bundle and table. */
  private static final class WriteBundleFn extends DoFn<TableRows, TempPart> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;
    private transient Map<Table, TableFileWriter> writers;

    WriteBundleFn(OutputLayout layout) {
      this.layout = layout;
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
      if (writer.bytes() > PART_BYTES) {
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

  /** The temporary files of one table. */
  private static final class WriteTableFn extends DoFn<KV<String, Iterable<TableRows>>, TempPart> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;

    WriteTableFn(OutputLayout layout) {
      this.layout = layout;
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<TableRows>> rows, OutputReceiver<TempPart> out)
        throws IOException {
      Table table = Table.valueOf(rows.getKey());
      TableFileWriter writer = new TableFileWriter(layout, table);
      for (TableRows batch : rows.getValue()) {
        if (writer.bytes() > PART_BYTES) {
          out.output(writer.close());
          writer = new TableFileWriter(layout, table);
        }
        writer.write(batch);
      }
      out.output(writer.close());
    }
  }

  /** Joins a table's temporary files to parts of the right size and puts them in place. */
  private static final class JoinFn extends DoFn<KV<String, Iterable<TempPart>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;

    JoinFn(OutputLayout layout) {
      this.layout = layout;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<TempPart>> parts, OutputReceiver<KV<String, Long>> out)
        throws IOException {
      Table table = Table.valueOf(parts.getKey());
      Tally tally = new Tally();
      List<List<TempPart>> groups = new ArrayList<>();
      long inGroup = PART_BYTES;
      List<TempPart> sorted = new ArrayList<>();
      parts.getValue().forEach(sorted::add);
      // A step that is repeated makes the same parts.
      sorted.sort(Comparator.comparing(TempPart::name));
      for (TempPart part : sorted) {
        part.tallies().forEach(tally::add);
        tally.add(Tally.ROWS + table.folder(), part.rows());
        if (part.name().isEmpty()) {
          continue;
        }
        if (inGroup + part.bytes() > PART_BYTES) {
          groups.add(new ArrayList<>());
          inGroup = 0;
        }
        groups.get(groups.size() - 1).add(part);
        inGroup += part.bytes();
      }
      if (groups.isEmpty()) {
        groups.add(List.of());
      }
      for (int i = 0; i < groups.size(); i++) {
        place(table, groups.get(i), layout.part(table, i, groups.size()));
      }
      tally.counts().forEach((name, count) -> out.output(KV.of(name, count)));
    }

    private void place(Table table, List<TempPart> group, ResourceId target) throws IOException {
      if (group.size() == 1) {
        OutputFiles.move(layout.temporary(group.get(0).name()), target);
        return;
      }
      ResourceId joined = layout.temporary("joined-" + table.folder() + "-" + target.getFilename());
      try (WritableByteChannel channel =
          StoreChannel.create(joined, "application/vnd.apache.parquet")) {
        PartMerger.merge(
            table, group.stream().map(part -> new StoredFile(layout, part)).toList(), channel);
      }
      OutputFiles.move(joined, target);
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
