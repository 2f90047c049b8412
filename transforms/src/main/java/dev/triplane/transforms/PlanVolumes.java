package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.preview.PlannedWindow;
import dev.triplane.preview.SeriesWindows;
import dev.triplane.preview.WindowChoices;
import dev.triplane.series.Instance;
import dev.triplane.series.SeriesSplitter;
import dev.triplane.series.SplitSeries;
import dev.triplane.series.SplitSeries.DuplicateFile;
import dev.triplane.table.SeriesRows;
import dev.triplane.table.StateRows;
import dev.triplane.table.Table;
import dev.triplane.volume.ContrastRange;
import dev.triplane.volume.Slot;
import dev.triplane.volume.ValueStatistics;
import dev.triplane.volume.VolumePlan;
import dev.triplane.volume.VolumePlanner;
import dev.triplane.volume.VolumeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Takes each series apart into volumes, and chooses the windows of their pictures. Arithmetic on
 * headers, but for two cases: files that share a SOPInstanceUID and a size are opened, to compare
 * their bytes; and of a series of several comparable volumes whose headers agree on no window, two
 * dozen slices are read, to choose one for all of them.
 *
 * <p>Outputs: {@link #PLANS}, one a volume, by unit of work; {@link #ROWS}, the series table;
 * {@link #FAILURES}, each frame that is in no volume, with its reason; {@link #STATE}, what the
 * next run needs of files that an earlier run read. Memory: the headers of one series, about 1 KB a
 * file. Counter: {@code series_grouped}; distributions: {@code series_files}, {@code series_bytes}.
 */
public final class PlanVolumes
    extends PTransform<PCollection<KV<String, Iterable<InstanceBatch>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<String, PackedPlan>> PLANS = new TupleTag<>() {};
  public static final TupleTag<KV<String, TableRows>> ROWS = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};
  public static final TupleTag<TableRows> STATE = new TupleTag<>() {};

  private final WorkUnits units;
  private final String window;
  private final long maxInflatedBytes;

  /**
   * @param units what volumes are dealt into
   * @param window how windows are chosen: see {@link WindowChoices}
   * @param maxInflatedBytes the most that a deflated data set may inflate to
   */
  public PlanVolumes(WorkUnits units, String window, long maxInflatedBytes) {
    WindowChoices.parse(window);
    this.units = units;
    this.window = window;
    this.maxInflatedBytes = maxInflatedBytes;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, Iterable<InstanceBatch>>> series) {
    PCollectionTuple planned =
        series.apply(
            "Plan",
            ParDo.of(new PlanFn(units, window, maxInflatedBytes))
                .withOutputTags(PLANS, TupleTagList.of(ROWS).and(FAILURES).and(STATE)));
    planned.get(PLANS).setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.PACKED_PLAN));
    planned.get(ROWS).setCoder(Coders.KEYED_ROWS);
    planned.get(FAILURES).setCoder(Coders.FAILURE);
    planned.get(STATE).setCoder(Coders.TABLE_ROWS);
    return planned;
  }

  private static final class PlanFn
      extends DoFn<KV<String, Iterable<InstanceBatch>>, KV<String, PackedPlan>> {
    private static final long serialVersionUID = 1L;
    private final Counter seriesGrouped = Metrics.counter(PlanVolumes.class, "series_grouped");
    private final Distribution seriesFiles =
        Metrics.distribution(PlanVolumes.class, "series_files");
    private final Distribution seriesBytes =
        Metrics.distribution(PlanVolumes.class, "series_bytes");
    private final WorkUnits units;
    private final String window;
    private final long maxInflatedBytes;
    private transient VolumeReader reader;
    private transient SeriesWindows windows;
    private transient Stores stores;

    PlanFn(WorkUnits units, String window, long maxInflatedBytes) {
      this.units = units;
      this.window = window;
      this.maxInflatedBytes = maxInflatedBytes;
    }

    /** Slices that cannot be read are failures of the volume that they are in, later. */
    private ContrastRange range(List<Slot> slots) {
      ValueStatistics statistics = new ValueStatistics();
      reader.read(slots, List.of(statistics));
      return statistics.contrast(slots.get(0).frame().instance().pixels().inverted());
    }

    @Setup
    public void setup(PipelineOptions options) {
      stores = new Stores(options);
      reader = new VolumeReader(stores, maxInflatedBytes);
      windows = new SeriesWindows(WindowChoices.parse(window), this::range);
    }

    @Teardown
    public void teardown() {
      stores.close();
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<InstanceBatch>> unit, MultiOutputReceiver out) {
      Map<String, SeriesFiles> series = new TreeMap<>();
      for (InstanceBatch batch : unit.getValue()) {
        series.computeIfAbsent(batch.seriesInstanceUid(), uid -> new SeriesFiles()).add(batch);
      }
      List<GenericRecord> rows = new ArrayList<>();
      List<GenericRecord> state = new ArrayList<>();
      series.forEach(
          (uid, files) -> {
            files.earlier().forEach(packed -> state.add(StateRows.of(uid, packed)));
            List<Instance> instances = files.instances();
            if (!instances.isEmpty()) {
              rows.add(plan(instances, out));
            }
          });
      out.get(ROWS).output(TableRows.keyed(Table.SERIES, rows));
      if (!state.isEmpty()) {
        out.get(STATE).output(TableRows.of(Table.STATE, state));
      }
      seriesGrouped.inc(rows.size());
    }

    private GenericRecord plan(List<Instance> instances, MultiOutputReceiver out) {
      seriesFiles.update(instances.size());
      seriesBytes.update(instances.stream().mapToLong(Instance::sizeBytes).sum());
      SplitSeries split = SeriesSplitter.split(instances);
      List<Failure> failures = new ArrayList<>(split.failures());
      DuplicateFiles duplicates = new DuplicateFiles(stores);
      for (DuplicateFile duplicate : split.duplicates()) {
        failures.addAll(duplicates.failures(duplicate));
      }
      List<VolumePlan> plans = VolumePlanner.plan(split);
      List<PlannedWindow> chosen = windows.of(plans);
      for (int i = 0; i < plans.size(); i++) {
        PackedPlan packed = PackedPlan.of(new PlannedVolume(plans.get(i), chosen.get(i)));
        out.get(PLANS).output(KV.of(units.of(plans.get(i).volumeId()), packed));
      }
      failures.forEach(out.get(FAILURES)::output);
      int unplaced = (int) failures.stream().filter(f -> f.frameNumber() > 0).count();
      return SeriesRows.of(instances, plans.size(), unplaced);
    }
  }
}
