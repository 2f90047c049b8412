package dev.triplane.transforms;

import dev.triplane.series.Instance;
import java.util.List;

/** Instances of one series that were read as one unit of work. */
record InstanceBatch(List<Instance> instances) {
  InstanceBatch {
    instances = List.copyOf(instances);
  }
}
