package dev.triplane.transforms;

import dev.triplane.series.Instance;
import java.util.List;

/**
 * Instances of one series that were read as one unit of work, packed: a few hundred bytes each,
 * which a runner can copy and keep by the million.
 *
 * @param seriesInstanceUid the series
 * @param packed the instances as {@link Packing} writes them
 */
public record InstanceBatch(String seriesInstanceUid, byte[] packed) {

  /** Packs instances of one series. */
  static InstanceBatch of(String seriesInstanceUid, List<Instance> instances) {
    return new InstanceBatch(seriesInstanceUid, Packing.pack(instances, InstanceWire::writeList));
  }

  List<Instance> instances() {
    return Packing.unpack(packed, InstanceWire::readList);
  }
}
