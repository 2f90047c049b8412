package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/**
 * JPEG of every process (PS3.5 A.4.1 to A.4.3). The codestream's own process counts, not the
 * transfer syntax: archives hold files whose syntax names another one.
 */
final class JpegDecoder implements FrameDecoder {
  private final FrameDecoder eightBit = new EightBitJpegDecoder();
  private final FrameDecoder twelveBit = new TwelveBitJpegDecoder();
  private final FrameDecoder lossless = new LosslessJpegDecoder();
  private final FrameDecoder jpegLs = new JpegLsDecoder();

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    JpegHeader header = JpegHeader.read(codestream, length);
    header.check(format);
    FrameDecoder decoder =
        switch (header.process()) {
          case 0xC0, 0xC1, 0xC2 -> header.precision() == 8 ? eightBit : twelveBit;
          case 0xC3 -> lossless;
          case 0xF7 -> jpegLs;
          default ->
              throw new DecodeException(
                  Reason.UNSUPPORTED_SYNTAX, "JPEG with arithmetic coding or hierarchical frames");
        };
    return decoder.decode(codestream, length, format, into);
  }
}
