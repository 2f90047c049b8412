package dev.triplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.triplane.options.OptionsReader;
import dev.triplane.options.TriplaneOptions;
import dev.triplane.run.Previous;
import dev.triplane.run.RunContext;
import dev.triplane.transforms.EarlierRun;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;

/**
 * What crosses a shuffle, on whatever runner: names of files, headers, plans, rows of the small
 * tables, names of written files, counts. No pixels, and no rows of the table instances, which hold
 * a whole header each.
 */
class ShuffleTest {
  @Test
  void headersAndRowsAreShuffledAndPixelsAreNot() throws Exception {
    Pipeline pipeline = pipeline(null);
    Map<String, String> shuffled = new TreeMap<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof Combine.PerKey<?, ?, ?>) {
              add(node);
              return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            if (node.getTransform() instanceof GroupByKey<?, ?>) {
              add(node);
            }
          }

          private void add(TransformHierarchy.Node node) {
            PCollection<?> input = (PCollection<?>) node.getInputs().values().iterator().next();
            shuffled.put(node.getFullName(), input.getCoder().toString());
          }
        });
    assertEquals(
        Map.of(
            "ListFiles/Spread", "KvCoder(VarLongCoder,FileBatch)",
            "OpenContainers/Spread", "KvCoder(VarLongCoder,FileBatch)",
            "GroupSeries", "KvCoder(StringUtf8Coder,InstanceBatch)",
            "AssembleVolumes/Spread", "KvCoder(StringUtf8Coder,PackedPlan)",
            "WriteTables/GroupRows", "KvCoder(StringUtf8Coder,TableRows)",
            "WriteTables/GroupParts", "KvCoder(StringUtf8Coder,TempPart)",
            "WriteTables/SpreadParts", "KvCoder(StringUtf8Coder,PartPlan)",
            "FinishRun/Sum", "KvCoder(StringUtf8Coder,VarLongCoder)",
            "FinishRun/Await", "KvCoder(StringUtf8Coder,KvCoder(StringUtf8Coder,VarLongCoder))"),
        shuffled);
  }

  @Test
  void sourcesAreReadsAndNoImpulses() throws Exception {
    // FlinkRunner's Impulse comes with default options, which its worker takes for all its files.
    Set<String> reads = new TreeSet<>();
    // One result was not written then, which adds a step.
    EarlierRun earlier = new EarlierRun("earlier", EarlierRun.Reuse.SERIES, 10, 1);
    pipeline(new Previous("earlier", "id", earlier, List.of()))
        .traverseTopologically(
            new Pipeline.PipelineVisitor.Defaults() {
              @Override
              public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
                if (node.getTransform() instanceof Read.Bounded<?>) {
                  reads.add(node.getFullName());
                  return CompositeBehavior.DO_NOT_ENTER_TRANSFORM;
                }
                return CompositeBehavior.ENTER_TRANSFORM;
              }

              @Override
              public void visitPrimitiveTransform(TransformHierarchy.Node node) {
                assertFalse(node.getInputs().isEmpty(), node.getFullName());
              }
            });
    assertEquals(3, reads.size(), reads.toString());
  }

  private static Pipeline pipeline(Previous previous) throws Exception {
    TriplaneOptions options = OptionsReader.read("--input=in", "--output=out");
    Pipeline pipeline = Pipeline.create(options);
    ArchivePipeline.build(pipeline, options, RunContext.begin(options, previous));
    return pipeline;
  }
}
