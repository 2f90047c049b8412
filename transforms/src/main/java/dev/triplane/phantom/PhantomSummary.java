package dev.triplane.phantom;

import java.nio.file.Path;
import java.util.List;

/**
 * What was written, and what a correct reader must find in it.
 *
 * @param folder the archive
 * @param files how many files it holds, faults and the marker included
 * @param bytes their size
 * @param series every series, in the order of their folders
 * @param faults every file that cannot be used, or not wholly. The two with damaged pixels belong
 *     to a series too; the duplicates do not count among the files of theirs
 */
public record PhantomSummary(
    Path folder, int files, long bytes, List<PhantomSeries> series, List<PhantomFault> faults) {

  /** Copies the lists. */
  public PhantomSummary {
    series = List.copyOf(series);
    faults = List.copyOf(faults);
  }
}
