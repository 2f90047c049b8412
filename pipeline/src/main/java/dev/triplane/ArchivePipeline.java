package dev.triplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.triplane.failure.Failure;
import dev.triplane.options.TriplaneOptions;
import dev.triplane.preview.Marks;
import dev.triplane.preview.SheetSize;
import dev.triplane.report.ReportMode;
import dev.triplane.run.RunContext;
import dev.triplane.transforms.AssembleVolumes;
import dev.triplane.transforms.DescribeFailures;
import dev.triplane.transforms.FinishRun;
import dev.triplane.transforms.InstanceBatch;
import dev.triplane.transforms.ListFiles;
import dev.triplane.transforms.OpenContainers;
import dev.triplane.transforms.OutputLayout;
import dev.triplane.transforms.PlanVolumes;
import dev.triplane.transforms.PreviewSettings;
import dev.triplane.transforms.ReadInstances;
import dev.triplane.transforms.ReadSettings;
import dev.triplane.transforms.RunDescription;
import dev.triplane.transforms.TableRows;
import dev.triplane.transforms.VolumeFormat;
import dev.triplane.transforms.VolumeSettings;
import dev.triplane.transforms.WorkUnits;
import dev.triplane.transforms.WriteTables;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The stages of a run, one {@code apply} each: the table of contents. */
final class ArchivePipeline {
  private ArchivePipeline() {}

  /** Adds the stages to an empty pipeline. */
  static void build(Pipeline p, TriplaneOptions options, RunContext run) {
    OutputLayout layout = new OutputLayout(options.getOutput(), run.runId());
    WorkUnits units = new WorkUnits(options.getWorkUnits());

    PCollectionTuple listed =
        p.apply("ListFiles", new ListFiles(options.getInput(), options.getReadBatch(), units));
    PCollectionTuple opened =
        listed
            .get(ListFiles.BATCHES)
            .apply("OpenContainers", new OpenContainers(options.getReadBatch()));
    FollowPrevious previous =
        new FollowPrevious(run.previous() == null ? null : run.previous().earlier());
    PCollectionTuple read =
        previous
            .filesToRead(opened.get(OpenContainers.BATCHES), options.getReadBatch())
            .apply("ReadInstances", new ReadInstances(readSettings(options), units));
    PCollection<KV<String, Iterable<InstanceBatch>>> series =
        PCollectionList.of(read.get(ReadInstances.INSTANCES))
            .and(previous.instances(read.get(ReadInstances.INSTANCES), layout, units))
            .apply("AllInstances", Flatten.pCollections())
            .apply("GroupSeries", GroupByKey.create());
    PCollectionTuple planned =
        series.apply(
            "PlanVolumes",
            new PlanVolumes(units, options.getWindow(), options.getMaxInflatedBytes()));
    PCollectionTuple assembled =
        planned
            .get(PlanVolumes.PLANS)
            .apply(
                "AssembleVolumes",
                new AssembleVolumes(
                    layout,
                    previewSettings(options),
                    new VolumeSettings(
                        VolumeFormat.parse(options.getVolumes()).orElseThrow(), run.version()),
                    options.getMaxInflatedBytes()));
    PCollection<Failure> failures =
        PCollectionList.of(listed.get(ListFiles.FAILURES))
            .and(opened.get(OpenContainers.FAILURES))
            .and(read.get(ReadInstances.FAILURES))
            .and(planned.get(PlanVolumes.FAILURES))
            .and(assembled.get(AssembleVolumes.FAILURES))
            .apply("AllFailures", Flatten.pCollections());
    PCollection<KV<String, TableRows>> others =
        PCollectionList.of(planned.get(PlanVolumes.ROWS))
            .and(assembled.get(AssembleVolumes.ROWS))
            .and(failures.apply("DescribeFailures", new DescribeFailures()))
            .and(previous.rows())
            .apply("AllRows", Flatten.pCollections());
    PCollection<TableRows> inPlace =
        PCollectionList.of(read.get(ReadInstances.ROWS))
            .and(planned.get(PlanVolumes.STATE))
            .apply("AllRowsInPlace", Flatten.pCollections());
    PCollection<KV<String, Long>> written =
        previous
            .withTableFiles(
                PCollectionTuple.of(WriteTables.INSTANCES, inPlace)
                    .and(WriteTables.OTHERS, others)
                    .and(WriteTables.LISTED, listed.get(ListFiles.LISTED)))
            .apply("WriteTables", new WriteTables(layout));
    PCollectionList.of(listed.get(ListFiles.LISTED))
        .and(opened.get(OpenContainers.LISTED))
        .and(written)
        .and(previous.tallies())
        .apply("AllTallies", Flatten.pCollections())
        .apply(
            "FinishRun",
            new FinishRun(
                layout, description(run), ReportMode.parse(options.getReport()).orElseThrow()));
  }

  private static ReadSettings readSettings(TriplaneOptions options) {
    return new ReadSettings(
        options.getReader(),
        Math.toIntExact(options.getMaxHeaderBytes()),
        options.getMaxSequenceDepth(),
        options.getMaxInflatedBytes(),
        options.getJsonValueLimit());
  }

  private static PreviewSettings previewSettings(TriplaneOptions options) {
    return new PreviewSettings(
        options.getColormap(),
        options.getPreviewSize(),
        options.getReslice(),
        options.getSlices(),
        SheetSize.parse(options.getSheet()).orElse(null),
        options.getFlythrough(),
        Marks.parse(options.getMarks()).orElseThrow(),
        options.getBurnedIn().equals("show"));
  }

  private static RunDescription description(RunContext run) {
    try {
      String json = new ObjectMapper().writeValueAsString(run.options());
      String previous = run.previous() == null ? null : run.previous().json();
      return new RunDescription(run.version(), run.started(), json, previous);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options of simple types can be written as JSON", e);
    }
  }
}
