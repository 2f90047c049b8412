package dev.triplane.transforms;

import dev.triplane.series.Instance;
import java.util.List;

/** Instances of one series that were read as one unit of work. */
public record InstanceBatch(List<Instance> instances) {
  /** Copies the list, so that the record cannot change. */
  public InstanceBatch {
    instances = List.copyOf(instances);
    if (instances.isEmpty()) {
      throw new IllegalArgumentException("instances: want at least one");
    }
  }
}
