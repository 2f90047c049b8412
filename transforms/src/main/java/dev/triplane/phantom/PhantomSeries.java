package dev.triplane.phantom;

import java.util.List;

/**
 * One series of the archive and what a correct reader makes of it.
 *
 * @param seriesInstanceUid SeriesInstanceUID
 * @param studyInstanceUid StudyInstanceUID
 * @param patientId PatientID
 * @param modality Modality
 * @param description SeriesDescription
 * @param paths its files relative to the archive, separated by {@code /}; without duplicates
 * @param volumes its volumes; none for a document
 */
public record PhantomSeries(
    String seriesInstanceUid,
    String studyInstanceUid,
    String patientId,
    String modality,
    String description,
    List<String> paths,
    List<PhantomVolume> volumes) {

  /** Copies the lists. */
  public PhantomSeries {
    paths = List.copyOf(paths);
    volumes = List.copyOf(volumes);
  }
}
