package dev.triplane.phantom;

import java.util.List;

/**
 * A series and its files.
 *
 * @param truth what a correct reader makes of them
 * @param files the files
 */
record SeriesFiles(PhantomSeries truth, List<ArchiveFile> files) {

  static SeriesFiles of(Identity identity, List<ArchiveFile> files, List<PhantomVolume> volumes) {
    return new SeriesFiles(
        new PhantomSeries(
            identity.seriesUid(),
            identity.studyUid(),
            identity.patient().id(),
            identity.kind().modality,
            identity.description(),
            files.stream().map(ArchiveFile::path).toList(),
            volumes),
        files);
  }
}
