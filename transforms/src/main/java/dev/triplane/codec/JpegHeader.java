package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * What a JPEG codestream (ISO/IEC 10918-1 B, 14495-1 C) says of itself in front of its first scan.
 *
 * @param process the SOF marker's second byte: C0 baseline, C1 extended, C2 progressive, C3
 *     lossless, F7 JPEG-LS; others are hierarchical or arithmetic
 * @param precision bits a sample
 * @param rows lines
 * @param columns samples a line
 * @param ids component identifiers, in the order of the frame
 * @param sampling horizontal and vertical sampling factors, as in the frame: high and low 4 bits
 * @param adobeTransform of an Adobe APP14 segment: 0 none, 1 YCbCr; -1 where there is no segment
 * @param jfif there is a JFIF APP0 segment
 */
record JpegHeader(
    int process,
    int precision,
    int rows,
    int columns,
    int[] ids,
    int[] sampling,
    int adobeTransform,
    boolean jfif) {

  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int JPEG_LS = 0xF7;

  static JpegHeader read(byte[] b, int length) throws DecodeException {
    if (length < 4 || b[0] != -1 || (b[1] & 0xFF) != SOI) {
      throw bad("no JPEG codestream");
    }
    int adobe = -1;
    boolean jfif = false;
    int at = 2;
    while (at + 4 <= length) {
      if (b[at] != -1) {
        throw bad("a JPEG segment does not begin with a marker");
      }
      int marker = b[at + 1] & 0xFF;
      if (marker == 0xFF) { // fill byte
        at++;
        continue;
      }
      if (marker == SOS || marker == EOI) {
        break;
      }
      int size = u16(b, at + 2);
      int end = at + 2 + size;
      if (size < 2 || end > length) {
        throw bad("a JPEG segment is longer than the codestream");
      }
      if (isFrame(marker)) {
        return frame(b, at, size, marker, adobe(b, end, length, adobe), jfif);
      }
      jfif |= marker == 0xE0 && size >= 7 && starts(b, at + 4, "JFIF");
      adobe = adobe(b, at, marker, size, adobe);
      at = end;
    }
    throw bad("no frame header in the JPEG codestream");
  }

  /** An APP14 segment may stand behind the frame header, up to the scan. */
  private static int adobe(byte[] b, int from, int length, int found) {
    int adobe = found;
    int at = from;
    while (at + 4 <= length && b[at] == -1 && (b[at + 1] & 0xFF) != SOS) {
      int size = u16(b, at + 2);
      if (size < 2 || at + 2 + size > length) {
        break;
      }
      adobe = adobe(b, at, b[at + 1] & 0xFF, size, adobe);
      at += 2 + size;
    }
    return adobe;
  }

  private static int adobe(byte[] b, int at, int marker, int size, int found) {
    boolean adobe = marker == 0xEE && size >= 14 && starts(b, at + 4, "Adobe");
    return adobe ? b[at + 15] & 0xFF : found;
  }

  private static JpegHeader frame(byte[] b, int at, int size, int marker, int adobe, boolean jfif)
      throws DecodeException {
    int count = size < 8 ? 0 : b[at + 9] & 0xFF;
    if (count == 0 || size < 8 + 3 * count) {
      throw bad("the JPEG frame header is too short for its components");
    }
    int[] ids = new int[count];
    int[] sampling = new int[count];
    for (int i = 0; i < count; i++) {
      ids[i] = b[at + 10 + 3 * i] & 0xFF;
      sampling[i] = b[at + 11 + 3 * i] & 0xFF;
    }
    return new JpegHeader(
        marker, b[at + 4] & 0xFF, u16(b, at + 5), u16(b, at + 7), ids, sampling, adobe, jfif);
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which stand among them; and JPEG-LS. */
  private static boolean isFrame(int marker) {
    return marker == JPEG_LS
        || (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC);
  }

  private static boolean starts(byte[] b, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (b[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Compares with what the header of the file says. */
  void check(PixelFormat format) throws DecodeException {
    Container.check(format, rows, columns, ids.length, precision);
  }

  /**
   * The photometric interpretation of the components. The codestream is believed before the header,
   * since a wrong header is the more common fault: what its Adobe segment says, its component names
   * R, G, B, its chrominance of lower resolution, or its JFIF segment, which is always YCbCr.
   */
  String photometric(PixelFormat format) {
    if (ids.length != 3) {
      return format.photometric();
    }
    if (adobeTransform == 0) {
      return "RGB";
    }
    if (adobeTransform == 1 || sampling[0] != sampling[1]) {
      return "YBR_FULL";
    }
    if (ids[0] == 'R' && ids[1] == 'G' && ids[2] == 'B') {
      return "RGB";
    }
    boolean ybr = jfif || format.photometric().startsWith("YBR");
    return ybr ? "YBR_FULL" : format.photometric();
  }

  static int u16(byte[] b, int at) {
    return (b[at] & 0xFF) << 8 | (b[at + 1] & 0xFF);
  }

  private static DecodeException bad(String detail) {
    return new DecodeException(Reason.BAD_CODESTREAM, detail);
  }
}
