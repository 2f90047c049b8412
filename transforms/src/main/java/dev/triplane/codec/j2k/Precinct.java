package dev.triplane.codec.j2k;

import java.util.ArrayList;
import java.util.List;

/** The code-blocks of one place in a resolution: a packet a layer (B.6). Laid out when needed. */
final class Precinct {
  private static final CodeBlock[] NONE = {};

  final Resolution resolution;

  /** Column of the reference grid at which position progressions come to it (B.12.1.3). */
  final long gridX;

  /** Row of the reference grid. */
  final long gridY;

  /** How many layers were read. */
  int layers;

  private final int column;
  private final int row;
  private List<Part> parts;

  /** Its code-blocks in one sub-band. */
  static final class Part {
    final Band band;
    final int blocksAcross;
    final CodeBlock[] blocks;

    /** The layer that each code-block is first in. */
    final TagTree inclusion;

    /** The empty bit-planes of each. */
    final TagTree zeroPlanes;

    private Part(Band band, int blocksAcross, CodeBlock[] blocks) {
      this.band = band;
      this.blocksAcross = blocksAcross;
      this.blocks = blocks;
      int down = blocks.length / blocksAcross;
      inclusion = new TagTree(blocksAcross, down);
      zeroPlanes = new TagTree(blocksAcross, down);
    }
  }

  /**
   * @param column counted from precinct 0 of the whole reference grid
   * @param row counted in the same way
   */
  Precinct(Resolution resolution, int column, int row, long gridX, long gridY) {
    this.resolution = resolution;
    this.column = column;
    this.row = row;
    this.gridX = gridX;
    this.gridY = gridY;
  }

  /** Its code-blocks in a sub-band that packets had bytes for, among others; maybe none. */
  CodeBlock[] blocks(Band band) {
    if (parts != null) {
      for (Part part : parts) {
        if (part.band.equals(band)) {
          return part.blocks;
        }
      }
    }
    return NONE;
  }

  /** Its parts in those sub-bands where it has coefficients, in their order. */
  List<Part> parts() {
    if (parts == null) {
      parts = new ArrayList<>(resolution.bands().size());
      for (Band band : resolution.bands()) {
        Part part = part(band);
        if (part != null) {
          parts.add(part);
        }
      }
    }
    return parts;
  }

  private Part part(Band band) {
    int halving = resolution.level() == 0 ? 0 : 1;
    int widthBits = resolution.precinctWidth() - halving;
    int heightBits = resolution.precinctHeight() - halving;
    int x0 = (int) Math.max((long) column << widthBits, band.area().x0());
    int y0 = (int) Math.max((long) row << heightBits, band.area().y0());
    int x1 = (int) Math.min((column + 1L) << widthBits, band.area().x1());
    int y1 = (int) Math.min((row + 1L) << heightBits, band.area().y1());
    if (x0 >= x1 || y0 >= y1) {
      return null;
    }
    CodingStyle style = resolution.style();
    int blockWidth = Math.min(style.blockWidth(), widthBits);
    int blockHeight = Math.min(style.blockHeight(), heightBits);
    int firstColumn = x0 >> blockWidth;
    int firstRow = y0 >> blockHeight;
    int across = ((x1 - 1) >> blockWidth) - firstColumn + 1;
    int down = ((y1 - 1) >> blockHeight) - firstRow + 1;
    CodeBlock[] blocks = new CodeBlock[Math.multiplyExact(across, down)];
    for (int i = 0; i < blocks.length; i++) {
      long left = (long) (firstColumn + i % across) << blockWidth;
      long top = (long) (firstRow + i / across) << blockHeight;
      int x = (int) Math.max(left, x0);
      int y = (int) Math.max(top, y0);
      int right = (int) Math.min(left + (1 << blockWidth), x1);
      int bottom = (int) Math.min(top + (1 << blockHeight), y1);
      blocks[i] = new CodeBlock(x - band.area().x0(), y - band.area().y0(), right - x, bottom - y);
    }
    return new Part(band, across, blocks);
  }
}
