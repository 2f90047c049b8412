package dev.triplane.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of contents of an archive.
 *
 * @param series every series, in the order of their folders
 * @param faults every fault but the marker file
 * @param files every file but the marker
 */
record Catalogue(List<PhantomSeries> series, List<PhantomFault> faults, List<ArchiveFile> files) {

  static Catalogue of(long seed) {
    Uids uids = new Uids(seed);
    TomographySeries tomography = new TomographySeries(uids);
    ResonanceSeries resonance = new ResonanceSeries(uids);
    DamagedImages damaged = new DamagedImages(uids);
    SeriesFiles axial = tomography.axial().files();
    SeriesFiles sagittal = resonance.sagittal().files();
    List<SeriesFiles> series =
        List.of(
            axial,
            tomography.tilted().files(),
            tomography.gapped().files(),
            tomography.localized().files(),
            sagittal,
            resonance.coronal().files(),
            resonance.oblique().files(),
            resonance.doubleOblique().files(),
            resonance.twoEchoes().files(),
            resonance.single().files(),
            new EmissionSeries(uids).axial().files(),
            tomography.uneven().files(),
            new EnhancedScan(uids).files(),
            new UltrasoundClip(uids).files(),
            new Radiograph(uids).files(),
            new Report(uids).files(),
            damaged.truncated(),
            damaged.junk());
    List<Faults.Stray> strays =
        new Faults(axial.files().get(7), sagittal.files().get(9), seed).strays();
    List<PhantomFault> faults = new ArrayList<>();
    faults.add(damaged.truncatedFault());
    faults.add(damaged.junkFault());
    strays.forEach(stray -> faults.add(stray.fault()));
    return new Catalogue(
        series.stream().map(SeriesFiles::truth).toList(),
        List.copyOf(faults),
        Stream.concat(
                series.stream().flatMap(one -> one.files().stream()),
                strays.stream().map(Faults.Stray::file))
            .toList());
  }
}
