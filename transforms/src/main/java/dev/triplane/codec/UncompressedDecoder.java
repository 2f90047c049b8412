package dev.triplane.codec;

import dev.triplane.failure.Reason;
import dev.triplane.series.PixelFormat;

/** Encapsulated Uncompressed Explicit VR Little Endian (PS3.5 A.4.11): a native frame as it is. */
final class UncompressedDecoder implements FrameDecoder {

  @Override
  public PixelFormat decode(byte[] codestream, int length, PixelFormat format, FrameBytes into)
      throws DecodeException {
    long bytes = NativeDecoder.frameBytes(format, length);
    if (length < bytes) {
      throw new DecodeException(
          Reason.TRUNCATED_PIXELS, "the fragments are shorter than a native frame");
    }
    System.arraycopy(codestream, 0, into.take(bytes), 0, (int) bytes);
    return NativeDecoder.layout(format, length);
  }
}
