package dev.triplane.phantom;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * One volume of a series: its images, and what a correct reader says of it.
 *
 * @param shots the images in slice order
 * @param volume the truth
 */
record Stack(List<Shot> shots, PhantomVolume volume) {

  /** Every plane of an acquisition. */
  static Stack whole(Acquisition scan, Contrast contrast, PixelFormat format, DataSet extra) {
    return gapped(scan, contrast, plane -> format, extra, List.of());
  }

  /** Every plane, each with samples stored in its own way. */
  static Stack scaled(Acquisition scan, Contrast contrast, IntFunction<PixelFormat> format) {
    return gapped(scan, contrast, format, new DataSet(), List.of());
  }

  /** All planes but some. */
  static Stack gapped(
      Acquisition scan,
      Contrast contrast,
      IntFunction<PixelFormat> format,
      DataSet extra,
      List<Integer> missing) {
    List<Shot> shots =
        IntStream.range(0, scan.planes())
            .filter(plane -> !missing.contains(plane))
            .mapToObj(plane -> new Shot(scan, plane, contrast, format.apply(plane), extra))
            .toList();
    return new Stack(
        shots,
        volume(
            verdict(scan, missing),
            scan,
            shots.size(),
            scan.planes(),
            PhantomGeometry.of(scan, missing)));
  }

  /**
   * Planes at uneven places.
   *
   * @param places where each plane stands, ascending, in planes of the acquisition
   * @param medianGapMm the median of their distances
   */
  static Stack uneven(
      Acquisition scan,
      Contrast contrast,
      PixelFormat format,
      List<Double> places,
      double medianGapMm) {
    List<Shot> shots =
        places.stream()
            .map(place -> new Shot(scan, place, contrast, format, new DataSet()))
            .toList();
    PhantomGeometry geometry =
        PhantomGeometry.of(scan, List.of())
            .uneven(
                medianGapMm,
                scan.position(places.get(0)),
                scan.position(places.get(places.size() - 1)));
    return new Stack(shots, volume("IRREGULAR", scan, shots.size(), shots.size(), geometry));
  }

  private static String verdict(Acquisition scan, List<Integer> missing) {
    if (scan.planes() == 1) {
      return "SINGLE";
    }
    if (!missing.isEmpty()) {
      return "GAPS";
    }
    return scan.tiltDegrees() > 0 ? "TILTED" : "REGULAR";
  }

  private static PhantomVolume volume(
      String verdict, Acquisition scan, int slices, int planes, PhantomGeometry geometry) {
    return new PhantomVolume(
        verdict, slices, planes, scan.rows(), scan.columns(), Optional.of(geometry));
  }
}
