package dev.triplane.codec.j2k;

import java.util.List;

/** Makes the samples of a tile of its code-blocks. Keeps its buffers for the next tile. */
final class TileDecoder {
  private static final int COLOURS = 3;

  private final ComponentDecoder<int[]> reversible;
  private final ComponentDecoder<float[]> irreversible;

  /** Samples of one component, or of three that make colours. */
  private final int[][] whole = new int[COLOURS][];

  private final float[][] real = new float[COLOURS][];

  TileDecoder(Pieces pieces) {
    BlockDecoder blocks = new BlockDecoder();
    reversible = new ComponentDecoder<>(new ReversibleWavelet(), blocks, pieces);
    irreversible = new ComponentDecoder<>(new IrreversibleWavelet(), blocks, pieces);
  }

  /**
   * Decodes a tile whose packets have been read.
   *
   * @param transformed the first three components are to be transformed to colours
   * @param bytes where the pieces of the code-blocks are
   */
  void decode(
      ImageSize size,
      List<TileComponent> components,
      boolean transformed,
      byte[] bytes,
      SampleSink sink)
      throws CodestreamException {
    int together = transformed ? COLOURS : 0;
    if (transformed) {
      requireAlike(components);
    }
    for (int c = 0; c < components.size(); c++) {
      TileComponent component = components.get(c);
      if (component.area().isEmpty()) {
        continue;
      }
      int slot = c < together ? c : 0;
      if (component.style().reversible()) {
        whole[slot] = reversible.decode(component, bytes, whole[slot]);
      } else {
        real[slot] = irreversible.decode(component, bytes, real[slot]);
      }
      if (c >= together) {
        finish(size, component, c, slot, sink);
      } else if (c == together - 1) {
        colours(size, components, sink);
      }
    }
  }

  private static void requireAlike(List<TileComponent> components) throws CodestreamException {
    boolean alike = components.size() >= COLOURS;
    for (int c = 1; alike && c < COLOURS; c++) {
      alike =
          components.get(c).area().equals(components.get(0).area())
              && components.get(c).style().reversible() == components.get(0).style().reversible();
    }
    if (!alike) {
      throw CodestreamException.bad("JPEG 2000 colours were transformed but are not alike");
    }
  }

  private void colours(ImageSize size, List<TileComponent> components, SampleSink sink) {
    Area area = components.get(0).area();
    int count = area.width() * area.height();
    if (components.get(0).style().reversible()) {
      ColourTransform.reversible(whole[0], whole[1], whole[2], count);
    } else {
      ColourTransform.irreversible(real[0], real[1], real[2], count);
    }
    for (int c = 0; c < COLOURS; c++) {
      finish(size, components.get(c), c, c, sink);
    }
  }

  /** Rounds, undoes the level shift (G.1.2), clamps and hands out. */
  private void finish(
      ImageSize size, TileComponent component, int index, int slot, SampleSink sink) {
    ImageSize.Component sample = size.components().get(index);
    Area all = size.of(sample, size.image());
    Area area = component.area();
    int count = area.width() * area.height();
    if (!component.style().reversible()) {
      if (whole[slot] == null || whole[slot].length < count) {
        whole[slot] = new int[count];
      }
      round(real[slot], whole[slot], count);
    }
    if (sample.precision() < 31) {
      level(whole[slot], count, sample.precision(), sample.signed());
    } else {
      levelWide(whole[slot], count, Math.min(sample.precision(), 32), sample.signed());
    }
    int x = area.x0() - all.x0();
    int y = area.y0() - all.y0();
    sink.accept(index, x, y, area.width(), area.height(), whole[slot]);
  }

  private static void round(float[] from, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      float value = from[i];
      to[i] = (int) (value < 0 ? value - 0.5f : value + 0.5f);
    }
  }

  private static void level(int[] samples, int count, int precision, boolean signed) {
    int half = 1 << (precision - 1);
    int middle = signed ? 0 : half;
    for (int i = 0; i < count; i++) {
      samples[i] = Math.max(-half, Math.min(half - 1, samples[i])) + middle;
    }
  }

  private static void levelWide(int[] samples, int count, int precision, boolean signed) {
    long half = 1L << (precision - 1);
    for (int i = 0; i < count; i++) {
      long sample = Math.max(-half, Math.min(half - 1, samples[i]));
      samples[i] = (int) (signed ? sample : sample + half);
    }
  }
}
