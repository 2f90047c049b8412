package dev.triplane.transforms;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Copies pictures and volumes of an earlier run, in lists of paths below its root, each under the
 * name of its first so that they spread. Output: how many were copied, so that the end of the run
 * waits for them. Counter: {@code files_copied}.
 */
final class CopyFiles
    extends PTransform<PCollection<KV<String, List<String>>>, PCollection<KV<String, Long>>> {
  private static final long serialVersionUID = 1L;

  private final EarlierRun earlier;
  private final OutputLayout layout;

  CopyFiles(EarlierRun earlier, OutputLayout layout) {
    this.earlier = earlier;
    this.layout = layout;
  }

  @Override
  public PCollection<KV<String, Long>> expand(PCollection<KV<String, List<String>>> paths) {
    return paths
        .apply("Spread", GroupByKey.create())
        .apply("Copy", ParDo.of(new CopyFn(earlier, layout)))
        .setCoder(Coders.TALLY);
  }

  private static final class CopyFn
      extends DoFn<KV<String, Iterable<List<String>>>, KV<String, Long>> {
    private static final long serialVersionUID = 1L;
    private final Counter copied = Metrics.counter(CopyFiles.class, "files_copied");
    private final EarlierRun earlier;
    private final OutputLayout layout;

    CopyFn(EarlierRun earlier, OutputLayout layout) {
      this.earlier = earlier;
      this.layout = layout;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<List<String>>> lists, OutputReceiver<KV<String, Long>> out)
        throws IOException {
      for (List<String> paths : lists.getValue()) {
        copy(paths);
        copied.inc(paths.size());
        out.output(KV.of(Tally.FILES_COPIED, (long) paths.size()));
      }
    }

    private void copy(List<String> paths) throws IOException {
      List<ResourceId> from =
          paths.stream()
              .map(path -> FileSystems.matchNewResource(earlier.root() + "/" + path, false))
              .toList();
      try {
        OutputFiles.copy(layout, from, paths);
      } catch (IOException e) {
        throw new IOException("pictures or volumes of " + earlier.root() + " are not all there", e);
      }
    }
  }
}
