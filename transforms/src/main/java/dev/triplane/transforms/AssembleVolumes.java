package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.nifti.NiftiException;
import dev.triplane.preview.Colormap;
import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.Shading;
import dev.triplane.series.BurnedIn;
import dev.triplane.series.Frame;
import dev.triplane.table.Table;
import dev.triplane.table.VolumeRows;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.Units;
import dev.triplane.volume.ValueStatistics;
import dev.triplane.volume.ValueSummary;
import dev.triplane.volume.VolumePlan;
import dev.triplane.volume.VolumeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pixels of each planned volume once, slice by slice, and makes its statistics and
 * pictures on the way.
 *
 * <p>Outputs: {@link #ROWS}, the volumes, slices and previews tables; {@link #FAILURES}, the frames
 * whose pixels could not be read. Every frame of a plan gives a slices row or a failure, never
 * both. Pictures, and volumes where they are asked for as files, are written before their rows go
 * out, whole or not at all; what may show the patient's name has rows without them. Memory: one
 * slice and the pictures of one volume. Counters: {@code volumes_assembled}, {@code
 * frames_decoded}, {@code frame_failures}, {@code previews_written}, {@code previews_withheld},
 * {@code volumes_written}; distribution: {@code volume_slices}.
 */
public final class AssembleVolumes
    extends PTransform<PCollection<KV<String, PackedPlan>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<String, TableRows>> ROWS = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};

  private final OutputLayout layout;
  private final PreviewSettings previews;
  private final VolumeSettings volumes;
  private final long maxInflatedBytes;

  public AssembleVolumes(
      OutputLayout layout,
      PreviewSettings previews,
      VolumeSettings volumes,
      long maxInflatedBytes) {
    this.layout = layout;
    this.previews = previews;
    this.volumes = volumes;
    this.maxInflatedBytes = maxInflatedBytes;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, PackedPlan>> plans) {
    PCollectionTuple assembled =
        plans
            // A series may hold hundreds of volumes: spread them before any pixel is read.
            .apply("Spread", GroupByKey.create())
            .apply(
                "Assemble",
                ParDo.of(new AssembleFn(layout, previews, volumes, maxInflatedBytes))
                    .withOutputTags(ROWS, TupleTagList.of(FAILURES)));
    assembled.get(ROWS).setCoder(Coders.KEYED_ROWS);
    assembled.get(FAILURES).setCoder(Coders.FAILURE);
    return assembled;
  }

  private static final Logger LOG = LoggerFactory.getLogger(AssembleVolumes.class);

  private static final class AssembleFn
      extends DoFn<KV<String, Iterable<PackedPlan>>, KV<String, TableRows>> {
    private static final long serialVersionUID = 1L;
    private final Counter volumes = counter("volumes_assembled");
    private final Distribution slices =
        Metrics.distribution(AssembleVolumes.class, "volume_slices");
    private final Counter decoded = counter("frames_decoded");
    private final Counter failed = counter("frame_failures");
    private final Counter written = counter("previews_written");
    private final Counter held = counter("previews_withheld");
    private final Counter files = counter("volumes_written");
    private final OutputLayout layout;
    private final PreviewSettings previews;
    private final VolumeSettings settings;
    private final long maxInflatedBytes;
    private transient Stores stores;
    private transient VolumeReader reader;
    private transient Colormap colormap;

    AssembleFn(
        OutputLayout layout,
        PreviewSettings previews,
        VolumeSettings settings,
        long maxInflatedBytes) {
      this.layout = layout;
      this.previews = previews;
      this.settings = settings;
      this.maxInflatedBytes = maxInflatedBytes;
    }

    private static Counter counter(String name) {
      return Metrics.counter(AssembleVolumes.class, name);
    }

    @Setup
    public void setup(PipelineOptions options) {
      stores = new Stores(options);
      reader = new VolumeReader(stores, maxInflatedBytes);
      colormap = Colormap.of(previews.colormap());
    }

    @Teardown
    public void teardown() {
      stores.close();
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<PackedPlan>> plans, MultiOutputReceiver out) {
      for (PackedPlan packed : plans.getValue()) {
        assemble(packed.unpack(), out);
      }
    }

    private void assemble(PlannedVolume planned, MultiOutputReceiver out) {
      VolumePlan plan = planned.plan();
      BurnedIn burnedIn = previews.showBurnedIn() ? null : BurnedIn.of(plan.instances());
      if (settings.format() == VolumeFormat.NONE || burnedIn != null) {
        assemble(planned, null, burnedIn, out);
        return;
      }
      VolumeFile file = new VolumeFile(stores, layout, settings, planned.plan());
      try (file) {
        assemble(planned, file, null, out);
      } catch (IOException e) {
        // What is left of an unfinished file lies in the temporary folder, which the run removes.
        LOG.warn("A temporary file could not be removed: {}", e.getClass().getSimpleName());
      }
    }

    /**
     * @param file takes the volume; null where there is to be no file
     * @param withheld why there is to be neither picture nor file; null where nothing is against it
     */
    private void assemble(
        PlannedVolume planned, VolumeFile file, BurnedIn withheld, MultiOutputReceiver out) {
      VolumePlan plan = planned.plan();
      ValueStatistics statistics = new ValueStatistics();
      VolumePictures pictures = new VolumePictures(stores, layout, previews, plan, withheld);
      List<SliceConsumer> consumers = new ArrayList<>(List.of(statistics));
      consumers.addAll(pictures.consumers());
      if (file != null) {
        consumers.add(file);
      }
      VolumeReader.Outcome outcome = reader.read(plan, consumers);
      if (Thread.currentThread().isInterrupted()) {
        // The runner gave this attempt up: what could not be read for that is no fault of a file.
        throw new IllegalStateException("interrupted while a volume was read");
      }
      ValueSummary values = statistics.summary();
      if (values != null) {
        pictures.write(shading(planned, statistics));
      }
      outcome.failures().forEach(out.get(FAILURES)::output);
      pictures.failures().forEach(out.get(FAILURES)::output);
      GenericRecord volume = VolumeRows.volume(plan, outcome.read().size(), values, Units.of(plan));
      volume.put("withheld_reason", withheld == null ? null : withheld.name());
      if (file != null) {
        finish(file, volume, out);
      }
      out.get(ROWS).output(TableRows.keyed(Table.VOLUMES, List.of(volume)));
      out.get(ROWS)
          .output(
              TableRows.keyed(
                  Table.SLICES,
                  outcome.read().stream().map(slot -> VolumeRows.slice(plan, slot)).toList()));
      out.get(ROWS).output(TableRows.keyed(Table.PREVIEWS, pictures.rows()));
      volumes.inc();
      slices.update(outcome.read().size());
      decoded.inc(outcome.read().size());
      failed.inc(outcome.failures().size());
      written.inc(pictures.written());
      held.inc(pictures.rows().size() - pictures.written());
    }

    private Shading shading(PlannedVolume planned, ValueStatistics statistics) {
      Frame first = planned.plan().slots().get(0).frame();
      boolean inverted = first.instance().pixels().inverted();
      DisplayWindow window =
          planned.window().finish(() -> reader.voiLut(first), statistics.contrast(inverted));
      return new Shading(window, inverted, colormap);
    }

    /** Completes a volume's file, and its row by the path. */
    private void finish(VolumeFile file, GenericRecord row, MultiOutputReceiver out) {
      boolean done = false;
      row.put("volume_path", file.path());
      try {
        done = file.finish(row);
      } catch (IOException e) {
        String detail = e instanceof NiftiException ? e.getMessage() : e.getClass().getSimpleName();
        out.get(FAILURES).output(Failure.ofFile(file.path(), Reason.VOLUME_NOT_WRITTEN, detail));
      }
      if (done) {
        files.inc();
      } else {
        row.put("volume_path", null);
      }
    }
  }
}
