package dev.triplane.transforms;

import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SetCoder;
import org.apache.beam.sdk.transforms.Combine;

/** Collects the numbers of series to one {@link SeriesSet}. */
final class CollectSeries extends Combine.CombineFn<Long, Set<Long>, SeriesSet> {
  private static final long serialVersionUID = 1L;

  @Override
  public Set<Long> createAccumulator() {
    return new HashSet<>();
  }

  @Override
  public Set<Long> addInput(Set<Long> some, Long hash) {
    some.add(hash);
    return some;
  }

  @Override
  public Set<Long> mergeAccumulators(Iterable<Set<Long>> sets) {
    Set<Long> all = new HashSet<>();
    sets.forEach(all::addAll);
    return all;
  }

  @Override
  public SeriesSet extractOutput(Set<Long> all) {
    return SeriesSet.of(all);
  }

  @Override
  public Coder<Set<Long>> getAccumulatorCoder(CoderRegistry registry, Coder<Long> input) {
    return SetCoder.of(input);
  }

  @Override
  public Coder<SeriesSet> getDefaultOutputCoder(CoderRegistry registry, Coder<Long> input) {
    return Coders.SERIES_SET;
  }
}
