package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * JPEG-LS, lossless and near-lossless (ISO/IEC 14495-1): 2 to 16 bits, components in scans of their
 * own, interleaved by line or by sample.
 */
final class JpegLsDecoder implements FrameDecoder {
  private JpegLsParameters regionsOf;
  private byte[] regions;

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    JpegHeader header = JpegHeader.read(codestream, length);
    header.check(format);
    if (header.precision() < 2 || header.precision() > 16) {
      throw bad("JPEG-LS has from 2 to 16 bits");
    }
    into.take((long) Container.samples(format) * Container.bytes(format));
    int[] preset = new int[5];
    int done = 0;
    int at = 2;
    while (done < format.samplesPerPixel()) {
      JpegSegment segment = JpegSegment.at(codestream, length, at);
      int start = segment.start();
      int end = segment.end();
      switch (segment.marker()) {
        case 0xF8 -> readPreset(codestream, start, segment.bytes(), preset);
        case JpegSegment.DEFINE_RESTART_INTERVAL -> refuseRestarts(codestream, start, end);
        default -> {}
      }
      if (segment.marker() == JpegSegment.START_OF_SCAN) {
        int n = codestream[start] & 0xFF;
        if (n == 0 || n > format.samplesPerPixel() - done || segment.bytes() < 4 + 2 * n) {
          throw bad("a JPEG-LS scan header is not valid");
        }
        at =
            scan(codestream, start + 1 + 2 * n, end, length, header, preset, format, done, n, into);
        done += n;
      } else {
        at = end;
      }
    }
    return Container.format(format, format.photometric());
  }

  /** An interval of 0 means none (ISO/IEC 14495-1 C.2.5); its number has 2 to 4 bytes. */
  private static void refuseRestarts(byte[] b, int start, int end) throws DecodeException {
    for (int at = start; at < end; at++) {
      if (b[at] != 0) {
        throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "JPEG-LS with restart intervals");
      }
    }
  }

  private static void readPreset(byte[] b, int at, int size, int[] preset) throws DecodeException {
    int id = size < 1 ? 0 : b[at] & 0xFF;
    if (id == 1 && size >= 11) {
      for (int i = 0; i < preset.length; i++) {
        preset[i] = JpegHeader.u16(b, at + 1 + 2 * i);
      }
    } else if (id == 2 || id == 3) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "JPEG-LS with mapping tables");
    }
  }

  private int scan(
      byte[] b,
      int parameters,
      int data,
      int length,
      JpegHeader header,
      int[] preset,
      PixelFormat format,
      int first,
      int n,
      FrameBytes into)
      throws DecodeException {
    int near = b[parameters] & 0xFF;
    int interleave = b[parameters + 1] & 0xFF;
    int shift = b[parameters + 2] & 0x0F;
    if (interleave > 2 || (n > 1 && interleave == 0) || shift >= header.precision()) {
      throw bad("a JPEG-LS scan header is not valid");
    }
    for (int i = 0; i < n; i++) {
      if (header.sampling()[first + i] != header.sampling()[0]) {
        throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "JPEG-LS with subsampled components");
      }
    }
    JpegLsParameters rules = JpegLsParameters.of(preset, header.precision(), near);
    if (!rules.equals(regionsOf)) {
      regionsOf = rules;
      regions = rules.regions();
    }
    JpegLsBits bits = new JpegLsBits(b, data, length);
    JpegLsScan scan = new JpegLsScan(bits, rules, regions);
    int width = format.columns();
    int[][] line = new int[n][width + 2];
    int[][] above = new int[n][width + 2];
    int[] runIndex = new int[n];
    for (int row = 0; row < format.rows(); row++) {
      if (interleave == 2 && n > 1) {
        scan.lineBySample(line, above, width);
      } else {
        for (int i = 0; i < n; i++) {
          scan.setRunIndex(runIndex[i]);
          scan.line(line[i], above[i], width);
          runIndex[i] = scan.runIndex();
        }
      }
      for (int i = 0; i < n; i++) {
        store(line[i], row, first + i, shift, format, into.array());
      }
      int[][] swapped = above;
      above = line;
      line = swapped;
    }
    return bits.nextMarker();
  }

  private static void store(
      int[] line, int row, int component, int shift, PixelFormat format, byte[] frame)
      throws DecodeException {
    int components = format.samplesPerPixel();
    int bytes = Container.bytes(format);
    int width = format.columns();
    int at = (row * width * components + component) * bytes;
    int next = components * bytes;
    if (bytes == 1) {
      for (int x = 1; x <= width; x++, at += next) {
        frame[at] = (byte) (line[x] << shift);
      }
      return;
    }
    for (int x = 1; x <= width; x++, at += next) {
      int sample = line[x] << shift;
      frame[at] = (byte) sample;
      frame[at + 1] = (byte) (sample >> 8);
      for (int i = 2; i < bytes; i++) {
        frame[at + i] = 0;
      }
    }
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
