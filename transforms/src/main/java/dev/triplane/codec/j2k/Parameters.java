package dev.triplane.codec.j2k;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the main header says of all tiles, or that and the tile-part headers of one tile. A segment
 * of a tile counts before one of the main header, and one of a component before one of all (A.6).
 */
final class Parameters {
  private static final int MOST_SHIFT = 255;

  private final int components;
  private final int rankOfAll;
  private final CodingStyle[] styles;
  private final int[] styleRanks;
  private final Quantization[] quantizations;
  private final int[] quantizationRanks;
  private final int[] shifts;
  private final List<Progression> mainChanges;
  private final List<Progression> changes = new ArrayList<>();
  private TileStyle tileStyle;

  /** Those of the main header, to be read. */
  Parameters(int components) {
    this.components = components;
    rankOfAll = 1;
    styles = new CodingStyle[components];
    styleRanks = new int[components];
    quantizations = new Quantization[components];
    quantizationRanks = new int[components];
    shifts = new int[components];
    mainChanges = List.of();
  }

  /** Those of a tile, to be changed by its tile-part headers. */
  Parameters(Parameters main) {
    components = main.components;
    rankOfAll = 3;
    styles = main.styles.clone();
    styleRanks = main.styleRanks.clone();
    quantizations = main.quantizations.clone();
    quantizationRanks = main.quantizationRanks.clone();
    shifts = main.shifts.clone();
    mainChanges = main.changes;
    tileStyle = main.tileStyle;
  }

  /** Reads a segment that is one of these, and passes over others. */
  void read(int marker, Segment in) throws CodestreamException {
    switch (marker) {
      case Marker.COD -> {
        boolean precincts = (in.u8() & 1) != 0;
        tileStyle = TileStyle.read(in);
        CodingStyle style = CodingStyle.read(in, precincts);
        for (int c = 0; c < components; c++) {
          style(c, style, rankOfAll);
        }
      }
      case Marker.COC -> {
        int component = in.component(components);
        boolean precincts = (in.u8() & 1) != 0;
        style(component, CodingStyle.read(in, precincts), rankOfAll + 1);
      }
      case Marker.QCD -> {
        Quantization quantization = Quantization.read(in);
        for (int c = 0; c < components; c++) {
          quantization(c, quantization, rankOfAll);
        }
      }
      case Marker.QCC -> {
        int component = in.component(components);
        quantization(component, Quantization.read(in), rankOfAll + 1);
      }
      case Marker.RGN -> {
        int component = in.component(components);
        if (in.u8() != 0) {
          throw CodestreamException.unsupported("a region of interest of JPEG 2000 part 2");
        }
        shifts[component] = Math.min(in.u8(), MOST_SHIFT);
      }
      case Marker.POC -> Progression.read(in, components, changes);
      default -> {}
    }
  }

  private void style(int component, CodingStyle style, int rank) {
    if (rank >= styleRanks[component]) {
      styles[component] = style;
      styleRanks[component] = rank;
    }
  }

  private void quantization(int component, Quantization quantization, int rank) {
    if (rank >= quantizationRanks[component]) {
      quantizations[component] = quantization;
      quantizationRanks[component] = rank;
    }
  }

  /** Refuses a header that lacks what every one must have. */
  void requireComplete() throws CodestreamException {
    if (tileStyle == null || Arrays.asList(quantizations).contains(null)) {
      throw CodestreamException.bad("the JPEG 2000 header lacks coding style or quantization");
    }
  }

  TileStyle tileStyle() {
    return tileStyle;
  }

  CodingStyle style(int component) {
    return styles[component];
  }

  Quantization quantization(int component) {
    return quantizations[component];
  }

  /** How many bit-planes the region of interest was moved up; 0 where there is none (annex H). */
  int shift(int component) {
    return shifts[component];
  }

  /** The orders of the packets, one after the other. */
  List<Progression> progressions() {
    List<Progression> stated = changes.isEmpty() ? mainChanges : changes;
    if (!stated.isEmpty()) {
      return stated;
    }
    int all = Integer.MAX_VALUE;
    return List.of(new Progression(tileStyle.order(), 0, all, 0, all, tileStyle.layers()));
  }
}
