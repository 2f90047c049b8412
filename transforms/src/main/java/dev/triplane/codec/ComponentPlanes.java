package dev.triplane.codec;

import dev.triplane.codec.j2k.SampleSink;
import dev.triplane.series.PixelFormat;
import java.util.Arrays;

/**
 * Lays the components of a JPEG 2000 picture into a native frame, colour by pixel. One of lower
 * resolution gives each of its samples to the pixels around (ISO/IEC 15444-1 B.2).
 */
final class ComponentPlanes implements SampleSink {
  private final Jpeg2000Header header;
  private final byte[] frame;
  private final int rows;
  private final int columns;
  private final int components;
  private final int bytes;
  private int mapped = -1;
  private int[] mapX = new int[0];
  private int[] mapY = new int[0];

  ComponentPlanes(Jpeg2000Header header, PixelFormat format, byte[] frame) throws DecodeException {
    this.header = header;
    this.frame = frame;
    rows = format.rows();
    columns = format.columns();
    components = format.samplesPerPixel();
    bytes = Container.bytes(format);
  }

  @Override
  public void accept(int component, int x, int y, int width, int height, int[] samples) {
    if (!header.isSubsampled(component)) {
      for (int row = 0; row < height; row++) {
        line(component, x, y + row, width, samples, row * width);
      }
      return;
    }
    if (mapped != component) {
      mapped = component;
      mapX = header.horizontalMap(component, columns);
      mapY = header.verticalMap(component, rows);
    }
    for (int row = first(mapY, y); row < rows && mapY[row] < y + height; row++) {
      int from = (mapY[row] - y) * width - x;
      for (int column = first(mapX, x); column < columns && mapX[column] < x + width; column++) {
        int index = (row * columns + column) * components + component;
        Container.put(frame, index, bytes, samples[from + mapX[column]]);
      }
    }
  }

  /** The first place of a map, whose numbers rise, that has at least this one. */
  private static int first(int[] map, int least) {
    int at = Arrays.binarySearch(map, least);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && map[at - 1] == least) {
      at--;
    }
    return at;
  }

  private void line(int component, int x, int y, int width, int[] samples, int from) {
    int index = (y * columns + x) * components + component;
    if (bytes == 2) {
      int step = 2 * components;
      for (int i = 0, at = 2 * index; i < width; i++, at += step) {
        int sample = samples[from + i];
        frame[at] = (byte) sample;
        frame[at + 1] = (byte) (sample >> 8);
      }
    } else if (bytes == 1) {
      for (int i = 0, at = index; i < width; i++, at += components) {
        frame[at] = (byte) samples[from + i];
      }
    } else {
      for (int i = 0; i < width; i++, index += components) {
        Container.put(frame, index, bytes, samples[from + i]);
      }
    }
  }
}
