package dev.triplane;

import dev.triplane.transforms.CarryOver;
import dev.triplane.transforms.CompareFiles;
import dev.triplane.transforms.EarlierPart;
import dev.triplane.transforms.EarlierRun;
import dev.triplane.transforms.FileBatch;
import dev.triplane.transforms.InstanceBatch;
import dev.triplane.transforms.ListParts;
import dev.triplane.transforms.OutputLayout;
import dev.triplane.transforms.TableRows;
import dev.triplane.transforms.WorkUnits;
import dev.triplane.transforms.WriteTables;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The stages that take results over from an earlier run, and what they add to the others. Where
 * there is no such run there are no stages, and all files are read.
 */
final class FollowPrevious {
  private final EarlierRun earlier;
  private PCollection<EarlierPart> parts;
  private PCollectionTuple compared;
  private PCollectionTuple carried;

  /**
   * @param earlier the run to take results over from; null for none
   */
  FollowPrevious(EarlierRun earlier) {
    this.earlier = earlier;
  }

  /** The files that must be read. */
  PCollection<KV<Long, Iterable<FileBatch>>> filesToRead(
      PCollection<KV<Long, Iterable<FileBatch>>> listed, int batchSize) {
    if (earlier == null) {
      return listed;
    }
    Pipeline p = listed.getPipeline();
    parts = p.apply("ListParts", new ListParts(earlier));
    compared =
        PCollectionTuple.of(CompareFiles.LISTED, listed)
            .and(CompareFiles.PARTS, parts)
            .apply("CompareFiles", new CompareFiles(earlier, batchSize));
    return compared.get(CompareFiles.FILES);
  }

  /** What the grouping needs of files that were not read, as their series changed all the same. */
  List<PCollection<KV<String, InstanceBatch>>> instances(
      PCollection<KV<String, InstanceBatch>> read, OutputLayout layout, WorkUnits units) {
    if (earlier == null) {
      return List.of();
    }
    carried =
        PCollectionTuple.of(CarryOver.PARTS, parts)
            .and(CarryOver.READ, read)
            .and(CarryOver.GONE, compared.get(CompareFiles.GONE))
            .and(CarryOver.SERIES, compared.get(CompareFiles.SERIES))
            .and(CarryOver.SERIES_ROWS, compared.get(CompareFiles.SERIES_ROWS))
            .apply("CarryOver", new CarryOver(earlier, layout, units));
    return List.of(carried.get(CarryOver.INSTANCES));
  }

  /** Rows that still hold. */
  List<PCollection<KV<String, TableRows>>> rows() {
    return earlier == null
        ? List.of()
        : List.of(compared.get(CompareFiles.ROWS), carried.get(CarryOver.ROWS));
  }

  /** Adds whole files of tables that still hold. */
  PCollectionTuple withTableFiles(PCollectionTuple rows) {
    return earlier == null ? rows : rows.and(WriteTables.FILES, carried.get(CarryOver.FILES));
  }

  /** Counts of files that are the same or not, and were copied. */
  List<PCollection<KV<String, Long>>> tallies() {
    return earlier == null
        ? List.of()
        : List.of(compared.get(CompareFiles.TALLIES), carried.get(CarryOver.TALLIES));
  }
}
