package dev.triplane.series;

import dev.triplane.failure.Failure;
import java.util.List;

/**
 * A series taken apart: every frame of its files is in exactly one group, failure or duplicate
 * file.
 *
 * @param groups one a volume, in an order that depends on nothing but the frames
 * @param failures frames that have no place in any group
 * @param duplicates files whose SOPInstanceUID another file already has
 */
public record SplitSeries(
    List<FrameGroup> groups, List<Failure> failures, List<DuplicateFile> duplicates) {
  /** Copies the lists, so that the record cannot change. */
  public SplitSeries {
    groups = List.copyOf(groups);
    failures = List.copyOf(failures);
    duplicates = List.copyOf(duplicates);
  }

  /**
   * Two files of one SOPInstanceUID. Whether they are identical is known only when their bytes are
   * compared.
   *
   * @param kept the file that is used: the first by uri
   * @param left the file that is not
   */
  public record DuplicateFile(Instance kept, Instance left) {}
}
