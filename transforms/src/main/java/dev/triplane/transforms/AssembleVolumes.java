package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.nifti.NiftiException;
import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.PatientPlane;
import dev.triplane.preview.Picture;
import dev.triplane.preview.PlaneCollector;
import dev.triplane.preview.PlaneImage;
import dev.triplane.preview.Png;
import dev.triplane.preview.Reslicer;
import dev.triplane.preview.WindowChoice;
import dev.triplane.table.PreviewRows;
import dev.triplane.table.Table;
import dev.triplane.table.VolumeRows;
import dev.triplane.volume.Geometry;
import dev.triplane.volume.SliceConsumer;
import dev.triplane.volume.Units;
import dev.triplane.volume.ValueStatistics;
import dev.triplane.volume.ValueSummary;
import dev.triplane.volume.VolumePlan;
import dev.triplane.volume.VolumeReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
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
 * out, whole or not at all. Memory: one slice and the pictures of one volume. Counters: {@code
 * volumes_assembled}, {@code frames_decoded}, {@code frame_failures}, {@code previews_written},
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
    private final Counter files = counter("volumes_written");
    private final OutputLayout layout;
    private final PreviewSettings previews;
    private final VolumeSettings settings;
    private final long maxInflatedBytes;
    private transient VolumeReader reader;
    private transient WindowChoice windows;

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
    public void setup() {
      reader = new VolumeReader(new BeamByteStore(), maxInflatedBytes);
      windows = WindowChoice.parse(previews.window());
    }

    @ProcessElement
    public void process(@Element KV<String, Iterable<PackedPlan>> plans, MultiOutputReceiver out) {
      for (PackedPlan packed : plans.getValue()) {
        assemble(packed.plan(), out);
      }
    }

    private void assemble(VolumePlan plan, MultiOutputReceiver out) {
      if (settings.format() == VolumeFormat.NONE) {
        assemble(plan, null, out);
        return;
      }
      VolumeFile file = new VolumeFile(layout, settings, plan);
      try (file) {
        assemble(plan, file, out);
      } catch (IOException e) {
        // What is left of an unfinished file lies in the temporary folder, which the run removes.
        LOG.warn("A temporary file could not be removed: {}", e.getClass().getSimpleName());
      }
    }

    /**
     * @param file takes the volume; null where no files are asked for
     */
    private void assemble(VolumePlan plan, VolumeFile file, MultiOutputReceiver out) {
      ValueStatistics statistics = new ValueStatistics();
      PlaneCollector planes = new PlaneCollector(plan);
      List<SliceConsumer> consumers = new ArrayList<>(List.of(statistics, planes));
      if (file != null) {
        consumers.add(file);
      }
      Reslicer reslicer = reslicer(plan);
      if (reslicer != null) {
        consumers.add(reslicer);
      }
      VolumeReader.Outcome outcome = reader.read(plan, consumers);
      if (Thread.currentThread().isInterrupted()) {
        // The runner gave this attempt up: what could not be read for that is no fault of a file.
        throw new IllegalStateException("interrupted while a volume was read");
      }
      ValueSummary values = statistics.summary();
      List<GenericRecord> pictures = new ArrayList<>();
      if (values != null) {
        DisplayWindow window = windows.choose(plan, values);
        for (PlaneImage plane : planes.images()) {
          picture(plan, plane, window, pictures, out);
        }
        for (PlaneImage plane : reslicer == null ? List.<PlaneImage>of() : reslicer.images()) {
          picture(plan, plane, window, pictures, out);
        }
      }
      outcome.failures().forEach(out.get(FAILURES)::output);
      GenericRecord volume = VolumeRows.volume(plan, outcome.read().size(), values, Units.of(plan));
      if (file != null) {
        finish(file, volume, out);
      }
      out.get(ROWS).output(TableRows.keyed(Table.VOLUMES, List.of(volume)));
      out.get(ROWS)
          .output(
              TableRows.keyed(
                  Table.SLICES,
                  outcome.read().stream().map(slot -> VolumeRows.slice(plan, slot)).toList()));
      out.get(ROWS).output(TableRows.keyed(Table.PREVIEWS, pictures));
      volumes.inc();
      slices.update(outcome.read().size());
      decoded.inc(outcome.read().size());
      failed.inc(outcome.failures().size());
      written.inc(pictures.size());
    }

    /** Takes the planes of the patient from an oblique volume; null where they are not wanted. */
    private Reslicer reslicer(VolumePlan plan) {
      Geometry geometry = plan.geometry();
      boolean wanted =
          Reslicer.canReslice(geometry) && Reslicer.degreesOff(geometry) > previews.reslice();
      return wanted ? new Reslicer(plan, PatientPlane.throughCentre(geometry)) : null;
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

    private void picture(
        VolumePlan plan,
        PlaneImage plane,
        DisplayWindow window,
        List<GenericRecord> rows,
        MultiOutputReceiver out) {
      boolean inverted = plan.firstInstance().pixels().format().inverted();
      Picture picture = Picture.render(plane, window, inverted, previews.longestSide());
      byte[] png = Png.encode(picture.image());
      String name = plane.plane() == null ? "image" : plane.plane().name().toLowerCase(Locale.ROOT);
      String suffix = plane.resliced() ? "-resliced" : "";
      String path = OutputLayout.previewPath(plan.volumeId(), name + suffix);
      try {
        OutputFiles.write(layout, path, png, "image/png");
        rows.add(PreviewRows.of(plan, plane, picture, window, path, png.length));
      } catch (IOException e) {
        out.get(FAILURES)
            .output(Failure.ofFile(path, Reason.PICTURE_NOT_WRITTEN, e.getClass().getSimpleName()));
      }
    }
  }
}
