package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * The decoders of encapsulated pixel data by transfer syntax (PS3.5 A.4). Each is made when it is
 * first needed and keeps its buffers: one of these a thread at a time.
 *
 * <p>This is the wall around them: whatever a decoder throws that it should not, the frame fails
 * with the reason that {@link DecodeException#of} gives, and the next frame has new decoders.
 */
public final class FrameDecoders {
  private FrameDecoder rle;
  private FrameDecoder jpeg;
  private FrameDecoder jpeg2000;

  private static final String PREFIX = "1.2.840.10008.1.2.";

  /**
   * Decodes one frame.
   *
   * @param syntax the transfer syntax UID
   * @param codestream the frame's fragments, joined
   * @param length how many bytes of the array they are
   * @param format what the header says of the frame
   * @param into receives a native frame, little endian
   * @return the format of the native frame
   * @throws DecodeException where the bytes are no frame of that syntax and format, or the syntax
   *     is not decoded
   */
  public PixelFormat decode(
      String syntax, byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    if (format.kind() != PixelFormat.Kind.INTEGER) {
      throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "encapsulated floating point");
    }
    try {
      return decoder(syntax).decode(codestream, length, format, into);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      rle = null;
      jpeg = null;
      jpeg2000 = null;
      throw DecodeException.of(e);
    }
  }

  private FrameDecoder decoder(String syntax) throws DecodeException {
    String code = syntax.startsWith(PREFIX) ? syntax.substring(PREFIX.length()) : syntax;
    switch (code) {
      case "1.98":
        return new UncompressedDecoder();
      case "8.1":
        return new DeflatedDecoder();
      case "5":
        if (rle == null) {
          rle = new RleDecoder();
        }
        return rle;
      case "4.90", "4.91", "4.92", "4.93", "4.201", "4.202", "4.203":
        if (jpeg2000 == null) {
          jpeg2000 = new Jpeg2000Decoder();
        }
        return jpeg2000;
      case "4.110", "4.111", "4.112":
        throw new DecodeException(Reason.UNSUPPORTED_SYNTAX, "JPEG XL is not decoded");
      default:
        if (isJpeg(code)) {
          if (jpeg == null) {
            jpeg = new JpegDecoder();
          }
          return jpeg;
        }
        throw new DecodeException(
            Reason.UNSUPPORTED_SYNTAX, "no decoder for encapsulated frames of transfer syntax");
    }
  }

  /** JPEG from 4.50 to 4.70, retired ones too, and JPEG-LS 4.80 and 4.81. */
  private static boolean isJpeg(String code) {
    return code.matches("4\\.(5\\d|6\\d|70|80|81)");
  }
}
