package dev.triplane;

import dev.triplane.options.TriplaneOptions;
import dev.triplane.run.RunContext;
import org.apache.beam.sdk.Pipeline;

/** Placeholder. */
final class ArchivePipeline {
  private ArchivePipeline() {}

  static void build(Pipeline p, TriplaneOptions options, RunContext run) {}
}
