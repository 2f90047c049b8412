package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;
import java.nio.ByteBuffer;

/**
 * Native colour to red, green and blue of 8 bits and luminance (PS3.3 C.7.6.3.1.2). Deeper samples
 * keep their highest 8 stored bits.
 */
final class NativeColour {
  private NativeColour() {}

  static void decode(ByteBuffer source, PixelFormat format, Samples into) throws DecodeException {
    boolean whole =
        format.bitsAllocated() == 8 || format.bitsAllocated() == 16 || format.bitsAllocated() == 32;
    if (format.samplesPerPixel() != 3 || !whole || format.kind() != PixelFormat.Kind.INTEGER) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "colour other than three samples of 8, 16 or 32 bits");
    }
    int pixels = format.pixels();
    byte[] gray = into.bytes(pixels);
    byte[] rgb = into.makeRgb();
    switch (format.photometric()) {
      // JPEG 2000 undoes the transformations of its own; MONOCHROME contradicts three samples.
      case "RGB", "YBR_RCT", "YBR_ICT", "MONOCHROME1", "MONOCHROME2" ->
          components(source, format, rgb, pixels);
      case "YBR_FULL" -> {
        components(source, format, rgb, pixels);
        for (int i = 0; i < 3 * pixels; i += 3) {
          toRgb(rgb[i] & 0xFF, rgb[i + 1] & 0xFF, rgb[i + 2] & 0xFF, rgb, i);
        }
      }
      case "YBR_FULL_422", "YBR_PARTIAL_422" -> halfChrominance(source, format, rgb, pixels);
      default ->
          throw new DecodeException(
              Reason.UNSUPPORTED_SYNTAX, "a photometric interpretation that is not decoded");
    }
    luminance(rgb, gray, pixels);
  }

  /** Brings samples of any layout to 8 bits, by pixel. */
  private static void components(ByteBuffer source, PixelFormat format, byte[] to, int pixels) {
    boolean plain = format.bitsAllocated() == 8 && format.bitsStored() == 8;
    if (plain && !format.planar()) {
      source.get(0, to, 0, 3 * pixels);
      return;
    }
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < pixels; i++) {
        int index = format.planar() ? c * pixels + i : 3 * i + c;
        to[3 * i + c] = eightBits(source, format, index);
      }
    }
  }

  private static byte eightBits(ByteBuffer source, PixelFormat format, int index) {
    long pattern =
        switch (format.bitsAllocated()) {
          case 8 -> source.get(index) & 0xFF;
          case 16 -> source.getShort(2 * index) & 0xFFFF;
          default -> source.getInt(4 * index) & 0xFFFFFFFFL;
        };
    int stored = format.bitsStored();
    long value = pattern >> (format.highBit() + 1 - stored) & ((1L << stored) - 1);
    return (byte) (stored > 8 ? value >> (stored - 8) : value << (8 - stored));
  }

  /**
   * Y1 Y2 Cb Cr for two pixels, the chrominance being that of the first. Where Columns is odd,
   * which the standard leaves open, such pairs run on from row to row, as dcmtk and pydicom have
   * it.
   */
  private static void halfChrominance(ByteBuffer source, PixelFormat format, byte[] rgb, int pixels)
      throws DecodeException {
    if (format.bitsAllocated() != 8 || format.planar() || pixels % 2 != 0) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX,
          "half chrominance of other than 8 bits by pixel and an even number of pixels");
    }
    boolean partial = format.photometric().equals("YBR_PARTIAL_422");
    for (int i = 0; i < pixels; i += 2) {
      int cb = source.get(2 * i + 2) & 0xFF;
      int cr = source.get(2 * i + 3) & 0xFF;
      for (int of = 0; of < 2; of++) {
        int y = source.get(2 * i + of) & 0xFF;
        if (partial) {
          partialToRgb(y, cb, cr, rgb, 3 * (i + of));
        } else {
          toRgb(y, cb, cr, rgb, 3 * (i + of));
        }
      }
    }
  }

  /** Luminance from 16 to 235 and chrominance from 16 to 240 (retired: PS3.3-2016 C.7.6.3.1.2). */
  private static void partialToRgb(int y, int cb, int cr, byte[] rgb, int at) {
    double light = (y - 16) * 255 / 219.0 + 0.5;
    double b = (cb - 128) * 255 / 224.0;
    double r = (cr - 128) * 255 / 224.0;
    rgb[at] = clamp((int) Math.floor(light + 1.402 * r));
    rgb[at + 1] = clamp((int) Math.floor(light - 0.344136 * b - 0.714136 * r));
    rgb[at + 2] = clamp((int) Math.floor(light + 1.772 * b));
  }

  /** The inverse of the equations of PS3.3 C.7.6.3.1.2, in units of 1/65,536. */
  private static void toRgb(int y, int cb, int cr, byte[] rgb, int at) {
    int b = cb - 128;
    int r = cr - 128;
    rgb[at] = clamp(y + ((91881 * r + 32768) >> 16));
    rgb[at + 1] = clamp(y + ((-22554 * b - 46802 * r + 32768) >> 16));
    rgb[at + 2] = clamp(y + ((116130 * b + 32768) >> 16));
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  /** Luminance of ITU-R BT.601, which YBR_FULL uses. */
  private static void luminance(byte[] rgb, byte[] gray, int pixels) {
    for (int i = 0, at = 0; i < pixels; i++, at += 3) {
      int sum = 299 * (rgb[at] & 0xFF) + 587 * (rgb[at + 1] & 0xFF) + 114 * (rgb[at + 2] & 0xFF);
      gray[i] = (byte) ((sum + 500) / 1000);
    }
  }

  /** Looks up the colours of stored values, which are replaced by their luminance. */
  static void look(PixelFormat format, Palette palette, Samples samples) throws DecodeException {
    if (palette == null) {
      throw PaletteReader.unusable("PALETTE COLOR without a palette");
    }
    int pixels = format.pixels();
    boolean bytes = samples.container() == Samples.Container.BYTES;
    if (!bytes && samples.container() != Samples.Container.SHORTS) {
      throw new DecodeException(
          Reason.UNSUPPORTED_SYNTAX, "PALETTE COLOR of more than 16 bits allocated");
    }
    short[] shorts = samples.shorts();
    byte[] gray = samples.bytes(pixels);
    byte[] rgb = samples.makeRgb();
    StoredValue rule = StoredValue.of(format);
    for (int i = 0; i < pixels; i++) {
      int entry = palette.entry(rule.of(bytes ? gray[i] : shorts[i]));
      rgb[3 * i] = palette.red()[entry];
      rgb[3 * i + 1] = palette.green()[entry];
      rgb[3 * i + 2] = palette.blue()[entry];
    }
    luminance(rgb, gray, pixels);
  }
}
