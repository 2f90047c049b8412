package dev.triplane.transforms;

import dev.triplane.failure.Failure;
import dev.triplane.failure.Reason;
import dev.triplane.preview.DisplayWindow;
import dev.triplane.preview.Picture;
import dev.triplane.preview.PlaneCollector;
import dev.triplane.preview.PlaneImage;
import dev.triplane.preview.Png;
import dev.triplane.preview.WindowChoice;
import dev.triplane.table.PreviewRows;
import dev.triplane.table.Table;
import dev.triplane.table.VolumeRows;
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

/**
 * Reads the pixels of each planned volume once, slice by slice, and makes its statistics and
 * pictures on the way.
 *
 * <p>Outputs: {@link #ROWS}, the volumes, slices and previews tables; {@link #FAILURES}, the frames
 * whose pixels could not be read. Every frame of a plan gives a slices row or a failure, never
 * both. Pictures are written before their rows go out, whole or not at all. Memory: one slice and
 * the pictures of one volume. Counters: {@code volumes_assembled}, {@code frames_decoded}, {@code
 * frame_failures}, {@code previews_written}.
 */
public final class AssembleVolumes
    extends PTransform<PCollection<KV<String, VolumePlan>>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  public static final TupleTag<KV<String, TableRows>> ROWS = new TupleTag<>() {};
  public static final TupleTag<Failure> FAILURES = new TupleTag<>() {};

  private final OutputLayout layout;
  private final PreviewSettings previews;
  private final long maxInflatedBytes;

  public AssembleVolumes(OutputLayout layout, PreviewSettings previews, long maxInflatedBytes) {
    this.layout = layout;
    this.previews = previews;
    this.maxInflatedBytes = maxInflatedBytes;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<String, VolumePlan>> plans) {
    PCollectionTuple assembled =
        plans
            // A series may hold hundreds of volumes: spread them before any pixel is read.
            .apply("Spread", GroupByKey.create())
            .apply(
                "Assemble",
                ParDo.of(new AssembleFn(layout, previews, maxInflatedBytes))
                    .withOutputTags(ROWS, TupleTagList.of(FAILURES)));
    assembled.get(ROWS).setCoder(Coders.KEYED_ROWS);
    assembled.get(FAILURES).setCoder(Coders.FAILURE);
    return assembled;
  }

  private static final class AssembleFn
      extends DoFn<KV<String, Iterable<VolumePlan>>, KV<String, TableRows>> {
    private static final long serialVersionUID = 1L;
    private final Counter volumes = counter("volumes_assembled");
    private final Counter decoded = counter("frames_decoded");
    private final Counter failed = counter("frame_failures");
    private final Counter written = counter("previews_written");
    private final OutputLayout layout;
    private final PreviewSettings previews;
    private final long maxInflatedBytes;
    private transient VolumeReader reader;
    private transient WindowChoice windows;

    AssembleFn(OutputLayout layout, PreviewSettings previews, long maxInflatedBytes) {
      this.layout = layout;
      this.previews = previews;
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
    public void process(@Element KV<String, Iterable<VolumePlan>> plans, MultiOutputReceiver out) {
      for (VolumePlan plan : plans.getValue()) {
        assemble(plan, out);
      }
    }

    private void assemble(VolumePlan plan, MultiOutputReceiver out) {
      ValueStatistics statistics = new ValueStatistics();
      PlaneCollector planes = new PlaneCollector(plan);
      VolumeReader.Outcome outcome = reader.read(plan, List.of(statistics, planes));
      ValueSummary values = statistics.summary();
      List<GenericRecord> pictures = new ArrayList<>();
      if (values != null) {
        DisplayWindow window = windows.choose(plan, values);
        for (PlaneImage plane : planes.images()) {
          picture(plan, plane, window, pictures, out);
        }
      }
      outcome.failures().forEach(out.get(FAILURES)::output);
      GenericRecord volume = VolumeRows.volume(plan, outcome.read().size(), values, Units.of(plan));
      out.get(ROWS).output(TableRows.keyed(Table.VOLUMES, List.of(volume)));
      out.get(ROWS)
          .output(
              TableRows.keyed(
                  Table.SLICES,
                  outcome.read().stream().map(slot -> VolumeRows.slice(plan, slot)).toList()));
      out.get(ROWS).output(TableRows.keyed(Table.PREVIEWS, pictures));
      volumes.inc();
      decoded.inc(outcome.read().size());
      failed.inc(outcome.failures().size());
      written.inc(pictures.size());
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
      String path = OutputLayout.previewPath(plan.volumeId(), name);
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
