package dev.triplane.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The place of every volume on the page: study by study, within it by SeriesNumber, series and
 * volume_index. It depends on the volumes alone and shows nothing of a UID: studies and series
 * stand in the order of their UIDs' hashes, and are numbered.
 */
final class VolumeOrder {
  private record Key(long study, long number, long series, int index, String volumeId) {}

  private static final Comparator<Key> ORDER =
      Comparator.comparingLong(Key::study)
          .thenComparingLong(Key::number)
          .thenComparingLong(Key::series)
          .thenComparingInt(Key::index)
          .thenComparing(Key::volumeId);

  private final List<Key> keys = new ArrayList<>();
  private final Map<Long, Integer> ranks = new HashMap<>();
  private int[] studies;
  private int[] series;

  /** Adds a volume; a study or a SeriesNumber that is not known is null. */
  void add(String volumeId, String seriesUid, String studyUid, Number number, Number index) {
    long ofSeries = hash(seriesUid);
    long ofStudy = studyUid == null ? ofSeries : hash(studyUid);
    long last = number == null ? Long.MAX_VALUE : number.longValue();
    keys.add(new Key(ofStudy, last, ofSeries, index.intValue(), volumeId));
  }

  /** Orders what was added; nothing can be added any more. */
  void close() {
    keys.sort(ORDER);
    studies = new int[keys.size()];
    series = new int[keys.size()];
    Map<Long, Integer> seriesNumbers = new HashMap<>();
    int study = 0;
    for (int rank = 0; rank < studies.length; rank++) {
      Key key = keys.get(rank);
      study += rank == 0 || key.study() != keys.get(rank - 1).study() ? 1 : 0;
      studies[rank] = study;
      // A series may lie in two studies by mistake, or have two numbers: it is one all the same.
      series[rank] = seriesNumbers.computeIfAbsent(key.series(), s -> seriesNumbers.size() + 1);
      ranks.put(identity(key.volumeId(), key.series()), rank);
    }
    keys.clear();
  }

  /** How many volumes there are. */
  int size() {
    return studies.length;
  }

  /** The place of a volume, from 0; -1 where it was not added. */
  int rank(String volumeId, String seriesUid) {
    return ranks.getOrDefault(identity(volumeId, hash(seriesUid)), -1);
  }

  /** Number of the study of the volume at a place, from 1. */
  int study(int rank) {
    return studies[rank];
  }

  /** Number of the series of the volume at a place, from 1. */
  int series(int rank) {
    return series[rank];
  }

  private static long identity(String volumeId, long series) {
    return hash(volumeId) ^ Long.rotateLeft(series, 17);
  }

  /** Eight bytes of SHA-256: no two texts in an archive share them, chosen by an enemy or not. */
  private static long hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      long hash = 0;
      for (int i = 0; i < 8; i++) {
        hash = hash << 8 | (bytes[i] & 0xFF);
      }
      return hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
