package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.series.Instance;
import dev.triplane.series.SeriesSplitter;
import dev.triplane.series.SplitSeries;
import dev.triplane.series.SplitSeries.DuplicateFile;
import dev.triplane.table.SeriesRows;
import dev.triplane.table.Table;
import dev.triplane.volume.VolumePlan;
import dev.triplane.volume.VolumePlanner;
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
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Takes each series apart into volumes. Pure arithmetic on headers; only files that share a
 * SOPInstanceUID and a size are opened, to compare their bytes.
 *
 * <p>Outputs: {@link #PLANS}, one a volume, by unit of work; {@link #ROWS}, the series table;
 * {@link #FAILURES}, each frame that is in no volume, with its reason. Memory: the headers of one
 * series, about 1 KB a file. Counter: {@code series_grouped}; distributions: {@code series_files},
 * {@code series_bytes}.
 */
public final class PlanVolumes
    extends PTransform<PCollection<KV<String, Iterable<InstanceBatch>>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<String, PackedPlan>> PLANS = new TupleTag<>() {};
  public static final TupleTag<KV<String, TableRows>> ROWS = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};

  private final WorkUnits units;

  /**
   * @param units what volumes are dealt into
   */
  public PlanVolumes(WorkUnits units) {
    this.units = units;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, Iterable<InstanceBatch>>> series) {
    PCollectionTuple planned =
        series.apply(
            "Plan",
            ParDo.of(new PlanFn(units)).withOutputTags(PLANS, TupleTagList.of(ROWS).and(FAILURES)));
    planned.get(PLANS).setCoder(KvCoder.of(StringUtf8Coder.of(), Coders.PACKED_PLAN));
    planned.get(ROWS).setCoder(Coders.KEYED_ROWS);
    planned.get(FAILURES).setCoder(Coders.FAILURE);
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

    PlanFn(WorkUnits units) {
      this.units = units;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<InstanceBatch>> unit, MultiOutputReceiver out) {
      Map<String, List<Instance>> series = new TreeMap<>();
      for (InstanceBatch batch : unit.getValue()) {
        series
            .computeIfAbsent(batch.seriesInstanceUid(), uid -> new ArrayList<>())
            .addAll(batch.instances());
      }
      List<GenericRecord> rows = new ArrayList<>();
      series.values().forEach(instances -> rows.add(plan(instances, out)));
      out.get(ROWS).output(TableRows.keyed(Table.SERIES, rows));
      seriesGrouped.inc(rows.size());
    }

    private GenericRecord plan(List<Instance> instances, MultiOutputReceiver out) {
      seriesFiles.update(instances.size());
      seriesBytes.update(instances.stream().mapToLong(Instance::sizeBytes).sum());
      SplitSeries split = SeriesSplitter.split(instances);
      List<Failure> failures = new ArrayList<>(split.failures());
      DuplicateFiles duplicates = new DuplicateFiles(new BeamByteStore());
      for (DuplicateFile duplicate : split.duplicates()) {
        failures.addAll(duplicates.failures(duplicate));
      }
      List<VolumePlan> plans = VolumePlanner.plan(split);
      plans.forEach(
          plan -> out.get(PLANS).output(KV.of(units.of(plan.volumeId()), PackedPlan.of(plan))));
      failures.forEach(out.get(FAILURES)::output);
      int unplaced = (int) failures.stream().filter(f -> f.frameNumber() > 0).count();
      return SeriesRows.of(instances, plans.size(), unplaced);
    }
  }
}
