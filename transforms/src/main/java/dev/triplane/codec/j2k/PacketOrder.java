package dev.triplane.codec.j2k;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The order in which the packets of a tile follow each other (B.12). */
final class PacketOrder {
  private static final Comparator<Precinct> BY_COMPONENT =
      Comparator.comparingInt(p -> p.resolution.component());
  private static final Comparator<Precinct> BY_RESOLUTION =
      Comparator.comparingInt(p -> p.resolution.level());
  private static final Comparator<Precinct> BY_PLACE =
      Comparator.<Precinct>comparingLong(p -> p.gridY).thenComparingLong(p -> p.gridX);

  /** Reads one packet: the next layer of a precinct. */
  @FunctionalInterface
  interface Reader {
    /** Returns false where the data have ended. */
    boolean read(Precinct precinct) throws CodestreamException;
  }

  private PacketOrder() {}

  /** Reads all packets, or as many as there are. Returns whether all were there. */
  static boolean read(
      List<TileComponent> components, List<Progression> progressions, int layers, Reader reader)
      throws CodestreamException {
    for (Progression progression : progressions) {
      if (!read(components, progression, layers, reader)) {
        return false;
      }
    }
    for (TileComponent component : components) {
      for (Resolution resolution : component.resolutions()) {
        for (Precinct precinct : resolution.precincts()) {
          if (precinct.layers < layers) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static boolean read(
      List<TileComponent> components, Progression progression, int layers, Reader reader)
      throws CodestreamException {
    int end = Math.min(progression.endLayer(), layers);
    List<Precinct> precincts = precincts(components, progression, end);
    switch (progression.order()) {
      case Progression.LRCP -> {
        // The list is by component and resolution, each precinct's row and column within.
        precincts.sort(BY_RESOLUTION.thenComparing(BY_COMPONENT));
        return byLayer(precincts, end, reader);
      }
      case Progression.RLCP -> {
        precincts.sort(BY_RESOLUTION.thenComparing(BY_COMPONENT));
        int from = 0;
        while (from < precincts.size()) {
          int level = precincts.get(from).resolution.level();
          int to = from;
          while (to < precincts.size() && precincts.get(to).resolution.level() == level) {
            to++;
          }
          if (!byLayer(precincts.subList(from, to), end, reader)) {
            return false;
          }
          from = to;
        }
        return true;
      }
      case Progression.RPCL ->
          precincts.sort(BY_RESOLUTION.thenComparing(BY_PLACE).thenComparing(BY_COMPONENT));
      case Progression.PCRL ->
          precincts.sort(BY_PLACE.thenComparing(BY_COMPONENT).thenComparing(BY_RESOLUTION));
      default -> precincts.sort(BY_COMPONENT.thenComparing(BY_PLACE).thenComparing(BY_RESOLUTION));
    }
    for (Precinct precinct : precincts) {
      while (precinct.layers < end) {
        if (!reader.read(precinct)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Those of a progression that have layers left. */
  private static List<Precinct> precincts(
      List<TileComponent> components, Progression progression, int endLayer) {
    List<Precinct> chosen = new ArrayList<>();
    int endComponent = Math.min(progression.endComponent(), components.size());
    for (int c = progression.firstComponent(); c < endComponent; c++) {
      List<Resolution> resolutions = components.get(c).resolutions();
      int endResolution = Math.min(progression.endResolution(), resolutions.size());
      for (int r = progression.firstResolution(); r < endResolution; r++) {
        for (Precinct precinct : resolutions.get(r).precincts()) {
          if (precinct.layers < endLayer) {
            chosen.add(precinct);
          }
        }
      }
    }
    return chosen;
  }

  /**
   * Layer by layer. A layer that was read earlier is passed over: at most as often as packets were
   * read before.
   */
  private static boolean byLayer(List<Precinct> precincts, int end, Reader reader)
      throws CodestreamException {
    int first = end;
    for (Precinct precinct : precincts) {
      first = Math.min(first, precinct.layers);
    }
    for (int layer = first; layer < end; layer++) {
      for (Precinct precinct : precincts) {
        if (precinct.layers == layer && !reader.read(precinct)) {
          return false;
        }
      }
    }
    return true;
  }
}
