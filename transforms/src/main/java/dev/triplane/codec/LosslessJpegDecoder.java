package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * Lossless JPEG, process 14 with every predictor (ISO/IEC 10918-1 annex H): 2 to 16 bits, point
 * transform, restart intervals, components in one scan or in scans of their own.
 */
final class LosslessJpegDecoder implements FrameDecoder {

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    JpegHeader header = JpegHeader.read(codestream, length);
    header.check(format);
    if (header.precision() < 2 || header.precision() > 16) {
      throw bad("lossless JPEG has from 2 to 16 bits");
    }
    for (int sampling : header.sampling()) {
      if (sampling != header.sampling()[0]) {
        throw new DecodeException(
            Reason.UNSUPPORTED_SYNTAX, "lossless JPEG with subsampled components");
      }
    }
    into.take((long) Container.samples(format) * Container.bytes(format));
    new Course(codestream, length, format, header, into.array()).run();
    // Adobe and JFIF segments mean nothing in lossless JPEG (PS3.5 8.2.1): the header counts.
    return Container.format(format, format.photometric());
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }

  /** One frame on its way. */
  private static final class Course {
    private final byte[] bytes;
    private final int length;
    private final JpegHeader header;
    private final int components;
    private final int columns;
    private final int rows;
    private final byte[] frame;
    private final int sampleBytes;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private int restartInterval;
    private int decoded;

    Course(byte[] bytes, int length, PixelFormat format, JpegHeader header, byte[] frame)
        throws DecodeException {
      this.bytes = bytes;
      this.length = length;
      this.header = header;
      this.components = format.samplesPerPixel();
      this.columns = format.columns();
      this.rows = format.rows();
      this.frame = frame;
      this.sampleBytes = Container.bytes(format);
    }

    void run() throws DecodeException {
      int at = 2;
      while (decoded < components) {
        JpegSegment segment = JpegSegment.at(bytes, length, at);
        int start = segment.start();
        int end = segment.end();
        at = end;
        switch (segment.marker()) {
          case JpegSegment.DEFINE_HUFFMAN_TABLES -> readTables(start, end);
          case JpegSegment.DEFINE_RESTART_INTERVAL ->
              restartInterval = segment.bytes() < 2 ? 0 : JpegHeader.u16(bytes, start);
          case JpegSegment.START_OF_SCAN -> at = scan(start, end);
          default -> {}
        }
      }
    }

    private void readTables(int from, int end) throws DecodeException {
      int at = from;
      while (at < end) {
        int sum = 0;
        for (int i = 1; i <= 16 && at + i < end; i++) {
          sum += bytes[at + i] & 0xFF;
        }
        int id = bytes[at] & 0xFF;
        if (id > 3 || sum > 256 || at + 17 + sum > end) {
          throw bad("a Huffman table is not valid");
        }
        tables[id] = new HuffmanTable(bytes, at + 1, sum);
        at += 17 + sum;
      }
    }

    /** Decodes a scan (B.2.3). Returns where the next marker stands. */
    private int scan(int at, int end) throws DecodeException {
      int n = bytes[at] & 0xFF;
      if (n == 0 || n > components - decoded || at + 1 + 2 * n + 3 > end) {
        throw bad("a JPEG scan header is not valid");
      }
      int[] target = new int[n];
      HuffmanTable[] used = new HuffmanTable[n];
      for (int i = 0; i < n; i++) {
        target[i] = component(bytes[at + 1 + 2 * i] & 0xFF);
        if (i > 0 && target[i] <= target[i - 1]) {
          throw bad("a JPEG scan has its components in another order than the frame");
        }
        int table = (bytes[at + 2 + 2 * i] & 0xFF) >> 4;
        used[i] = table > 3 ? null : tables[table];
        if (used[i] == null) {
          throw bad("a JPEG scan uses a Huffman table that is not there");
        }
      }
      int predictor = bytes[at + 1 + 2 * n] & 0xFF;
      int shift = bytes[at + 3 + 2 * n] & 0x0F;
      if (predictor < 1 || predictor > 7 || shift >= header.precision()) {
        throw bad("a lossless JPEG scan has no such predictor or point transform");
      }
      int rowsOfInterval = rows;
      if (restartInterval > 0) {
        if (restartInterval % columns != 0) {
          throw bad("a restart interval of lossless JPEG is not of whole lines");
        }
        rowsOfInterval = restartInterval / columns;
      }
      decoded += n;
      HuffmanBits bits = new HuffmanBits(bytes, end, length);
      lines(bits, target, used, predictor, shift, rowsOfInterval);
      return bits.nextMarker();
    }

    private int component(int id) throws DecodeException {
      for (int i = 0; i < components; i++) {
        if (header.ids()[i] == id) {
          return i;
        }
      }
      throw bad("a JPEG scan names a component that is not in the frame");
    }

    private void lines(
        HuffmanBits bits,
        int[] target,
        HuffmanTable[] used,
        int predictor,
        int shift,
        int rowsOfInterval)
        throws DecodeException {
      int n = target.length;
      int[] line = new int[columns * n];
      int[] above = new int[columns * n];
      int start = 1 << (header.precision() - shift - 1);
      for (int row = 0; row < rows; row++) {
        boolean first = row % rowsOfInterval == 0;
        if (first && row > 0) {
          bits.restart();
        }
        if (n == 1) {
          bits.differences(used[0], line, 0, 1, columns);
        } else {
          for (int column = 0; column < columns; column++) {
            for (int c = 0; c < n; c++) {
              bits.differences(used[c], line, column * n + c, n, 1);
            }
          }
        }
        for (int c = 0; c < n; c++) {
          line[c] = (first ? start : above[c]) + line[c] & 0xFFFF;
        }
        LosslessPredictor.apply(first ? 1 : predictor, line, above, n);
        store(line, row, target, shift);
        int[] swapped = above;
        above = line;
        line = swapped;
      }
    }

    private void store(int[] line, int row, int[] target, int shift) {
      int n = target.length;
      int from = row * columns * components;
      if (n == components && sampleBytes == 2) {
        for (int i = 0, at = 2 * from; i < line.length; i++, at += 2) {
          int sample = line[i] << shift;
          frame[at] = (byte) sample;
          frame[at + 1] = (byte) (sample >> 8);
        }
        return;
      }
      if (n == components && sampleBytes == 1) {
        for (int i = 0; i < line.length; i++) {
          frame[from + i] = (byte) (line[i] << shift);
        }
        return;
      }
      for (int i = 0; i < line.length; i++) {
        int pixel = from + i / n * components;
        Container.put(frame, pixel + target[i % n], sampleBytes, (line[i] << shift) & 0xFFFF);
      }
    }
  }
}
