package dev.triplane.transforms;

import dev.triplane.series.Instance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files of one series: those that were read, and those of an earlier run that still hold. */
final class SeriesFiles {
  private final List<InstanceBatch> read = new ArrayList<>();
  private final List<InstanceBatch> earlier = new ArrayList<>();
  private final Set<String> gone = new HashSet<>();

  void add(InstanceBatch batch) {
    switch (batch.origin()) {
      case READ -> read.add(batch);
      case EARLIER -> earlier.add(batch);
      case GONE -> gone.addAll(batch.goneUris());
    }
  }

  /** All files; none where all are gone. */
  List<Instance> instances() {
    List<Instance> instances = new ArrayList<>();
    read.forEach(batch -> instances.addAll(batch.instances()));
    earlier.forEach(batch -> instances.addAll(remaining(batch)));
    return instances;
  }

  /** The earlier run's files that still hold, packed in lists. */
  List<byte[]> earlier() {
    List<byte[]> packed = new ArrayList<>();
    for (InstanceBatch batch : earlier) {
      List<Instance> remaining = gone.isEmpty() ? null : remaining(batch);
      if (remaining == null) {
        packed.add(batch.packed());
      } else if (!remaining.isEmpty()) {
        packed.add(InstanceBatch.of(batch.seriesInstanceUid(), remaining).packed());
      }
    }
    return packed;
  }

  private List<Instance> remaining(InstanceBatch batch) {
    return batch.instances().stream().filter(file -> !gone.contains(file.uri())).toList();
  }
}
