package dev.triplane.transforms;

import dev.triplane.series.Instance;
import java.util.List;

/**
 * Instances of one series that were read as one unit of work, packed: a few hundred bytes each,
 * which a runner can copy and keep by the million.
 *
 * @param seriesInstanceUid the series
 * @param origin how they come to be here
 * @param packed the instances as {@link Packing} writes them; the uris alone where they are gone
 */
public record InstanceBatch(String seriesInstanceUid, Origin origin, byte[] packed) {

  /** How instances come into a run. */
  public enum Origin {
    /** The files were read in this run. */
    READ,
    /** An earlier run read them. */
    EARLIER,
    /** An earlier run read them, but they are not there any more, or not the same. */
    GONE
  }

  /** Packs instances of one series that were read. */
  static InstanceBatch of(String seriesInstanceUid, List<Instance> instances) {
    return new InstanceBatch(
        seriesInstanceUid, Origin.READ, Packing.pack(instances, InstanceWire::writeList));
  }

  /** Says which instances of an earlier run do not count any more. */
  static InstanceBatch gone(String seriesInstanceUid, List<String> uris) {
    return new InstanceBatch(
        seriesInstanceUid,
        Origin.GONE,
        Packing.pack(uris, (list, out) -> out.list(list, (uri, o) -> o.text(uri))));
  }

  List<Instance> instances() {
    return Packing.unpack(packed, InstanceWire::readList);
  }

  List<String> goneUris() {
    return Packing.unpack(packed, in -> in.list(WireInput::text));
  }
}
