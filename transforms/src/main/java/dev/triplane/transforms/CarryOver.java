package dev.triplane.transforms;

import dev.triplane.table.PartChoice;
import dev.triplane.table.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
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
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Takes over what an earlier run made and what still holds: rows of files that are the same, rows
 * and files of series that no file came to, left, or changed in. Parts of tables that hold nothing
 * else, and such row groups of the others, are copied byte by byte.
 *
 * <p>Inputs: {@link #PARTS}, from {@link ListParts}; {@link #READ}, what was read in this run, from
 * {@link ReadInstances}; the others from {@link CompareFiles}.
 *
 * <p>Outputs: {@link #INSTANCES}, what the grouping needs of the touched series' other files;
 * {@link #FILES}, temporary files of tables; {@link #ROWS}, failures of series that are not
 * touched; {@link #TALLIES}. Memory: a few columns of a part and one row group; 8 bytes a touched
 * series; the names of the files that are gone from one part.
 */
public final class CarryOver extends PTransform<PCollectionTuple, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<EarlierPart> PARTS = new TupleTag<>() {};
  public static final TupleTag<KV<String, List<String>>> GONE = new TupleTag<>() {};
  public static final TupleTag<KV<String, InstanceBatch>> READ = new TupleTag<>() {};
  public static final TupleTag<Long> SERIES = new TupleTag<>() {};
  public static final TupleTag<KV<Long, TableRows>> SERIES_ROWS = new TupleTag<>() {};

  public static final TupleTag<KV<String, InstanceBatch>> INSTANCES = new TupleTag<>() {};
  public static final TupleTag<TempPart> FILES = new TupleTag<>() {};
  public static final TupleTag<KV<String, TableRows>> ROWS = new TupleTag<>() {};
  public static final TupleTag<KV<String, Long>> TALLIES = new TupleTag<>() {};
  private static final TupleTag<KV<String, List<String>>> PATHS = new TupleTag<>() {};

  /** Pictures and volumes that are copied as one unit of work. */
  private static final int PATHS_TOGETHER = 200;

  /** What has to be seen of a row to tell whether it stays, and to count it. */
  private static final Map<Table, String[]> COLUMNS =
      Map.of(
          Table.INSTANCES, new String[] {"uri", "SeriesInstanceUID", "number_of_frames"},
          Table.SERIES, new String[] {"SeriesInstanceUID"},
          Table.VOLUMES, new String[] {"SeriesInstanceUID", "verdict", "plane", "volume_path"},
          Table.SLICES, new String[] {"SeriesInstanceUID"},
          Table.PREVIEWS, new String[] {"SeriesInstanceUID", "path"},
          Table.STATE, new String[] {"SeriesInstanceUID"});

  private final EarlierRun earlier;
  private final OutputLayout layout;
  private final WorkUnits units;

  /**
   * @param earlier the run to take over from
   * @param layout where to
   * @param units what series are dealt into
   */
  public CarryOver(EarlierRun earlier, OutputLayout layout, WorkUnits units) {
    this.earlier = earlier;
    this.layout = layout;
    this.units = units;
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple input) {
    PCollectionView<SeriesSet> touched =
        PCollectionList.of(input.get(SERIES))
            .and(
                input
                    .get(READ)
                    .apply("SeriesRead", ParDo.of(new SeriesFn()))
                    .setCoder(VarLongCoder.of()))
            .apply("AllSeries", Flatten.pCollections())
            .apply("Touched", Combine.globally(new CollectSeries()).asSingletonView());
    boolean all = earlier.reuse() == EarlierRun.Reuse.HEADERS;
    TupleTag<EarlierPart> partTag = new TupleTag<>() {};
    TupleTag<List<String>> goneTag = new TupleTag<>() {};
    PCollection<KV<String, EarlierPart>> parts =
        input
            .get(PARTS)
            .apply(
                "ByUri",
                WithKeys.<String, EarlierPart>of(EarlierPart::uri)
                    .withKeyType(TypeDescriptors.strings()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.EARLIER_PART));
    PCollectionTuple carried =
        KeyedPCollectionTuple.of(partTag, parts)
            .and(goneTag, input.get(GONE))
            .apply("ByPart", CoGroupByKey.create())
            .apply(
                "Carry",
                ParDo.of(new CarryFn(layout, units, all, touched, partTag, goneTag))
                    .withSideInputs(touched)
                    .withOutputTags(FILES, TupleTagList.of(INSTANCES).and(PATHS)));
    carried.get(INSTANCES).setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.INSTANCE_BATCH));
    carried.get(FILES).setCoder(Coders.TEMP_PART);
    PCollection<KV<String, TableRows>> rows =
        input
            .get(SERIES_ROWS)
            .apply("Failures", ParDo.of(new FailuresFn(all, touched)).withSideInputs(touched))
            .setCoder(Coders.KEYED_ROWS);
    PCollection<KV<String, Long>> copied =
        carried
            .get(PATHS)
            .setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.TEXTS))
            .apply("CopyFiles", new CopyFiles(earlier, layout));
    return PCollectionTuple.of(INSTANCES, carried.get(INSTANCES))
        .and(FILES, carried.get(FILES))
        .and(ROWS, rows)
        .and(TALLIES, copied);
  }

  private static final class SeriesFn extends DoFn<KV<String, InstanceBatch>, Long> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void process(@Element KV<String, InstanceBatch> batch, OutputReceiver<Long> out) {
      out.output(NameHash.of(batch.getValue().seriesInstanceUid()));
    }
  }

  private static final class CarryFn extends DoFn<KV<String, CoGbkResult>, TempPart> {
    private static final long serialVersionUID = 1L;
    private final OutputLayout layout;
    private final WorkUnits units;
    private final boolean allTouched;
    private final PCollectionView<SeriesSet> touchedView;
    private final TupleTag<EarlierPart> partTag;
    private final TupleTag<List<String>> goneTag;

    CarryFn(
        OutputLayout layout,
        WorkUnits units,
        boolean allTouched,
        PCollectionView<SeriesSet> touchedView,
        TupleTag<EarlierPart> partTag,
        TupleTag<List<String>> goneTag) {
      this.layout = layout;
      this.units = units;
      this.allTouched = allTouched;
      this.touchedView = touchedView;
      this.partTag = partTag;
      this.goneTag = goneTag;
    }

    @ProcessElement
    public void process(ProcessContext context, MultiOutputReceiver out) throws IOException {
      EarlierPart part = context.element().getValue().getOnly(partTag);
      SeriesSet touched = context.sideInput(touchedView);
      Predicate<GenericRecord> ofTouched =
          row -> allTouched || touched.has((CharSequence) row.get("SeriesInstanceUID"));
      switch (part.table()) {
        case FAILURES -> {} // looked at with the files that they are of
        case INSTANCES -> carryInstances(part, context.element().getValue().getAll(goneTag), out);
        case STATE -> carry(part, ofTouched.negate(), out).forEachUnwanted(row -> group(row, out));
        case SERIES, VOLUMES, SLICES, PREVIEWS -> {
          if (!allTouched) {
            carry(part, ofTouched.negate(), out);
          }
        }
      }
    }

    private void carryInstances(
        EarlierPart part, Iterable<List<String>> gone, MultiOutputReceiver out) throws IOException {
      Set<String> goneUris = new HashSet<>();
      gone.forEach(goneUris::addAll);
      Map<String, List<String>> bySeries = new TreeMap<>();
      carry(
          part,
          row -> {
            String uri = row.get("uri").toString();
            boolean isGone = goneUris.contains(uri);
            Object series = row.get("SeriesInstanceUID");
            if (isGone && series != null) {
              bySeries.computeIfAbsent(series.toString(), s -> new ArrayList<>()).add(uri);
            }
            return !isGone;
          },
          out);
      bySeries.forEach(
          (uid, uris) ->
              out.get(INSTANCES).output(KV.of(units.of(uid), InstanceBatch.gone(uid, uris))));
    }

    /** Hands files of a touched series to the grouping. */
    private void group(GenericRecord row, MultiOutputReceiver out) {
      String uid = row.get("SeriesInstanceUID").toString();
      ByteBuffer buffer = (ByteBuffer) row.get("packed");
      byte[] packed = new byte[buffer.remaining()];
      buffer.duplicate().get(packed);
      out.get(INSTANCES)
          .output(
              KV.of(units.of(uid), new InstanceBatch(uid, InstanceBatch.Origin.EARLIER, packed)));
    }

    /** Takes over the wanted rows of a part, and the files that they name. */
    private PartChoice carry(
        EarlierPart part, Predicate<GenericRecord> wanted, MultiOutputReceiver out)
        throws IOException {
      Table table = part.table();
      Tally tally = new Tally();
      Paths paths = new Paths(out);
      PartChoice choice =
          PartChoice.of(
              table,
              part,
              row -> {
                boolean stays = wanted.test(row);
                if (stays) {
                  tally.add(table, row);
                  paths.add(table, row);
                }
                return stays;
              },
              COLUMNS.get(table));
      paths.flush();
      // The rows are counted by their files; what else is counted of them is told once.
      out.get(FILES).output(new TempPart(table, "", 0, 0, tally.counts()));
      if (choice.rows() == 0) {
        return choice;
      }
      if (choice.wantsAll()) {
        String name = TableFileWriter.newName(table);
        OutputFiles.copyOne(part.resource(), layout.temporary(name));
        out.get(FILES).output(new TempPart(table, name, choice.rows(), part.sizeBytes(), Map.of()));
        return choice;
      }
      if (choice.wantsGroups()) {
        String name = TableFileWriter.newName(table);
        try (WritableByteChannel channel =
            FileSystems.create(layout.temporary(name), "application/vnd.apache.parquet")) {
          var copied = choice.copyGroups(channel);
          out.get(FILES).output(new TempPart(table, name, copied.rows(), copied.bytes(), Map.of()));
        }
      }
      if (choice.splitsGroups()) {
        TableFileWriter writer = new TableFileWriter(layout, table);
        choice.forEachOther(writer::writeUncounted);
        out.get(FILES).output(writer.close());
      }
      return choice;
    }
  }

  /** The paths of pictures and volumes that rows name, given on in lists. */
  private static final class Paths {
    private final MultiOutputReceiver out;
    private final List<String> pending = new ArrayList<>();

    Paths(MultiOutputReceiver out) {
      this.out = out;
    }

    void add(Table table, GenericRecord row) {
      if (table == Table.PREVIEWS) {
        add(row.get("path").toString());
      } else if (table == Table.VOLUMES && row.get("volume_path") != null) {
        String path = row.get("volume_path").toString();
        add(path);
        add(VolumeFile.besideOf(path));
      }
    }

    private void add(String path) {
      pending.add(path);
      if (pending.size() >= PATHS_TOGETHER) {
        flush();
      }
    }

    void flush() {
      if (!pending.isEmpty()) {
        out.get(PATHS).output(KV.of(pending.get(0), List.copyOf(pending)));
        pending.clear();
      }
    }
  }

  private static final class FailuresFn extends DoFn<KV<Long, TableRows>, KV<String, TableRows>> {
    private static final long serialVersionUID = 1L;
    private final boolean allTouched;
    private final PCollectionView<SeriesSet> touched;

    FailuresFn(boolean allTouched, PCollectionView<SeriesSet> touched) {
      this.allTouched = allTouched;
      this.touched = touched;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      if (!allTouched && !context.sideInput(touched).has(context.element().getKey())) {
        TableRows rows = context.element().getValue();
        context.output(KV.of(rows.table().name(), rows));
      }
    }
  }
}
